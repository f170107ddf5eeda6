"""The site's own archive of tiles, as the workers that draw read it: a tile is decoded once in each of them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from cartostory.carto.basemap.archive import Archive, Tile
from cartostory.carto.basemap.schemas import is_known
from cartostory.carto.basemap.tile_features import FeaturePart, read_tile, rules_of
from cartostory.load.archive_file import open_archive
from cartostory.model import Site

_MOST_TILES = 400
"""Are kept decoded: some 30 towns' worth at one zoom, about 100 MB where all are cities."""


@dataclass(frozen=True, slots=True)
class SiteBasemap:
    """The archive that a site publishes; a plain value for workers. `digest` names its bytes."""

    path: Path
    digest: str
    min_zoom: int
    max_zoom: int
    layers: tuple[str, ...]
    attribution: str

    def parts(self, tile: Tile) -> tuple[FeaturePart, ...] | None:
        """Give what is drawn of a tile; None where there is none. Raises `ArchiveError`."""
        return _opened(self).parts(tile)


def basemap_of(site: Site) -> SiteBasemap | None:
    """Give the site's archive, where it has one that can be drawn."""
    found = site.town_map
    if found is None or not is_known(found.layers):
        return None
    path = Path(site.root) / found.path
    return SiteBasemap(path, found.digest, found.min_zoom, found.max_zoom, found.layers, found.attribution)


@dataclass(slots=True)
class _Opened:
    """An archive at work in one process: its directories, and the tiles that it decoded last."""

    basemap: SiteBasemap
    archive: Archive
    decoded: OrderedDict[Tile, tuple[FeaturePart, ...] | None] = field(default_factory=OrderedDict)

    def parts(self, tile: Tile) -> tuple[FeaturePart, ...] | None:
        if tile in self.decoded:
            self.decoded.move_to_end(tile)
            return self.decoded[tile]
        data = self.archive.tile(tile)
        found = read_tile(data, tile, rules_of(self.basemap.layers)) if data else None
        self.decoded[tile] = found
        if len(self.decoded) > _MOST_TILES:
            self.decoded.popitem(last=False)
        return found


@lru_cache(maxsize=1)
def _opened(basemap: SiteBasemap) -> _Opened:
    return _Opened(basemap, open_archive(basemap.path))
