"""Little PMTiles files, made as the tests need them."""

import gzip
from math import asinh, pi, radians, tan
from pathlib import Path
from random import Random
from typing import Any

import mapbox_vector_tile
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

KAYA = (-1.0837, 13.0883)
_ZOOMS = range(8, 15)
_LAYERS = ("water", "roads", "buildings", "places", "landuse")


def write_town_map(path: Path, layers: tuple[str, ...] = _LAYERS, **more: Any) -> Path:
    """Write a map of the surroundings of Kaya: a lake, streets, houses, a village, in the Protomaps schema."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = Writer(file)
        chance = Random(1)  # noqa: S311 - filler: tiles differ, and a reader fetches few of them
        for zoom in _ZOOMS:
            x, y = _tile(*KAYA, zoom)
            for column in (x - 1, x, x + 1):
                for row in (y - 1, y, y + 1):
                    writer.write_tile(
                        zxy_to_tileid(zoom, column, row), gzip.compress(_content(layers, chance.randbytes(1_500).hex()))
                    )
        writer.finalize(
            {
                "tile_type": TileType.MVT,
                "tile_compression": Compression.GZIP,
                "min_zoom": _ZOOMS[0],
                "max_zoom": _ZOOMS[-1],
                "min_lon_e7": int(-2.5e7),
                "min_lat_e7": int(12e7),
                "max_lon_e7": int(0.5e7),
                "max_lat_e7": int(14.5e7),
                "center_zoom": 12,
                "center_lon_e7": int(KAYA[0] * 1e7),
                "center_lat_e7": int(KAYA[1] * 1e7),
                **more,
            },
            {
                "vector_layers": [{"id": name, "fields": {}} for name in layers],
                "attribution": '<a href="https://openstreetmap.org/copyright">© les contributeurs d’OpenStreetMap</a>',
            },
        )
    return path


def _tile(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    wide = 2**zoom
    return int((lon + 180) / 360 * wide), int((1 - asinh(tan(radians(lat))) / pi) / 2 * wide)


def _content(layers: tuple[str, ...], filler: str) -> bytes:
    """Every tile holds the same: what is where does not matter, only that it is drawn."""
    shapes: dict[str, list[tuple[str, dict[str, object]]]] = {
        "landuse": [("POLYGON((0 0, 4096 0, 4096 1800, 0 1800, 0 0))", {"kind": "forest"})],
        "water": [
            ("POLYGON((200 2200, 1900 2200, 1900 3900, 200 3900, 200 2200))", {"kind": "lake", "name": "Le lac"})
        ],
        "roads": [
            ("LINESTRING(0 2000, 4096 2000)", {"kind": "major_road", "kind_detail": "primary", "name": "La rue"}),
            ("LINESTRING(2100 0, 2100 4096)", {"kind": "path", "kind_detail": "footway"}),
        ],
        "buildings": [
            ("POLYGON((2400 2400, 3600 2400, 3600 3600, 2400 3600, 2400 2400))", {"kind": "building", "filler": filler})
        ],
        "places": [("POINT(3000 1000)", {"kind": "locality", "kind_detail": "village", "name": "Le hameau"})],
    }
    tile = [
        {"name": name, "features": [{"geometry": shape, "properties": tags} for shape, tags in shapes[name]]}
        for name in layers
        if name in shapes
    ]
    encoded: bytes = mapbox_vector_tile.encode(tile)
    return encoded
