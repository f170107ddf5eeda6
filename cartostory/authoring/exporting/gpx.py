"""Points and ways -> GPX 1.1 (topografix.com/GPX/1/1): waypoints and tracks; areas have no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from cartostory.load.vector.outcome import Value

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD = '<gpx version="1.1" creator="cartostory" xmlns="http://www.topografix.com/GPX/1/1">'


@dataclass(frozen=True, slots=True)
class GpxRights:
    """Who made what a file holds, and the address of the licence, or nothing."""

    author: str
    licence_url: str = ""


def gpx(title: str, layers: Iterable[tuple[str, Sequence[Value]]], rights: GpxRights | None = None) -> str:
    """Write layers, each with its label; what has no name bears that of its layer. Areas are left out."""
    points: list[str] = []
    tracks: list[str] = []
    for label, features in layers:
        for one in features:
            kind = one["geometry"]["type"]
            name = str(one["properties"].get("name") or one["properties"].get("nom") or label)
            points += _waypoints(one, name) if kind.endswith("Point") else []
            tracks += [_track(one, name)] if kind.endswith("LineString") else []
    told = f"<metadata><name>{xml_text(title)}</name>{''.join(_rights(rights))}</metadata>"
    inside = "\n".join((*points, *tracks))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_HEAD}{told}\n{inside}\n</gpx>\n'


def _rights(rights: GpxRights | None) -> Iterator[str]:
    if rights:
        url = f"<license>{xml_text(rights.licence_url)}</license>" if rights.licence_url else ""
        yield f"<copyright author={quoteattr(legal_text(rights.author))}>{url}</copyright>"


def _waypoints(one: Value, name: str) -> list[str]:
    geometry = one["geometry"]
    positions = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    text = one["properties"].get("description")
    told = f"<name>{xml_text(name)}</name>" + (f"<desc>{xml_text(str(text))}</desc>" if text else "")
    return [f'<wpt lat="{lat!r}" lon="{lon!r}">{told}</wpt>' for lon, lat, *_ in positions]


def _track(one: Value, name: str) -> str:
    geometry = one["geometry"]
    parts = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    segments = "".join(
        "<trkseg>" + "".join(f'<trkpt lat="{lat!r}" lon="{lon!r}"/>' for lon, lat, *_ in part) + "</trkseg>"
        for part in parts
    )
    return f"<trk><name>{xml_text(name)}</name>{segments}</trk>"


def xml_text(text: str) -> str:
    """Escape a text for XML."""
    return escape(legal_text(text))


def legal_text(text: str) -> str:
    """Leave out the characters that no XML may hold (XML 1.0, section 2.2)."""
    return _ILLEGAL.sub("", text)
