"""The tiles that a story's maps look at, as a script: pages from a disk may read no part of a file.

`window.cartostoryTiles` holds packed tiles in base64 by “zoom/column/row”. Where they would weigh too much, the nearest
zooms are left out: the live map enlarges the ones before.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from pmtiles.tile import Compression

from cartostory.authoring.basemap.needs import areas_of
from cartostory.carto.basemap.archive import Archive, Span, Tile
from cartostory.carto.basemap.area import tiles_of_areas
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.load.archive_file import open_archive
from cartostory.model import Site
from cartostory.model.output import Address, Content, Kind
from cartostory.model.prepared import PreparedSite

MOST_BYTES = 6_000_000
"""Of one story's tiles, packed: what a tablet reads from a stick in a second or two."""


def held_tiles(prepared: PreparedSite) -> Iterator[tuple[str, Content]]:
    """Give the scripts that are planned, by their paths; those of a damaged archive hold nothing."""
    site = prepared.site
    for address, output in prepared.plan.outputs.items():
        if address.kind is Kind.TOWN_TILES and site.town_map:
            archive = open_archive(Path(site.root) / site.town_map.path)
            yield output.path, script(archive, site, address.subject)


def script(archive: Archive, site: Site, slug: str) -> bytes:
    """Write the script of a story."""
    try:
        tiles = dict(_tiles(archive, site, slug))
    except ArchiveError:
        tiles = {}
    zooms = [int(name.partition("/")[0]) for name in tiles]
    held = {"from": min(zooms, default=0), "to": max(zooms, default=0), "tiles": tiles}
    return f"window.cartostoryTiles={json.dumps(held, separators=(',', ':'))};\n".encode()


def _tiles(archive: Archive, site: Site, slug: str) -> Iterator[tuple[str, str]]:
    header = archive.header
    areas = areas_of(site, header["max_zoom"], slug)
    spans = within(archive.spans(tiles_of_areas(areas, header["min_zoom"], header["max_zoom"])), MOST_BYTES)
    is_packed = header["tile_compression"] is Compression.GZIP
    for tile, span in sorted(spans.items()):
        data = archive.read([span])[0]
        yield "/".join(map(str, tile)), b64encode(data if is_packed else gzip.compress(data, mtime=0)).decode()


def within(spans: Mapping[Tile, Span], most_bytes: int) -> dict[Tile, Span]:
    """Leave out the nearest zooms until the others weigh no more than that."""
    found = dict(spans)
    while found and sum(length for _, length in found.values()) > most_bytes:
        nearest = max(zoom for zoom, _, _ in found)
        found = {tile: span for tile, span in found.items() if tile[0] < nearest}
    return found


def planned(prepared: PreparedSite) -> Mapping[Address, str]:
    """Give the paths of the scripts that an edition for disks needs, one a story with a live map."""
    if prepared.site.town_map is None:
        return {}
    slugs = dict.fromkeys(address.subject for address in prepared.plan.outputs if address.kind is Kind.LIVE)
    return {Address(Kind.TOWN_TILES, slug): f"maps/{slug}.tiles.js" for slug in slugs}
