"""A question to the Overpass API (wiki.openstreetmap.org, “Overpass API”): what lies around a point, by theme.

One question at a time, answered from the cache for a day; a busy server is not asked again at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cartostory import __version__
from cartostory.authoring.bringing.bundle import CannotBringError
from cartostory.authoring.bringing.osm_themes import THEMES
from cartostory.geo.point import Point
from cartostory.media.atomic_write import make_folders, write_whole
from cartostory.problems.messages import translatable

ADDRESS = "https://overpass-api.de/api/interpreter"
"""The service that the project of OpenStreetMap itself names first; `map: {overpass: …}` names another."""
LARGEST_RADIUS_M = 20_000.0
MOST_BYTES = 64_000_000
_AGENT = f"cartostory/{__version__} (bring osm; static maps of town partnerships)"
_SECONDS = 90
_CHUNK = 1 << 16
_FINE = 200
_BUSY = (429, 502, 503, 504)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class OverpassAnswer:
    """What the service said, and whether it was remembered rather than asked for."""

    value: dict[str, Any]
    is_remembered: bool


def question(point: Point, radius_m: float, themes: Sequence[str]) -> str:
    """Write the question in Overpass QL: nodes, ways and relations with the tags of the themes, with their geometry."""
    around = f"(around:{radius_m:.0f},{point.lat:.6f},{point.lon:.6f})"
    parts = [f"nwr{around}{_tag(key, values)};" for theme in themes for key, values in THEMES[theme].tags.items()]
    return f"[out:json][timeout:{_SECONDS - 10}][maxsize:{MOST_BYTES}];(" + "".join(parts) + ");out geom;"


def _tag(key: str, values: frozenset[str]) -> str:
    return f'["{key}"]' if "*" in values else f'["{key}"~"^({"|".join(sorted(values))})$"]'


def ask(address: str, asked: str, cache: Path, day: str) -> OverpassAnswer:
    """Ask the service, or remember what it said on the same day. Raises `CannotBringError`, `OSError`."""
    named = hashlib.sha256(f"{address}\n{asked}\n{day}".encode()).hexdigest()[:24]
    file = cache / f"{named}.json"
    if file.is_file():
        try:
            return OverpassAnswer(_answer(file.read_bytes()), is_remembered=True)
        except ValueError:
            file.unlink()
    data = _fetched(address, asked)
    try:
        value = _answer(data)
    except ValueError as error:
        raise CannotBringError(_NO_ANSWER, address=address) from error
    make_folders(cache)
    write_whole(file, data)
    return OverpassAnswer(value, is_remembered=False)


def _answer(data: bytes) -> dict[str, Any]:
    """Read an answer. Raises `ValueError` for what is none, and for one that the service had to cut short."""
    value = json.loads(data)
    if not isinstance(value, dict) or not isinstance(value.get("elements"), list):
        raise ValueError("elements")  # noqa: TRY004 - as for any other text
    if "error" in str(value.get("remark", "")):
        raise ValueError("remark")
    return value


def _fetched(address: str, asked: str) -> bytes:
    """Post the question. Raises `CannotBringError` with what a person can do."""
    import requests  # noqa: PLC0415 - the network is asked for by this command alone

    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise CannotBringError(_NOT_SAFE, address=address)
    try:
        with requests.post(
            address,
            data={"data": asked},
            headers={"User-Agent": _AGENT},
            timeout=_SECONDS,
            stream=True,
            allow_redirects=False,
        ) as answer:
            if answer.status_code in _BUSY:
                raise CannotBringError(_SAY_BUSY, address=address, seconds=answer.headers.get("Retry-After", "60")[:6])
            if answer.status_code != _FINE:
                raise CannotBringError(_REFUSED, address=address, status=answer.status_code)
            data = bytearray()
            for piece in answer.iter_content(_CHUNK):
                data += piece
                if len(data) > MOST_BYTES:
                    raise CannotBringError(_TOO_MUCH)
            return bytes(data)
    except requests.RequestException as error:
        raise CannotBringError(_UNREACHABLE, address=address) from error


_NO_ANSWER = translatable("{address} answered something that is no answer of the Overpass API. Try again later.")
_NOT_SAFE = translatable("{address} is not asked: the address has to begin with https://.")
_SAY_BUSY = translatable("{address} is busy. Try again in {seconds} seconds; it serves the whole world.")
_REFUSED = translatable("{address} refuses the question ({status}). Is the address in config.yaml right?")
_TOO_MUCH = translatable("The answer is too large. Ask for a smaller radius, or for fewer themes.")
_UNREACHABLE = translatable("{address} cannot be reached. Is this machine on the network?")
