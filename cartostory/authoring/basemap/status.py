"""A site and its archive -> chapter by chapter, whether a map has ground under it, and how near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from cartostory.authoring.basemap.needs import ChapterViews, chapter_views
from cartostory.carto.basemap.archive import Archive, Tile
from cartostory.carto.basemap.cover import tiles_of
from cartostory.carto.view.view import View
from cartostory.model import Site

_STEPS_UP = 4


@dataclass(frozen=True, slots=True)
class ChapterGround:
    """One chapter. `wanted`: the zoom of its nearest map, `found`: that of its tiles (-1: none); `share` up to 1."""

    chapter: ChapterViews
    wanted: float
    found: int
    share: float


def chapter_grounds(site: Site, archive: Archive | None) -> Iterator[ChapterGround]:
    """Yield the chapters of first-language stories whose maps come near."""
    for chapter in chapter_views(site):
        if chapter.story is chapter.partnership.story and chapter.near:
            nearest = max(chapter.near, key=lambda view: view.zoom)
            found, share = _ground(archive, nearest) if archive else (-1, 0.0)
            yield ChapterGround(chapter, nearest.zoom, found, share)


def _ground(archive: Archive, view: View) -> tuple[int, float]:
    """Give the zoom of the tiles that a view shows, and the share of it that has any."""
    wanted = min(floor(view.zoom), archive.header["max_zoom"])
    every = [tile for tile, _ in tiles_of(view.unit_box(), wanted)]
    found: dict[Tile, int] = {}
    for zoom in range(wanted, max(wanted - _STEPS_UP, archive.header["min_zoom"]) - 1, -1):
        left = {tile: _above(tile, wanted - zoom) for tile in every if tile not in found}
        there = archive.spans(set(left.values()))
        found.update((tile, zoom) for tile, above in left.items() if above in there)
    return (min(found.values()), len(found) / len(every)) if found else (-1, 0.0)


def _above(tile: Tile, steps: int) -> Tile:
    zoom, column, row = tile
    return zoom - steps, column >> steps, row >> steps
