import json
from typing import Any

import pytest

from cartostory.carto.live.style import icons_of, live_style
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.style import Style, parse, style_layers
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Span, problem
from cartostory.problems.report import describe


def styled(*layers: Any, **root: Any) -> str:
    return json.dumps({"version": 8, "sources": {}, "layers": list(layers), **root})


def test_the_default_style_is_drawn_whole(style: Style) -> None:
    assert len(style_layers(style)) > 30


def test_what_is_not_supported_is_named_with_its_path() -> None:
    text = styled(
        {
            "id": "a",
            "type": "fill",
            "source": "land",
            "paint": {"fill-pattern": "dots", "fill-color": ["rgb", 1, 2, ["heatmap-density"]]},
        },
        {"id": "b", "type": "heatmap", "source": "land"},
    )
    _, problems = parse(text, "themes/ours/map/style.json")
    assert [(found.code, dict(found.values)["path"]) for found in problems] == [
        ("style-not-supported", "layers[0].paint.fill-pattern"),
        ("style-not-supported", "layers[0].paint.fill-color[3]"),
        ("style-not-supported", "layers[1]"),
    ]


def test_broken_json_names_line_and_column() -> None:
    _, problems = parse('{\n "layers": [,]}', "style.json")
    assert problems == (problem("style-not-json", Span("style.json", 2, 13), reason="Expecting value"),)


def test_old_filters_are_read_like_new_ones() -> None:
    text = styled(
        {
            "id": "a",
            "type": "line",
            "source": "story",
            "filter": ["all", ["==", "kind", "road"], ["!in", "class", "path", "track"]],
        }
    )
    (layer,) = style_layers(parse(text, "s")[0])
    assert layer.takes(Context(5, {"kind": "road", "class": "primary"}))
    assert not layer.takes(Context(5, {"kind": "road", "class": "path"}))


def test_a_property_without_a_value_takes_the_specs_default() -> None:
    text = styled({"id": "a", "type": "circle", "source": "story", "paint": {"circle-radius": ["get", "size"]}})
    (layer,) = style_layers(parse(text, "s")[0])
    assert layer.values["circle-radius"].at(Context(5, {})) == 5
    assert layer.values["circle-radius"].at(Context(5, {"size": 9})) == 9


def test_minzoom_is_included_and_maxzoom_is_not() -> None:
    (layer,) = style_layers(
        parse(styled({"id": "a", "type": "fill", "source": "story", "minzoom": 5, "maxzoom": 7}), "s")[0]
    )
    assert [layer.shows_at(zoom) for zoom in (4.9, 5, 6.9, 7)] == [False, True, True, False]


