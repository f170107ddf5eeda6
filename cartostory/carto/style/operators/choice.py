"""Operators that decide: comparisons, all, any, !, case, match, coalesce."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from cartostory.carto.style.expressions import Compiler, Context, Evaluate, NotValidError, Operator, boolean
from cartostory.carto.style.operators.lookup import arity
from cartostory.carto.style.values import EvaluationError, type_of
from cartostory.problems.catalogue.entry import translatable

_PAIR = 3
_LABELS = translatable("labels of “match” must be text or whole numbers")


def _equal(compiler: Compiler, value: list[object], path: str, *, is_equal: bool) -> Evaluate:
    arity(value, path, _PAIR, _PAIR)
    left, right = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        a, b = left(context), right(context)
        return (type_of(a) == type_of(b) and a == b) is is_equal

    return evaluate


def _order(compare: Callable[[Any, Any], Any], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, _PAIR, _PAIR)
    left, right = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        a, b = left(context), right(context)
        kind = type_of(a)
        if kind != type_of(b) or kind not in ("string", "number"):
            raise EvaluationError("Expected arguments to be (string, string) or (number, number)")
        return bool(compare(a, b))

    return evaluate


def _all(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    parts = compiler.parts(value, path)
    return lambda context: all(boolean(part(context)) for part in parts)


def _any(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    parts = compiler.parts(value, path)
    return lambda context: any(boolean(part(context)) for part in parts)


def _not(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 2)
    (part,) = compiler.parts(value, path)
    return lambda context: not boolean(part(context))


def _case(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    if len(value) < 4 or len(value) % 2:  # noqa: PLR2004 - operator, test, value, otherwise
        raise NotValidError(path, translatable("“case” takes pairs of a test and a value, and a last value"))
    parts = compiler.parts(value, path)
    pairs, otherwise = list(zip(parts[:-1:2], parts[1::2], strict=True)), parts[-1]

    def evaluate(context: Context) -> object:
        for test, found in pairs:
            if boolean(test(context)):
                return found(context)
        return otherwise(context)

    return evaluate


def _labels(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield the labels of one branch with their types."""
    every = value if isinstance(value, list) else [value]
    if not every:
        raise NotValidError(path, _LABELS)
    for label in every:
        is_whole = isinstance(label, int | float) and not isinstance(label, bool) and float(label).is_integer()
        if not (is_whole or isinstance(label, str)):
            raise NotValidError(path, _LABELS)
        yield type_of(label), label


def _match(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    if len(value) < 5 or not len(value) % 2:  # noqa: PLR2004 - operator, input, label, value, otherwise
        raise NotValidError(path, translatable("“match” takes an input, pairs of labels and a value, and a last value"))
    subject = compiler.part(value[1], f"{path}[1]")
    table: dict[tuple[str, object], Evaluate] = {}
    for place in range(2, len(value) - 1, 2):
        found = compiler.part(value[place + 1], f"{path}[{place + 1}]")
        for label in _labels(value[place], f"{path}[{place}]"):
            if label in table:
                raise NotValidError(f"{path}[{place}]", translatable("a label of “match” stands twice"))
            table[label] = found
    if len({kind for kind, _ in table}) > 1:
        raise NotValidError(path, _LABELS)
    otherwise = compiler.part(value[-1], f"{path}[{len(value) - 1}]")

    def evaluate(context: Context) -> object:
        found = subject(context)
        kind = type_of(found)
        if kind not in ("string", "number"):
            return otherwise(context)
        return table.get((kind, found), otherwise)(context)

    return evaluate


def _coalesce(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, len(value))
    parts = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        for part in parts:
            found = part(context)
            if found is not None:
                return found
        return None

    return evaluate


TABLE: Mapping[str, Operator] = {
    "==": partial(_equal, is_equal=True),
    "!=": partial(_equal, is_equal=False),
    "<": partial(_order, operator.lt),
    "<=": partial(_order, operator.le),
    ">": partial(_order, operator.gt),
    ">=": partial(_order, operator.ge),
    "all": _all,
    "any": _any,
    "!": _not,
    "case": _case,
    "match": _match,
    "coalesce": _coalesce,
}
