"""Maps on a ground: how long one takes, what it weighs, what a tile takes; on a real extract, where there is one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.carto.basemap.archive import layer_names
from cartostory.carto.basemap.cover import tiles_of
from cartostory.carto.basemap.pieces import ground_of
from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.geo.point import Point
from cartostory.load.archive_file import open_archive
from cartostory.model import Camera
from cartostory.model.transfer_size import gzipped_bytes

EXTRACT = Path(__file__).parent.parent.parent / "shared" / "data" / "basemap" / "perth-7km.pmtiles"
_CENTRE = Point(115.805, -31.92)
_ZOOMS = (9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0)
_SIZES = {"": (960, 720), " on phones": (400, 400)}

Figures = Iterator[tuple[str, dict[str, float]]]


def of_ground(style: Style, times: int) -> Figures:
    """Yield medians over zooms 9 to 16, and what decoding a tile takes; nothing without the extract."""
    if not EXTRACT.is_file():
        return
    archive = open_archive(EXTRACT)
    header = archive.header
    layers = layer_names(archive.metadata())
    basemap = SiteBasemap(EXTRACT, "bench", header["min_zoom"], header["max_zoom"], layers, "")
    every = [_picture(zoom, size) for size in _SIZES.values() for zoom in _ZOOMS]
    tiles = {tile for picture in every for tile, _ in _tiles(picture, header["max_zoom"])}
    started = time.process_time()
    count = sum(basemap.parts(tile) is not None for tile in tiles)
    yield (
        "a tile of the ground, decoded",
        {"count": count, "ms": (time.process_time() - started) / count * 1000, "kb": 0},
    )
    for name, size in _SIZES.items():
        costs = [_cost(_picture(zoom, size), style, basemap, times) for zoom in _ZOOMS]
        seconds, weights = zip(*costs, strict=True)
        yield (
            f"a chapter’s map on a ground, zooms 9 to 16{name}",
            {"count": len(costs), "ms": median(seconds) * 1000, "kb": median(weights) / 1000},
        )


def _picture(zoom: float, size: tuple[int, int]) -> Picture:
    return Picture(PictureKind.MAP, *size, "Perth", camera=Camera(_CENTRE, zoom))


def _tiles(picture: Picture, top: int) -> Iterator[tuple[tuple[int, int, int], int]]:
    view = view_of(picture)
    return tiles_of(view.unit_box(24), min(int(view.zoom), top))


def _cost(picture: Picture, style: Style, basemap: SiteBasemap, times: int) -> tuple[float, int]:
    found = []
    for _ in range(times):
        ground_of.cache_clear()
        started = time.process_time()
        drawn = draw(picture, style, basemap)
        found.append(time.process_time() - started)
    return min(found), gzipped_bytes(drawn.svg.encode())
