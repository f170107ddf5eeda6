"""Where a site's ground comes from: a file of JSON beside the archive, which `status` and `update` read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from cartostory.carto.basemap.archive import attribution_of

ODBL = "ODbL 1.0 (opendatacommons.org/licenses/odbl/1-0/)"
_BUILD = ("planetiler:buildtime", "version")
_OSM = ("planetiler:osm:osmosisreplicationtime", "osm_timestamp", "osmosis:replicationtime")


@dataclass(frozen=True, slots=True)
class Asked:
    """A box that somebody asked for: degrees as in RFC 7946 (east < west across the antimeridian), and zooms."""

    west: float
    south: float
    east: float
    north: float
    least_zoom: int
    most_zoom: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an archive comes from. Dates are ISO 8601, "" where the source does not say; `asked` are boxes by hand."""

    source: str
    fetched: str
    build: str = ""
    osm: str = ""
    etag: str = ""
    source_bytes: int = 0
    tiles: int = 0
    bytes: int = 0
    min_zoom: int = 0
    max_zoom: int = 0
    sha256: str = ""
    attribution: str = ""
    licence: str = ""
    asked: tuple[Asked, ...] = ()

    @property
    def data_date(self) -> date | None:
        """Give the day of the data: OpenStreetMap's, else the build's, else the day of the fetch."""
        for text in (self.osm, self.build, self.fetched):
            try:
                return date.fromisoformat(text[:10])
            except ValueError:
                continue
        return None


def from_metadata(metadata: Mapping[str, object]) -> dict[str, str]:
    """Give what an archive's metadata say of build, data and licence."""
    attribution = attribution_of(metadata)
    licence = ODBL if "OpenStreetMap" in attribution else str(metadata.get("license") or "")
    return {
        "build": _first(metadata, _BUILD),
        "osm": _first(metadata, _OSM),
        "attribution": attribution,
        "licence": licence,
    }


def _first(metadata: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((str(metadata[key]) for key in keys if metadata.get(key)), "")


def note_of(archive: Path) -> Path:
    """Give the path of the note beside an archive: `site.pmtiles` -> `site.source.json`."""
    return archive.with_name(f"{archive.stem}.source.json")


def save(archive: Path, provenance: Provenance) -> None:
    """Write the note beside an archive. Raises `OSError`."""
    note = note_of(archive)
    new = note.with_name(f"{note.name}.new")
    new.write_text(json.dumps(asdict(provenance), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    new.replace(note)


def read(archive: Path) -> Provenance | None:
    """Read the note beside an archive; None where there is none, or none that can be understood."""
    try:
        written = json.loads(note_of(archive).read_text(encoding="utf-8"))
        return _provenance(written)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _provenance(written: Mapping[str, Any]) -> Provenance:
    known = {field.name for field in fields(Provenance)}
    asked = tuple(Asked(**box) for box in written.get("asked", ()))
    return Provenance(**{**{key: value for key, value in written.items() if key in known}, "asked": asked})
