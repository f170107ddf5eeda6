"""The coast of a live map, told by its land: the edges of its areas, but for those along which the land was cut.

The build cuts land into boxes of degrees; the coast would travel a second time. The browser's script draws it from the
land instead (`themes/default/assets/js/live/unpack.js`), and leaves out what runs along an edge of a box.
"""

from __future__ import annotations

from typing import Any

from cartostory.carto.live.world_detail import WORLD_BOX, DetailBoxes

_DECIMALS = 5

Json = dict[str, Any]


def shore(ground: DetailBoxes) -> Json:
    """Give the longitudes and latitudes along which land was cut, in the place of the coast's features."""
    boxes = (WORLD_BOX, *ground.region, *ground.near, *ground.close)
    lons = sorted({round(box[side], _DECIMALS) for box in boxes for side in (0, 2)})
    lats = sorted({round(box[side], _DECIMALS) for box in boxes for side in (1, 3)})
    return {"type": "FeatureCollection", "features": [], "shore": {"of": "land", "cuts": [lons, lats]}}
