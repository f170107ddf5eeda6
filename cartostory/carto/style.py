"""A style of the MapLibre Style Spec (the subset of `style_spec`) -> `Style`, and each part that cannot be drawn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cartostory.carto.expressions import Compiled, Context, NotSupportedError, compiled
from cartostory.carto.hatch import BLANK
from cartostory.carto.legacy_filters import modern
from cartostory.carto.operators import OPERATORS
from cartostory.carto.style_spec import FEATURELESS, LAYOUT, LISTS, MEMBERS, PAINT, ROOT
from cartostory.carto.values import EvaluationError
from cartostory.problem import Problem, Span, problem


@dataclass(frozen=True, slots=True)
class Style:
    """A map style. `text` is its JSON as written, so that a style can be pickled, hashed and handed to the browser."""

    text: str
    file: str = "style.json"


@dataclass(frozen=True, slots=True)
class Value:
    """A property's value: compiled, with the spec's default for features for which it has none."""

    compiled: Compiled
    default: object

    def at(self, context: Context) -> object:
        """Give the value for a feature at a zoom."""
        try:
            found = self.compiled.evaluate(context)
        except EvaluationError:
            return self.default
        return self.default if found is None else found


@dataclass(frozen=True, slots=True)
class StyleLayer:
    """One layer of a style. `values` holds every property of its type, those not written with their default."""

    id: str
    type: str
    source: str
    minzoom: float
    maxzoom: float
    filter: Compiled | None
    values: Mapping[str, Value]

    @property
    def keys(self) -> frozenset[str] | None:
        """Give the properties of features that any value of the layer asks of; None: any."""
        return union_of_keys(value.compiled for value in self.values.values())

    def shows_at(self, zoom: float) -> bool:
        """Tell whether the layer is drawn at a zoom (`minzoom` included, `maxzoom` not)."""
        return self.minzoom <= zoom < self.maxzoom and self.values["visibility"].at(Context(zoom)) != "none"

    def takes(self, context: Context) -> bool:
        """Tell whether the filter lets a feature through; a filter without a value lets none."""
        if self.filter is None:
            return True
        try:
            return self.filter.evaluate(context) is True
        except EvaluationError:
            return False


def union_of_keys(parts: Iterable[Compiled]) -> frozenset[str] | None:
    """Give all the properties that some expressions ask of; None where one of them may ask of any."""
    found: set[str] = set()
    for part in parts:
        if part.keys is None:
            return None
        found |= part.keys
    return frozenset(found)


def parse(text: str, file: str) -> tuple[Style, tuple[Problem, ...]]:
    """Read a style. What is not supported is a problem that names the file and the JSON path; the rest is drawn."""
    return Style(text, file), _read(text, file)[1]


def style_layers(style: Style) -> tuple[StyleLayer, ...]:
    """Give a style's layers, bottom first."""
    return _read(style.text, style.file)[0]


@lru_cache(maxsize=8)
def _read(text: str, file: str) -> tuple[tuple[StyleLayer, ...], tuple[Problem, ...]]:
    try:
        root = json.loads(text)
    except json.JSONDecodeError as error:
        return (), (problem("style-not-json", Span(file, error.lineno, error.colno), reason=error.msg),)
    if not isinstance(root, dict) or not isinstance(root.get("layers"), list):
        return (), (problem("style-without-layers", Span(file)),)
    problems = [_unsupported(file, name, "this member is not supported") for name in root if name not in ROOT]
    layers = []
    for number, value in enumerate(root["layers"]):
        layer, found = _layer(value, f"layers[{number}]", file)
        problems.extend(found)
        if layer:
            layers.append(layer)
    return tuple(layers), tuple(problems)


def _layer(value: object, path: str, file: str) -> tuple[StyleLayer | None, list[Problem]]:
    if not isinstance(value, dict) or value.get("type") not in PAINT or not isinstance(value.get("id"), str):
        kind = value.get("type", "–") if isinstance(value, dict) else "–"
        return None, [_unsupported(file, path, f"layers of the type “{kind}” are not supported")]
    problems = [
        _unsupported(file, f"{path}.{name}", "this member is not supported") for name in value if name not in MEMBERS
    ]
    values: dict[str, Value] = {}
    for part, known in (("layout", LAYOUT[value["type"]]), ("paint", PAINT[value["type"]])):
        problems.extend(_values(value.get(part, {}), known, f"{path}.{part}", file, values))
    only, found = _filter(value.get("filter"), f"{path}.filter", file)
    problems.extend(found)
    layer = StyleLayer(
        id=value["id"],
        type=value["type"],
        source=str(value.get("source", "")),
        minzoom=float(value.get("minzoom", 0)),
        maxzoom=float(value.get("maxzoom", 25)),
        filter=only,
        values=values,
    )
    return layer, problems


def _values(
    written: Mapping[str, object], known: Mapping[str, object], path: str, file: str, values: dict[str, Value]
) -> Iterator[Problem]:
    for name, default in known.items():
        values[name] = Value(Compiled(lambda _, default=default: default), default)  # type: ignore[misc]  # mypy cannot type a bound default
    for name, value in written.items():
        if name not in known:
            yield _unsupported(file, f"{path}.{name}", "this property is not supported")
            continue
        if name == "fill-pattern" and value != BLANK:
            yield _unsupported(file, f"{path}.{name}", f"the only pattern is “{BLANK}”")
            continue
        try:
            found = compiled(_expression(name, value))
        except NotSupportedError as error:
            yield _unsupported(file, f"{path}.{name}{error.path}", error.reason)
            continue
        if found.uses_feature and name in FEATURELESS:
            yield _unsupported(file, f"{path}.{name}", "this property cannot hang on a feature")
            continue
        values[name] = Value(found, known[name])


def _expression(name: str, value: object) -> object:
    """Wrap a plain list (fonts, dashes, offsets) into “literal”, which the spec lets styles leave out."""
    if name in LISTS and isinstance(value, list) and not (value and value[0] in OPERATORS):
        return ["literal", value]
    return value


def _filter(value: object, path: str, file: str) -> tuple[Compiled | None, list[Problem]]:
    if value is None:
        return None, []
    try:
        return compiled(modern(value)), []
    except NotSupportedError as error:
        return Compiled(lambda _: False), [_unsupported(file, f"{path}{error.path}", error.reason)]


def _unsupported(file: str, path: str, reason: str) -> Problem:
    return problem("style-not-supported", Span(file), path=path, reason=reason)
