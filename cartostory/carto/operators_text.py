"""Operators on text: concat, upcase, downcase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from cartostory.carto.expressions import Compiler, Evaluate, Operator, text
from cartostory.carto.operators_lookup import arity
from cartostory.carto.values import to_text


def _concat(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    parts = compiler.parts(value, path)
    return lambda context: "".join(to_text(part(context)) for part in parts)


def _case(change: Callable[[str], str], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 2)
    (part,) = compiler.parts(value, path)
    return lambda context: change(text(part(context)))


TABLE: Mapping[str, Operator] = {
    "concat": _concat,
    "upcase": partial(_case, str.upper),
    "downcase": partial(_case, str.lower),
}
