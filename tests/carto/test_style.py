import json
from typing import Any

from cartostory.carto.expressions import Context
from cartostory.carto.style import Style, parse, style_layers
from cartostory.problem import Span, problem


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
            "source": "x",
            "filter": ["all", ["==", "kind", "road"], ["!in", "class", "path", "track"]],
        }
    )
    (layer,) = style_layers(parse(text, "s")[0])
    assert layer.takes(Context(5, {"kind": "road", "class": "primary"}))
    assert not layer.takes(Context(5, {"kind": "road", "class": "path"}))


def test_a_property_without_a_value_takes_the_specs_default() -> None:
    text = styled({"id": "a", "type": "circle", "source": "x", "paint": {"circle-radius": ["get", "size"]}})
    (layer,) = style_layers(parse(text, "s")[0])
    assert layer.values["circle-radius"].at(Context(5, {})) == 5
    assert layer.values["circle-radius"].at(Context(5, {"size": 9})) == 9


def test_minzoom_is_included_and_maxzoom_is_not() -> None:
    (layer,) = style_layers(
        parse(styled({"id": "a", "type": "fill", "source": "x", "minzoom": 5, "maxzoom": 7}), "s")[0]
    )
    assert [layer.shows_at(zoom) for zoom in (4.9, 5, 6.9, 7)] == [False, True, True, False]
