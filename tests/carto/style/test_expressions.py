"""Expressions give what MapLibre gives in Chromium: `record_expressions.py` writes down the results."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cartostory.carto.style.compile import compiled
from cartostory.carto.style.expressions import Context, NotSupportedError
from cartostory.carto.style.values import Colour, EvaluationError

HERE = Path(__file__).parent
TABLE = json.loads((HERE / "expressions.json").read_text(encoding="utf-8"))["results"]
ROAD = {
    "class": "primary",
    "lanes": 2,
    "name": "Route de Kaya",
    "width": "12.5",
    "oneway": True,
    "ref": None,
    "tags": ["a", "b", 3],
}


def evaluated(expression: Any, properties: dict[str, object] = ROAD, zoom: float = 10) -> object:
    return compiled(expression).evaluate(Context(zoom, properties, "LineString"))


def as_recorded(expression: Any) -> dict[str, object]:
    try:
        value = evaluated(expression)
    except (EvaluationError, NotSupportedError):
        return {"failed": True}
    if isinstance(value, Colour):
        return {"colour": str(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    return {"value": value}


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 150


@pytest.mark.parametrize("row", TABLE, ids=lambda row: json.dumps(row["expression"], ensure_ascii=False))
def test_an_expression_gives_what_maplibre_gives(row: dict[str, Any]) -> None:
    found = as_recorded(row["expression"])
    if "refused" in row or "error" in row:
        assert found == {"failed": True}
    elif isinstance(row.get("value"), int | float) and not isinstance(row["value"], bool):
        assert found["value"] == pytest.approx(row["value"])
        assert not isinstance(found["value"], bool)
    else:
        assert found == {name: value for name, value in row.items() if name != "expression"}


@pytest.mark.parametrize(
    ("expression", "path"),
    [
        (["heatmap-density"], ""),
        (["case", ["within", {}], 1, 2], "[1]"),
        (["concat", "a", ["number-format", 1, {}]], "[2]"),
        (["interpolate", ["cubic-bezier", 0, 0, 1, 1], ["zoom"], 1, 1, 2, 2], "[1]"),
        ({"stops": [[1, 2]]}, ""),
        ([1, 2], ""),
    ],
)
def test_what_is_not_supported_is_refused_with_its_path(expression: Any, path: str) -> None:
    with pytest.raises(NotSupportedError) as refused:
        compiled(expression)
    assert refused.value.path == path


def test_an_expression_knows_what_it_hangs_on() -> None:
    assert compiled(5).keys == frozenset()
    assert compiled(["get", "class"]).keys == {"class"}
    assert compiled(["get", ["get", "key"]]).keys is None
    assert compiled(["step", ["zoom"], 1, 5, 2]).uses_zoom
    assert not compiled(["step", ["zoom"], 1, 5, 2]).uses_feature


values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=4),
    lambda inner: some.lists(inner, max_size=4),
)
operators = some.sampled_from(
    [
        "get",
        "+",
        "-",
        "/",
        "%",
        "^",
        "case",
        "match",
        "step",
        "in",
        "at",
        "slice",
        "concat",
        "==",
        "<",
        "all",
        "!",
        "to-number",
        "to-color",
        "array",
        "let",
        "interpolate",
        "coalesce",
        "rgb",
        "upcase",
    ]
)


@given(operators, some.lists(values, max_size=5), some.dictionaries(some.text(max_size=3), values, max_size=3))
def test_whatever_is_written_either_compiles_or_is_refused_and_never_crashes(
    operator: str, arguments: list[object], properties: dict[str, object]
) -> None:
    try:
        found = compiled([operator, *arguments])
    except NotSupportedError:
        return
    try:
        found.evaluate(Context(5, properties))
    except EvaluationError:
        return
