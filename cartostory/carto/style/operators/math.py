"""Operators that calculate, with JavaScript's rules for division by zero, remainders and rounding."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from cartostory.carto.style.expressions import Compiler, Context, Evaluate, Operator, number
from cartostory.carto.style.operators.lookup import arity

Binary = Callable[[float, float], float]


def divided(a: float, b: float) -> float:
    """Divide as JavaScript does: by zero gives infinity or NaN."""
    if b:
        return a / b
    if not a or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1, b)


def remainder(a: float, b: float) -> float:
    """Give JavaScript's `%`: the sign is the dividend's."""
    return math.fmod(a, b) if b and math.isfinite(a) else math.nan


def power(a: float, b: float) -> float:
    """Give JavaScript's `**` where it is a real number, else NaN."""
    try:
        found = a**b
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf
    return found if isinstance(found, int | float) else math.nan


def _rounded(value: float) -> float:
    return -math.floor(-value + 0.5) if value < 0 else math.floor(value + 0.5)


def _whole(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: function(value) if math.isfinite(value) else value


def _real(function: Callable[[float], float]) -> Callable[[float], float]:
    def guarded(value: float) -> float:
        try:
            return function(value)
        except (ValueError, OverflowError):
            return -math.inf if value == 0 else math.nan

    return guarded


def _fold(function: Binary, start: float, compiler: Compiler, value: list[object], path: str) -> Evaluate:
    parts = compiler.parts(value, path)

    def evaluate(context: Context) -> object:
        total = start
        for part in parts:
            total = function(total, number(part(context)))
        return total

    return evaluate


def _extreme(
    function: Callable[[list[float]], float], empty: float, compiler: Compiler, value: list[object], path: str
) -> Evaluate:
    parts = compiler.parts(value, path)
    return lambda context: function([number(part(context)) for part in parts]) if parts else empty


def _minus(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 3)
    first, *second = compiler.parts(value, path)
    if not second:
        return lambda context: -number(first(context))
    return lambda context: number(first(context)) - number(second[0](context))


def _binary(function: Binary, compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 3, 3)
    left, right = compiler.parts(value, path)
    return lambda context: function(number(left(context)), number(right(context)))


def _unary(function: Callable[[float], float], compiler: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 2, 2)
    (part,) = compiler.parts(value, path)
    return lambda context: function(number(part(context)))


def _constant(found: float, _: Compiler, value: list[object], path: str) -> Evaluate:
    arity(value, path, 1, 1)
    return lambda _: found


TABLE: Mapping[str, Operator] = {
    "+": partial(_fold, lambda a, b: a + b, 0),
    "*": partial(_fold, lambda a, b: a * b, 1),
    "-": _minus,
    "/": partial(_binary, divided),
    "%": partial(_binary, remainder),
    "^": partial(_binary, power),
    "min": partial(_extreme, min, math.inf),
    "max": partial(_extreme, max, -math.inf),
    "abs": partial(_unary, abs),
    "ceil": partial(_unary, _whole(math.ceil)),
    "floor": partial(_unary, _whole(math.floor)),
    "round": partial(_unary, _whole(_rounded)),
    "sqrt": partial(_unary, _real(math.sqrt)),
    "ln": partial(_unary, _real(math.log)),
    "log10": partial(_unary, _real(math.log10)),
    "log2": partial(_unary, _real(math.log2)),
    "sin": partial(_unary, _real(math.sin)),
    "cos": partial(_unary, _real(math.cos)),
    "tan": partial(_unary, _real(math.tan)),
    "asin": partial(_unary, _real(math.asin)),
    "acos": partial(_unary, _real(math.acos)),
    "atan": partial(_unary, math.atan),
    "pi": partial(_constant, math.pi),
    "e": partial(_constant, math.e),
    "ln2": partial(_constant, math.log(2)),
}
