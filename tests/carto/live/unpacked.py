"""What `unpack.js` does with points, said another way."""

from math import log10
from typing import Any

from tests.carto.live.test_packing import decoded


def features(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the features of a source's data; points may come in columns, and the coast be drawn from the land."""
    if "shore" in data:
        return [{"properties": {}, "cuts": data["shore"]["cuts"]}]
    if "columns" not in data:
        return list(data["features"])
    positions = decoded(data["points"], round(log10(data["scale"])))
    rows = zip(*data["columns"].values(), strict=True) if data["columns"] else ((),) * len(positions)
    return [
        {
            "type": "Feature",
            "properties": {name: value for name, value in zip(data["columns"], row, strict=True) if value is not None},
            "geometry": {"type": "Point", "coordinates": list(position)},
        }
        for position, row in zip(positions, rows, strict=True)
    ]
