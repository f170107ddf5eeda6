"""Every property that a style may use changes what is drawn: none is accepted and then ignored."""

import json
from typing import Any

import pytest
import shapely

from cartostory.carto.labels.collision import Room
from cartostory.carto.labels.symbol_layers import letter
from cartostory.carto.style.spec import LAYOUT, PAINT
from cartostory.carto.style.style import parse, style_layers
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.paint import paint
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View
from cartostory.geo.point import Point

AREAS = [
    Piece(shapely.box(20, 20, 90, 90), {"name": "Un", "key": 2}),
    Piece(shapely.box(60, 60, 140, 140), {"name": "Deux", "key": 1}),
]
LINES = [
    Piece(shapely.LineString([(20, 40), (100, 160), (180, 40)]), {"name": "Un", "key": 2}),
    Piece(shapely.LineString([(20, 160), (180, 150)]), {"name": "Deux", "key": 1}),
]
POINTS = [
    Piece(shapely.Point(100, 100), {"name": "Un nom en deux lignes", "key": 2}),
    Piece(shapely.Point(106, 102), {"name": "Deux noms en deux lignes", "key": 1}),
]
NAMED = {"text-field": ["get", "name"], "text-max-width": 6}
SIGNED = {**NAMED, "icon-image": "star", "text-anchor": "left"}
BESIDE = {**SIGNED, "text-offset": [1, 0]}
APART = ["case", ["==", ["get", "key"], 1], ["literal", [0, 4]], ["literal", [0, -4]]]

CASES: dict[str, tuple[Any, dict[str, Any]]] = {
    "visibility": ("none", {}),
    "background-color": ("#123456", {}),
    "background-opacity": (0.5, {}),
    "fill-color": ("#123456", {}),
    "fill-opacity": (0.5, {}),
    "fill-outline-color": ("#123456", {}),
    "fill-pattern": ("blank", {}),
    "fill-sort-key": (["get", "key"], {}),
    "line-color": ("#123456", {}),
    "line-width": (3, {}),
    "line-opacity": (0.5, {}),
    "line-dasharray": ([2, 1], {}),
    "line-cap": ("round", {}),
    "line-join": ("bevel", {}),
    "line-miter-limit": (8, {}),
    "line-sort-key": (["get", "key"], {}),
    "circle-color": ("#123456", {}),
    "circle-radius": (9, {}),
    "circle-opacity": (0.5, {}),
    "circle-stroke-color": ("#123456", {"circle-stroke-width": 2}),
    "circle-stroke-width": (3, {}),
    "circle-stroke-opacity": (0.5, {"circle-stroke-width": 2}),
    "circle-sort-key": (["get", "key"], {}),
    "symbol-placement": ("line", NAMED),
    "symbol-sort-key": (["get", "key"], NAMED),
    "text-field": ("Ici", {}),
    "text-font": (["Georgia Bold"], NAMED),
    "text-size": (11, NAMED),
    "text-max-width": (30, {"text-field": ["get", "name"]}),
    "text-line-height": (2, NAMED),
    "text-letter-spacing": (0.2, NAMED),
    "text-justify": ("left", NAMED),
    "text-anchor": ("left", NAMED),
    "text-variable-anchor": (["left", "right"], NAMED),
    "text-radial-offset": (2, {**NAMED, "text-anchor": "left"}),
    "text-offset": ([1, 2], NAMED),
    "text-padding": (60, {**NAMED, "text-offset": APART}),
    "text-transform": ("uppercase", NAMED),
    "text-allow-overlap": (True, NAMED),
    "text-ignore-placement": (True, NAMED),
    "text-optional": (True, {**SIGNED, "icon-allow-overlap": True}),
    "icon-image": ("star", NAMED),
    "icon-size": (2, SIGNED),
    "icon-allow-overlap": (True, {"icon-image": "star"}),
    "icon-ignore-placement": (True, {"icon-image": "star"}),
    "icon-optional": (True, {**SIGNED, "text-size": 8, "text-offset": APART}),
    "icon-opacity": (0.5, SIGNED),
    "text-color": ("#123456", NAMED),
    "text-halo-color": ("#123456", {**NAMED, "text-halo-width": 2}),
    "text-halo-width": (2, NAMED),
    "text-opacity": (0.5, NAMED),
}
USED = sorted({(kind, name) for table in (LAYOUT, PAINT) for kind, known in table.items() for name in known})


def drawn(kind: str, values: dict[str, Any]) -> str:
    made: dict[str, Any] = {"id": kind, "type": kind, "source": "story"}
    for name, value in values.items():
        made.setdefault("layout" if name in LAYOUT[kind] else "paint", {})[name] = value
    style, problems = parse(json.dumps({"version": 8, "sources": {}, "layers": [made]}), "style.json")
    assert problems == ()
    scene = Scene(View(200, 200, Point(0, 0), 5.0))
    pieces = {"fill": AREAS, "line": LINES, "circle": POINTS, "symbol": POINTS + LINES}.get(kind, [])
    scene.story["a"] = pieces
    scene.group(None)
    layers = style_layers(style)
    return (
        "".join(paint(scene, layer) for layer in layers if kind != "symbol")
        + letter(scene, layers, Room(200, 200), {})[0]
    )


@pytest.mark.parametrize(("kind", "name"), USED)
def test_a_property_that_a_style_may_use_changes_what_is_drawn(kind: str, name: str) -> None:
    value, beside = CASES[name]
    base = beside if name != "visibility" else {"symbol": NAMED}.get(kind, {})
    assert drawn(kind, {**base, name: value}) != drawn(kind, base)


def test_a_sort_key_sets_what_lies_above() -> None:
    colour = {"fill-color": ["match", ["get", "key"], 1, "#111111", "#222222"]}
    plain, sorted_ = drawn("fill", colour), drawn("fill", {**colour, "fill-sort-key": ["get", "key"]})
    assert plain.index("#222") < plain.index("#111")
    assert sorted_.index("#111") < sorted_.index("#222")


def test_a_name_along_a_line_keeps_its_offset() -> None:
    along = {**NAMED, "symbol-placement": "line"}
    assert drawn("symbol", {**along, "text-offset": [0, 1]}) != drawn("symbol", along)
