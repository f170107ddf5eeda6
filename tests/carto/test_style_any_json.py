"""Whatever JSON stands in a style's file, reading it ends in layers that have values, and in problems."""

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cartostory.carto.style.expressions import Context
from cartostory.carto.style.operators.table import OPERATORS
from cartostory.carto.style.spec import LAYOUT, MEMBERS, NOT_DRAWN, PAINT, ROOT, SOURCES
from cartostory.carto.style.style import parse, style_layers

_WORDS = sorted({*OPERATORS, *SOURCES, *PAINT, "!in", "none", "$type", "linear", "exponential", "#fff", "a"})
_PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(_WORDS)
    | st.text(max_size=4)
)


def _nested(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    calls = st.tuples(st.sampled_from(sorted(OPERATORS)), st.lists(inner, max_size=5)).map(
        lambda call: [call[0], *call[1]]
    )
    return calls | st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2)


VALUES = st.recursive(_PLAIN, _nested, max_leaves=12)


def _of(kind: str) -> SearchStrategy[Any]:
    layout = st.dictionaries(st.sampled_from(sorted(LAYOUT[kind])), VALUES, max_size=3)
    paint = st.dictionaries(st.sampled_from(sorted({*PAINT[kind], *NOT_DRAWN[kind]})), VALUES, max_size=3)
    sound = {"id": st.just(kind), "type": st.just(kind), "source": st.sampled_from(SOURCES)}
    return st.fixed_dictionaries(sound, optional={"layout": layout, "paint": paint, "filter": VALUES})


LAYERS = (
    st.one_of(*map(_of, sorted(PAINT))) | st.dictionaries(st.sampled_from(sorted(MEMBERS)), VALUES, max_size=6) | VALUES
)
ROOTS = st.fixed_dictionaries(
    {"layers": st.lists(LAYERS, max_size=3)}, optional=dict.fromkeys(ROOT - {"layers"}, VALUES)
)


@given(VALUES | ROOTS)
@example({"layers": [{"id": "a", "type": "line", "source": "land", "filter": [["a"], ["b"], 1]}]})
@example({"layers": [{"id": "a", "type": "line", "source": "land", "filter": ["has", ["b"]]}]})
@example({"layers": [{"id": "a", "type": "symbol", "source": "land", "layout": {"text-font": [["a"]]}}]})
@example({"layers": [{"id": "a", "type": "line", "source": "land", "paint": {"line-width": ["ceil", ["/", 1, 0]]}}]})
def test_no_json_makes_the_reader_raise(value: Any) -> None:
    style, problems = parse(json.dumps(value), "style.json")
    assert all(found.code.startswith("style-") for found in problems)
    context = Context(5, {"a": "b", "b": 1.5}, "Polygon", 7)
    for layer in style_layers(style):
        assert layer.takes(context) in {True, False}
        assert layer.shows_at(5) in {True, False}
        for value_ in layer.values.values():
            value_.at(context)


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    parse(text, "style.json")
