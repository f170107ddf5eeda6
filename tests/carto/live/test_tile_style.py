"""One style draws a town's own tiles too."""

import json

import pytest

from cartostory.carto.basemap.schemas import SCHEMAS, schema_of
from cartostory.carto.live.tile_style import FROM_ZOOM, town_layers
from cartostory.carto.style.style import Style
from cartostory.geo.bounds import Bounds
from cartostory.model import TownMap


def old_kind(filter_: object) -> bool:
    """Tell whether a comparison of two plain values stands in a filter."""
    if not isinstance(filter_, list):
        return False
    is_bare = filter_[0] in ("==", "!=", "match") and not isinstance(filter_[1], list)
    return is_bare or any(map(old_kind, filter_))


def town(*layers: str) -> TownMap:
    return TownMap("basemaps/a.pmtiles", "d", 1, 0, 14, Bounds(-2, 12, 0, 14), layers)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_schema_is_drawn_with_the_looks_of_the_one_style(style: Style, schema: str) -> None:
    names = tuple(each.name for each in SCHEMAS[schema])
    assert schema_of(names) == SCHEMAS[schema]
    layers = town_layers(style, town(*names), "fr")
    looks = {layer["id"].partition(":")[0] for layer in layers}
    assert looks >= {
        "basemap-water",
        "basemap-waterways",
        "basemap-road",
        "basemap-road-casing",
        "basemap-path",
        "basemap-building",
    }
    assert looks >= {"basemap-green", "basemap-built-up", "basemap-rail", "basemap-place-names", "basemap-road-names"}
    assert not any("boundary" in look for look in looks), "contested lines would come as plain ones"
    written = {layer["id"]: layer for layer in json.loads(style.text)["layers"]}
    for layer in layers:
        assert layer["source"] == "town"
        assert layer["filter"][0] == "all"
        assert False not in layer["filter"], "a layer that never shows anything"
        assert not old_kind(layer["filter"]), "MapLibre would take the whole for a filter of its old kind"
        assert layer["source-layer"] in names
        assert layer["minzoom"] >= FROM_ZOOM
        assert layer["type"] == written[layer["id"].partition(":")[0]]["type"]
    ids = [layer["id"] for layer in layers]
    assert len(ids) == len(set(ids))
    types = [layer["type"] == "symbol" for layer in layers]
    assert types == sorted(types), "names come last"


def test_names_come_in_the_readers_language(style: Style) -> None:
    layers = town_layers(style, town("places"), "ar-MA")
    fields = [layer["layout"]["text-field"] for layer in layers if layer["type"] == "symbol"]
    assert fields
    assert all(["get", "name:ar"] in field[1] for field in fields)


def test_nothing_is_drawn_of_layers_that_nobody_knows(style: Style) -> None:
    assert town_layers(style, town("contours", "pois"), "fr") == []