LINE = {"id": "a", "type": "line", "source": "land"}
NAMES = {"id": "a", "type": "symbol", "source": "towns"}
WRONG: dict[str, tuple[str, str]] = {
    "style-not-valid version": (styled(version=7), "version"),
    "style-not-valid sources": (styled(sources=[]), "sources"),
    "style-not-supported sources.osm": (styled(sources={"osm": {"type": "vector"}}), "sources.osm"),
    "style-not-supported center": (styled(center=[0, 0]), "center"),
    "style-not-valid layer": (styled("land"), "layers[0]"),
    "style-not-supported type": (styled({**LINE, "type": "raster"}), "layers[0]"),
    "style-not-supported kinds": (styled({**LINE, "type": ["line"]}), "layers[0]"),
    "style-not-valid id": (styled({"type": "line", "source": "land"}), "layers[0].id"),
    "style-not-valid twice": (styled(LINE, LINE), "layers[1].id"),
    "style-not-valid source": (styled({**LINE, "source": "roads"}), "layers[0].source"),
    "style-not-valid without source": (styled({"id": "a", "type": "line"}), "layers[0].source"),
    "style-not-valid maxzoom": (styled({**LINE, "maxzoom": "abc"}), "layers[0].maxzoom"),
    "style-not-valid minzoom": (styled({**LINE, "minzoom": None}), "layers[0].minzoom"),
    "style-not-valid layout": (styled({**LINE, "layout": "rond"}), "layers[0].layout"),
    "style-not-valid paint": (styled({**LINE, "paint": None}), "layers[0].paint"),
    "style-not-valid filter": (styled({**LINE, "filter": "foo"}), "layers[0].filter"),
    "style-not-supported object": (styled({**LINE, "filter": ["get", "a", {}]}), "layers[0].filter[2]"),
    "style-not-valid sum": (styled({**LINE, "filter": ["+", 1, 2]}), "layers[0].filter"),
    "style-not-valid cap": (styled({**LINE, "layout": {"line-cap": "foo"}}), "layers[0].layout.line-cap"),
    "style-not-valid colour": (styled({**LINE, "paint": {"line-color": "notacolour"}}), "layers[0].paint.line-color"),
    "style-not-valid branch": (
        styled({**LINE, "paint": {"line-color": ["match", ["get", "a"], "b", "notacolour", "#fff"]}}),
        "layers[0].paint.line-color[3]",
    ),
    "style-not-valid width": (styled({**LINE, "paint": {"line-width": "3"}}), "layers[0].paint.line-width"),
    "style-not-valid less": (styled({**LINE, "paint": {"line-width": -1}}), "layers[0].paint.line-width"),
    "style-not-valid more": (styled({**LINE, "paint": {"line-opacity": 2}}), "layers[0].paint.line-opacity"),
    "style-not-valid zoom": (
        styled({**LINE, "paint": {"line-width": ["*", 2, ["zoom"]]}}),
        "layers[0].paint.line-width",
    ),
    "style-not-valid word": (
        styled({**LINE, "paint": {"line-width": ["+", 1, ["match", ["get", "a"], "b", "c", 2]]}}),
        "layers[0].paint.line-width[2][3]",
    ),
    "style-not-valid test": (
        styled({**LINE, "filter": ["all", ["case", ["+", 1, 2], True, False], True]}),
        "layers[0].filter[1][1]",
    ),
    "style-not-valid null": (styled({**LINE, "filter": None}), "layers[0].filter"),
    "style-not-valid variable": (styled({**LINE, "filter": ["var", "a"]}), "layers[0].filter"),
    "style-not-valid get": (styled({**LINE, "filter": ["get", ["+", 1, 2]]}), "layers[0].filter[1]"),
    "style-not-valid logarithm": (styled({**LINE, "filter": ["ln", 2]}), "layers[0].filter"),
    "style-not-valid anchor": (styled({**NAMES, "layout": {"text-anchor": "up"}}), "layers[0].layout.text-anchor"),
    "style-not-valid anchors": (
        styled({**NAMES, "layout": {"text-variable-anchor": ["left", "up"]}}),
        "layers[0].layout.text-variable-anchor[1]",
    ),
    "style-not-valid offset": (styled({**NAMES, "layout": {"text-offset": [1]}}), "layers[0].layout.text-offset"),
    "style-not-supported icon": (styled({**NAMES, "layout": {"icon-image": "airport"}}), "layers[0].layout.icon-image"),
    "style-not-supported token": (styled({**NAMES, "layout": {"text-field": "{name}"}}), "layers[0].layout.text-field"),
    "style-not-supported spacing": (
        styled({**NAMES, "layout": {"symbol-spacing": 100}}),
        "layers[0].layout.symbol-spacing",
    ),
    "style-not-supported gap": (styled({**LINE, "paint": {"line-gap-width": 2}}), "layers[0].paint.line-gap-width"),
    "style-not-supported hangs": (
        styled({**LINE, "layout": {"line-cap": ["get", "cap"]}}),
        "layers[0].layout.line-cap",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_a_style_is_named_with_its_path(case: str) -> None:
    text, path = WRONG[case]
    _, problems = parse(text, "themes/map/style.json")
    assert [(found.code, dict(found.values)["path"]) for found in problems] == [(case.split(maxsplit=1)[0], path)]
    assert {found.span for found in problems} == {Span("themes/map/style.json")}


REFUSED: tuple[tuple[str, Any], ...] = (
    ("line-color", "rgb(1,2%,3)"),
    ("line-color", "hsl(1,2,3)"),
    ("line-color", "hsl(0.5turn,50%,50%)"),
    ("line-color", ["rgb", 300, 0, 0]),
    ("line-color", ["rgba", 0, 0, 0, 2]),
    ("line-width", ["step", ["zoom"], 1]),
    ("line-width", ["let", "a b", 1, ["var", "a b"]]),
    ("line-width", ["match", ["get", "a"], ["x", "x"], 1, 2]),
    ("line-width", ["match", ["get", "a"], [], 1, 2]),
    ("line-width", ["match", ["get", "a"], 1.5, 1, 2]),
    ("line-width", ["match", ["get", "a"], "x", 1, 1, 2, 3]),
    ("line-sort-key", ["interpolate", ["linear"], ["zoom"], 1, 1, 5, 2]),
    ("line-dasharray", ["interpolate", ["linear"], ["zoom"], 1, ["literal", [1, 1]], 5, ["literal", [2, 2]]]),
    ("text-field", ["interpolate", ["linear"], ["zoom"], 1, "red", 5, "blue"]),
    ("text-allow-overlap", ["interpolate", ["linear"], ["zoom"], 1, True, 5, False]),
    ("text-font", ["get", "font"]),
    ("filter", ["<", 1, "a"]),
    ("filter", ["==", ["concat", "a", "b"], 1]),
    ("filter", ["==", ["literal", [1]], ["get", "a"]]),
    ("filter", ["==", "$type", "point"]),
)
"""What the checker of MapLibre GL JS 5.24 (@maplibre/maplibre-gl-style-spec 24.10) refuses, asked one by one."""


@pytest.mark.parametrize(("name", "value"), REFUSED, ids=str)
def test_what_the_browsers_map_would_refuse_the_whole_style_for_is_reported(name: str, value: Any) -> None:
    part = "layout" if "sort" in name or name.startswith("text") else "paint"
    base = NAMES if name.startswith("text") else LINE
    layer = {**base, "filter": value} if name == "filter" else {**base, part: {name: value}}
    (found,) = parse(styled(layer), "style.json")[1]
    assert found.code == "style-not-valid"
    assert dict(found.values)["path"].startswith("layers[0].")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("line-color", "hsl(120deg 50% 50% / 0.5)"),
        ("line-color", "rgb(10%,20%,30%)"),
        ("line-color", ["rgb", ["get", "a"], 0, 255]),
        ("line-width", ["match", ["get", "a"], [1, 2.0], 1, 3, 4, 2]),
        ("line-offset", 0),
        ("line-color", ["case", ["==", ["get", "a"], None], "red", "blue"]),
    ],
    ids=str,
)
def test_what_the_browsers_map_takes_is_taken(name: str, value: Any) -> None:
    assert parse(styled({**LINE, "paint": {name: value}}), "style.json")[1] == ()


