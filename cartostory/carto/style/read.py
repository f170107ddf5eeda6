"""A style's JSON -> its layers; what cannot be drawn, or is not valid, is a problem with its path and left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cartostory.carto.style.check_values import (
    check,
    check_arguments,
    check_condition,
    check_zoom,
    is_expression,
    shown,
)
from cartostory.carto.style.compile import compiled
from cartostory.carto.style.expressions import Compiled, NotSupportedError, NotValidError
from cartostory.carto.style.layer import StyleLayer, Value
from cartostory.carto.style.spec import (
    LAYOUT,
    LISTS,
    MEMBERS,
    NOT_DRAWN,
    PAINT,
    ROOT,
    SOURCES,
    TOP_ZOOM,
    VERSION,
    Property,
)
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, Span, problem

_ORDER = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TOO_SHORT = (["in"], ["!in"], ["has"], ["!has"])
_SHAPES = ("Point", "LineString", "Polygon")
_SPECIAL = {"$type": ["geometry-type"], "$id": ["id"]}


def modern(value: object) -> object:
    """Rewrite a filter of the old kind; expressions stay as they are.

    Filters as styles wrote them before expressions (MapLibre Style Spec, "Deprecations", filters) -> expressions.
    """
    if not isinstance(value, list) or is_expression_filter(value) or value in _TOO_SHORT:
        return value  # whoever compiles it says what is wrong
    operator, *rest = value
    if rest[:1] == ["$type"] and not all(shape in _SHAPES for shape in rest[1:]):
        raise NotValidError("", translatable("“$type” is Point, LineString or Polygon"))
    if operator in ("all", "any"):
        return [operator, *(modern(part) for part in rest)]
    if operator == "none":
        return ["!", ["any", *(modern(part) for part in rest)]]
    if operator in ("in", "!in"):
        found = ["in", _key(rest[0]), ["literal", rest[1:]]]
        return found if operator == "in" else ["!", found]
    if operator in ("has", "!has"):
        return ["has", rest[0]] if operator == "has" else ["!", ["has", rest[0]]]
    return [operator, _key(rest[0]), *rest[1:]]


def is_expression_filter(value: object) -> bool:  # noqa: PLR0911 - one line per kind of operator
    """Tell an expression from an old filter, as MapLibre's `isExpressionFilter` documents it."""
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        return True
    match value[0]:
        case "has":
            return len(value) > 1 and value[1] not in tuple(_SPECIAL)
        case "in":
            return len(value) >= 3 and (not isinstance(value[1], str) or isinstance(value[2], list))  # noqa: PLR2004 - operator, key, value
        case "!in" | "!has" | "none":
            return False
        case "all" | "any":
            return all(isinstance(part, bool) or is_expression_filter(part) for part in value[1:])
        case operator if operator in _ORDER:
            return len(value) != 3 or isinstance(value[1], list) or isinstance(value[2], list)  # noqa: PLR2004 - operator, key, value
    return True


def _key(name: object) -> object:
    return _SPECIAL.get(name, ["get", name]) if isinstance(name, str) else name


Json = Mapping[str, Any]

TOO_DEEP = translatable("it is nested too deeply")
_MEMBER = translatable("this member is not supported")
_OBJECT = translatable("{value} is no object in braces")


