"""The site's ground (`map.basemap`, or basemaps/site.pmtiles) -> `TownMap`: its header, checked before it is published.

The file is read in parts, however large it is: 127 bytes of header (PMTiles 3, section 3), the metadata, and once from
end to end in pieces, for the digest that names it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cartostory.carto.basemap.archive import attribution_of, layer_names
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.load.archive_file import open_archive
from cartostory.model import Config, TownMap
from cartostory.model.town_map import USUAL_FILE
from cartostory.problems.problem import Problem, Ref, Span, problem

Found = tuple[TownMap | None, tuple[Problem, ...]]


def load_town_map(root: Path, config: Config) -> Found:
    """Read the site's ground, where it has one; a file that cannot be drawn is reported and left out."""
    ref = config.basemap or _usual(root)
    if ref is None:
        return None, ()
    try:
        return _read(root, ref), ()
    except ArchiveError as fault:
        return None, (problem(fault.code, ref.span, path=ref.name, **fault.blanks),)
    except OSError as error:
        return None, (problem("town-map-unreadable", ref.span, path=ref.name, reason=error.strerror or str(error)),)


def _usual(root: Path) -> Ref | None:
    return Ref(USUAL_FILE, Span(USUAL_FILE)) if (root / USUAL_FILE).is_file() else None


def _read(root: Path, ref: Ref) -> TownMap:
    path = root / ref.name
    if not path.resolve().is_relative_to(root.resolve()):
        raise ArchiveError("town-map-outside")
    if not path.is_file():
        raise ArchiveError("town-map-missing")
    archive = open_archive(path)
    metadata = archive.metadata()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    zooms = archive.header["min_zoom"], archive.header["max_zoom"]
    layers, attribution = layer_names(metadata), attribution_of(metadata)
    return TownMap(ref.name, digest, archive.size, *zooms, archive.bounds, layers, attribution)