@pytest.mark.parametrize("case", WRONG)
def test_why_a_style_is_wrong_is_said_in_french(case: str) -> None:
    (found,) = parse(WRONG[case][0], "style.json")[1]
    french, english = (describe(found, Messages(language)).message for language in ("fr", "en"))
    assert "{" not in english.replace("{name}", "").replace('{"', "")
    assert english.rpartition(": ")[2] not in french


def test_the_defaults_of_what_is_not_drawn_may_be_written_out() -> None:
    layout = {"symbol-spacing": 250, "symbol-avoid-edges": False, "text-max-angle": 45, "text-keep-upright": True}
    _, problems = parse(styled({**NAMES, "layout": layout, "paint": {"icon-color": "#000000"}}), "style.json")
    assert problems == ()


def test_the_live_map_is_not_given_what_was_reported() -> None:
    layer = {**LINE, "maxzoom": "abc", "ref": "b", "paint": {"line-color": "notacolour", "line-width": 2}}
    style, problems = parse(styled(layer, {**LINE, "id": "b", "source": "roads"}), "style.json")
    assert len(problems) == 4
    drawn, _ = live_style(style, {"land": {"type": "FeatureCollection", "features": []}}, {}, ("#000", "#fff"))
    assert drawn["layers"] == [{**LINE, "paint": {"line-width": 2}}]


def test_the_live_map_is_given_the_icons_that_a_style_names() -> None:
    image = ["case", ["==", ["get", "own"], True], "star", "flag"]
    style, problems = parse(styled({**NAMES, "layout": {"icon-image": image}}, {**LINE, "id": "b"}), "style.json")
    assert problems == ()
    assert {"star", "flag"} <= icons_of(style)


@pytest.mark.parametrize("text", ['{"version": 8, "layers": [], "a": NaN}', "[" * 100_000, '{"layers": [1e999]}', ""])
def test_what_no_browser_reads_is_no_style(text: str) -> None:
    _, (found,) = parse(text, "style.json")
    assert found.code == "style-not-json"
