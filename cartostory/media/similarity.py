"""The looks of two pictures -> whether they show the same, whatever their size, format, quality, turn or mirroring.

A look is the signs of a picture's lowest frequencies (`media/perceptual_hash.py`): nothing of the picture, no face, can
be drawn from it again, so that it may be kept of pictures that had to go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SIDE = 12
"""How many frequencies are kept in each direction: 143 signs, the mean left out."""

FARTHEST = 30
"""How many of the 143 signs may differ. Measured on real photographs: a copy that was resized, compressed and cut by up
to a tenth on each side differs by less; of 3,600 pairs of different pictures none by fewer than 40."""

HEX_DIGITS = SIDE * SIDE // 4


def alike(look: str, looks: Iterable[str]) -> bool:
    """Tell whether a picture is one of those looks, or such a look turned or mirrored. An empty look is like none.

    `look` may hold two, with a space between them: with its borders and without.
    """
    known = tuple(int(one, 16) for one in looks)
    seen = (turned for one in look.split() for turned in _turned(int(one, 16)))
    return any((turned ^ one).bit_count() <= FARTHEST for turned in seen for one in known)


def _turned(look: int) -> Iterator[int]:
    """Give the eight looks of a picture that is turned by quarters and mirrored.

    Mirroring changes the sign of every second frequency; exchanging the axes exchanges the frequencies.
    """
    for one in (look, _transposed(look)):
        for across in (0, _ODD_COLUMNS):
            for down in (0, _ODD_ROWS):
                yield one ^ across ^ down


def _transposed(look: int) -> int:
    return sum(1 << _bit(column, row) for row, column in _PLACES if look >> _bit(row, column) & 1)


def _bit(row: int, column: int) -> int:
    """Give the place of a frequency's sign in the number: the mean, which comes first, is its highest bit."""
    return SIDE * SIDE - 1 - (row * SIDE + column)


_PLACES = tuple((row, column) for row in range(SIDE) for column in range(SIDE))
_ODD_COLUMNS = sum(1 << _bit(row, column) for row, column in _PLACES if column % 2)
_ODD_ROWS = sum(1 << _bit(row, column) for row, column in _PLACES if row % 2)
