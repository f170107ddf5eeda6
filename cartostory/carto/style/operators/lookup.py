"""Operators that look things up: get, has, literal, at, in, index-of, slice, length, id, zoom, let and var."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from cartostory.carto.style.expressions import Compiler, Context, Evaluate, NotValidError, Operator, number, text
from cartostory.carto.style.values import EvaluationError, to_text, type_of
from cartostory.problems.catalogue.entry import translatable

_NAME = re.compile(r"[A-Za-z0-9_]+")
_ONE, _TWO, _THREE, _FOUR = 2, 3, 4, 5


def arity(value: list[object], path: str, least: int, most: int) -> None:
    """Refuse an operator with too few or too many members (itself counted)."""
    if not least <= len(value) <= most:
        raise NotValidError(
            path,
            translatable("“{operator}” takes {least} to {most} arguments, and has {count}"),
            operator=str(value[0]),
            least=least - 1,
            most=most - 1,
            count=len(value) - 1,
        )


def _get(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _ONE, _TWO)
    if len(value) == _ONE:
        key = value[1]
        compiler.asks(key)
        if isinstance(key, str):
            return lambda context: context.properties.get(key)
        name = compiler.part(key, f"{path}[1]")
        return lambda context: context.properties.get(text(name(context)))
    name, holder = compiler.parts(value, path)
    return lambda context: _object(holder(context)).get(text(name(context)))


def _has(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _ONE, _TWO)
    name, *holder = compiler.parts(value, path)
    if holder:
        return lambda context: text(name(context)) in _object(holder[0](context))
    compiler.asks(value[1])
    return lambda context: text(name(context)) in context.properties


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise EvaluationError("Expected value to be of type object")
    return value


def _literal(_: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _ONE, _ONE)
    found = value[1]
    return lambda _: found


def _at(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _TWO, _TWO)
    index, holder = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        place, found = number(index(context)), _list(holder(context))
        if place < 0 or place >= len(found) or place != int(place):
            raise EvaluationError("Array index out of bounds")
        return found[int(place)]

    return evaluate


def _list(value: object) -> list[object] | tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise EvaluationError("Expected value to be of type array")
    return value


_PLAIN = ("string", "number", "boolean", "null")


def _in(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _TWO, _TWO)
    needle, holder = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        found, where = needle(context), holder(context)
        if not where:
            return False
        if type_of(found) not in _PLAIN:
            raise EvaluationError("Expected first argument to be of type boolean, string, number or null")
        if isinstance(where, str):
            return _js_text(found) in where
        return any(_same(found, inner) for inner in _list(where))

    return evaluate


def _index_of(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _TWO, _THREE)
    needle, holder, *start = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        found, where = needle(context), holder(context)
        if type_of(found) not in _PLAIN:
            raise EvaluationError("Expected first argument to be of type boolean, string, number or null")
        first = int(number(start[0](context))) if start else 0
        if isinstance(where, str):
            return where.find(_js_text(found), first)
        return next((place for place, inner in enumerate(_list(where)) if place >= first and _same(found, inner)), -1)

    return evaluate


def _js_text(value: object) -> str:
    return "null" if value is None else to_text(value)


def _same(one: object, other: object) -> bool:
    return type_of(one) == type_of(other) and one == other


def _slice(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _TWO, _THREE)
    holder, start, *end = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        found = holder(context)
        if not isinstance(found, str | list | tuple):
            raise EvaluationError("Expected first argument to be of type array or string")
        first = int(number(start(context)))
        return found[first : int(number(end[0](context)))] if end else found[first:]

    return evaluate


def _length(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _ONE, _ONE)
    (holder,) = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        found = holder(context)
        if not isinstance(found, str | list | tuple):
            raise EvaluationError("Expected value to be of type string or array")
        return len(found)

    return evaluate


def _zoom(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 1, 1)
    compiler.uses_zoom = True
    return lambda context: context.zoom


def _of_feature(field: str, compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 1, 1)
    compiler.uses_feature = True
    if field != "geometry_type":
        compiler.asks(None)
    return lambda context: getattr(context, field)


def _let(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    if len(value) < _THREE or len(value) % 2:
        raise NotValidError(path, translatable("“let” takes names with values, and an expression"))
    names = value[1:-1:2]
    if not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        raise NotValidError(path, translatable("names of “let” are written with letters from a to z, figures and _"))
    values = [compiler.part(value[place], f"{path}[{place}]") for place in range(2, len(value) - 1, 2)]
    outside = compiler.bound
    compiler.bound = outside.union(map(str, names))
    body = compiler.part(value[-1], f"{path}[{len(value) - 1}]")
    compiler.bound = outside

    def evaluate(context: Context) -> object:
        bound = {str(name): part(context) for name, part in zip(names, values, strict=True)}
        return body(replace(context, variables={**context.variables, **bound}))

    return evaluate


def _var(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _ONE, _ONE)
    name = value[1]
    if not isinstance(name, str) or name not in compiler.bound:
        raise NotValidError(path, translatable("no “let” around it names “{name}”"), name=str(name))
    return lambda context: context.variables[name]


TABLE: Mapping[str, Operator] = {
    "get": _get,
    "has": _has,
    "literal": _literal,
    "at": _at,
    "in": _in,
    "index-of": _index_of,
    "slice": _slice,
    "length": _length,
    "zoom": _zoom,
    "id": partial(_of_feature, "id"),
    "properties": partial(_of_feature, "properties"),
    "geometry-type": partial(_of_feature, "geometry_type"),
    "let": _let,
    "var": _var,
}