@dataclass(slots=True)
class Reading:
    """One reading of a style's file, and what was found wrong on the way."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def style(self, root: Json) -> tuple[StyleLayer, ...]:
        """Read a style; its layers that can be drawn."""
        self._members(root, ROOT, "")
        if root.get("version") != VERSION or isinstance(root["version"], bool):
            self._not_valid("version", translatable("the version of the style spec is 8"))
        self._sources(root.get("sources", {}))
        found = (self._layer(value, f"layers[{number}]") for number, value in enumerate(root["layers"]))
        return tuple(layer for layer in found if layer)

    def _sources(self, sources: object) -> None:
        if not isinstance(sources, dict):
            self._not_valid("sources", _OBJECT, value=shown(sources))
            return
        for name in sources:
            self._not_supported(
                f"sources.{name}", translatable("the program fills in the sources itself; a style brings none along")
            )

    def _layer(self, value: object, path: str) -> StyleLayer | None:
        if not isinstance(value, dict):
            self._not_valid(path, _OBJECT, value=shown(value))
            return None
        kind = value.get("type")
        if not isinstance(kind, str) or kind not in PAINT:
            self._not_supported(path, translatable("layers of the type {value} are not supported"), value=shown(kind))
            return None
        if not (self._is_new(value.get("id"), path) and self._has_source(value, path)):
            return None
        self._members(value, MEMBERS, f"{path}.")
        try:
            only = _filter(value["filter"]) if "filter" in value else None
        except NotSupportedError as error:
            self._refused(error, f"{path}.filter")
            return None
        kept = {name: value[name] for name in ("id", "type", "source", "filter") if name in value}
        low, high = self._zoom(value, "minzoom", 0, path), self._zoom(value, "maxzoom", TOP_ZOOM + 1, path)
        kept |= {name: zoom for name, zoom in (("minzoom", low), ("maxzoom", high)) if value.get(name) == zoom}
        values: dict[str, Value] = {}
        for part, known in (("layout", LAYOUT[kind]), ("paint", PAINT[kind])):
            written = self._values(value.get(part, {}), known, NOT_DRAWN[kind], f"{path}.{part}", values)
            kept |= {part: written} if written else {}
        return StyleLayer(value["id"], kind, str(value.get("source", "")), low, high, only, values, kept)

    def _is_new(self, name: object, path: str) -> bool:
        if not isinstance(name, str) or not name:
            self._not_valid(f"{path}.id", translatable("a layer needs a name of its own"))
            return False
        if name in self.ids:
            self._not_valid(f"{path}.id", translatable("another layer is called {value} already"), value=shown(name))
            return False
        self.ids.add(name)
        return True

    def _has_source(self, layer: Json, path: str) -> bool:
        if layer["type"] == "background" or layer.get("source") in SOURCES:
            return True
        self._not_valid(
            f"{path}.source",
            translatable("{value} is none of {choices}"),
            value=shown(layer.get("source")),
            choices=", ".join(SOURCES),
        )
        return False

    def _zoom(self, layer: Json, name: str, default: float, path: str) -> float:
        value = layer.get(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= max(default, TOP_ZOOM):
            return float(value)
        self._not_valid(f"{path}.{name}", translatable("{value} is no zoom from 0 to 24"), value=shown(value))
        return default

    def _values(
        self, written: object, known: Mapping[str, Property], undrawn: Json, path: str, values: dict[str, Value]
    ) -> dict[str, object]:
        """Read the properties of a part of a layer; gives those that are kept, as they are written."""
        values.update({name: _plain(one.default) for name, one in known.items()})
        if not isinstance(written, dict):
            self._not_valid(path, _OBJECT, value=shown(written))
            return {}
        kept: dict[str, object] = {}
        for name, value in written.items():
            if name not in known:
                if name not in undrawn or not _is_same(value, undrawn[name]):
                    self._not_supported(f"{path}.{name}", translatable("this property is not supported"))
                continue
            try:
                values[name] = Value(_compiled(value, known[name]), known[name].default)
                kept[name] = value
            except NotSupportedError as error:
                self._refused(error, f"{path}.{name}")
        return kept

    def _members(self, value: Json, known: frozenset[str], before: str) -> None:
        for name in value:
            if name not in known:
                self._not_supported(f"{before}{name}", _MEMBER)

    def _refused(self, error: NotSupportedError, path: str) -> None:
        say = self._not_valid if isinstance(error, NotValidError) else self._not_supported
        say(path + error.path, error.reason, **error.values)

    def _not_supported(self, path: str, reason: str, **values: str | float) -> None:
        self.problems.append(problem("style-not-supported", Span(self.file), path=path, reason=reason, **values))

    def _not_valid(self, path: str, reason: str, **values: str | float) -> None:
        self.problems.append(problem("style-not-valid", Span(self.file), path=path, reason=reason, **values))


def _plain(default: object) -> Value:
    return Value(Compiled(lambda _: default), default)


def _is_same(value: object, default: object) -> bool:
    """Tell whether a value is a property's default: for JSON, true is not 1."""
    is_one = isinstance(default, list) and len(default) == 1 and value == default[0]
    return is_one or (value == default and isinstance(value, bool) is isinstance(default, bool))


def _compiled(value: object, known: Property) -> Compiled:
    """Compile a property's value; a plain list needs no “literal” around it."""
    is_list = known.kind in LISTS and isinstance(value, list) and not is_expression(value)
    found = _deep(["literal", value] if is_list else value)
    check(value, known)
    check_arguments(value)
    check_zoom(value)
    if found.uses_feature and not known.by_feature:
        raise NotSupportedError("", translatable("this property cannot hang on a feature"))
    return found


def _filter(value: object) -> Compiled:
    try:
        condition = modern(value)
    except RecursionError:
        raise NotValidError("", TOO_DEEP) from None
    found = _deep(condition)
    check_condition(condition)
    check_arguments(condition)
    return found


def _deep(value: object) -> Compiled:
    try:
        return compiled(value)
    except RecursionError:
        raise NotValidError("", TOO_DEEP) from None
