"""Operators that grow with an input: step and interpolate (linear, exponential)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from cartostory.carto.style.expressions import (
    Compiler,
    Context,
    Evaluate,
    NotSupportedError,
    NotValidError,
    Operator,
    number,
)
from cartostory.carto.style.operators.math import divided, power
from cartostory.carto.style.values import Colour, EvaluationError, colour, type_of
from cartostory.problems.catalogue.entry import translatable


def _step(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    if len(value) < 5 or not len(value) % 2:  # noqa: PLR2004 - operator, input, first value, stop, value
        raise NotValidError(path, translatable("“step” takes an input, a first value, and pairs of a stop and a value"))
    subject = compiler.part(value[1], f"{path}[1]")
    stops = _stops(value[3::2], path)
    values = [compiler.part(value[place], f"{path}[{place}]") for place in range(2, len(value), 2)]

    def evaluate(context: Context) -> object:
        return values[bisect_right(stops, number(subject(context)))](context)

    return evaluate


def _interpolate(compiler: Compiler, value: list[object], path: str) -> Evaluate:
    if len(value) < 5 or not len(value) % 2:  # noqa: PLR2004 - operator, way, input, stop, value
        raise NotValidError(path, translatable("“interpolate” takes a way, an input, and pairs of a stop and a value"))
    base = _base(value[1], f"{path}[1]")
    subject = compiler.part(value[2], f"{path}[2]")
    stops = _stops(value[3::2], path)
    values = [compiler.part(value[place], f"{path}[{place}]") for place in range(4, len(value), 2)]

    def evaluate(context: Context) -> object:
        at = number(subject(context))
        place = bisect_right(stops, at)
        if place == 0 or len(stops) == 1:
            return values[0](context)
        if place == len(stops):
            return values[-1](context)
        share = _share(at, stops[place - 1], stops[place], base)
        return mixed(values[place - 1](context), values[place](context), share)

    return evaluate


def _base(way: object, path: str) -> float:
    match way:
        case ["linear"]:
            return 1.0
        case ["exponential", int() | float() as base] if base > 0:
            return float(base)
    raise NotSupportedError(path, translatable("only [“linear”] and [“exponential”, base] are supported"))


def _stops(values: list[object], path: str) -> list[float]:
    stops = [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(stops) != len(values) or any(after <= before for before, after in pairwise(stops)):
        raise NotValidError(path, translatable("stops must be numbers in rising order"))
    return stops


def _share(at: float, low: float, high: float, base: float) -> float:
    difference, progress = high - low, at - low
    if base == 1:
        return progress / difference
    return divided(power(base, progress) - 1, power(base, difference) - 1)


def mixed(low: object, high: object, share: float) -> object:
    """Mix two values of one type: numbers, colours, or arrays of numbers. Raises `EvaluationError` for others."""
    if type_of(low) == type_of(high) == "number":
        return number(low) + (number(high) - number(low)) * share
    if isinstance(low, list | tuple) and isinstance(high, list | tuple) and len(low) == len(high):
        return [mixed(a, b, share) for a, b in zip(low, high, strict=True)]
    one, other = _colour(low), _colour(high)
    if one and other:
        return one.towards(other, share)
    raise EvaluationError("values of “interpolate” must be numbers, colours or arrays of numbers")


def _colour(value: object) -> Colour | None:
    return colour(value) if isinstance(value, str) else value if isinstance(value, Colour) else None


TABLE: Mapping[str, Operator] = {"step": _step, "interpolate": _interpolate}
