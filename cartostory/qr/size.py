"""How large a code has to be printed, and what is wrong with one that is smaller."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cartostory.problem import Problem, Span, problem
from cartostory.qr.symbol import LEAST_MM, Symbol

_TENTH = 10
"""A code is read from ten times its width: the rule of thumb of those who print them."""

_USUAL_COUNT = 25
"""The rule was found with codes of version 2, 25 squares wide; one with more squares has to be larger in proportion."""


def smallest_mm(symbol: Symbol, distance_mm: float = 0) -> int:
    """Give the least width in whole mm: squares of `LEAST_MM`, and a tenth of the distance, more for a dense code."""
    for_squares = symbol.count * LEAST_MM
    for_distance = distance_mm / _TENTH * max(1, symbol.count / _USUAL_COUNT)
    return math.ceil(round(max(for_squares, for_distance), 3))


def reach_mm(symbol: Symbol, width_mm: float) -> float:
    """Give from how far a code of this width is read."""
    return width_mm * _TENTH / max(1, symbol.count / _USUAL_COUNT)


def problems(symbol: Symbol, width_mm: float, distance_mm: float, span: Span) -> Iterator[Problem]:
    """Find what keeps a printed code from being read. `distance_mm` 0: nobody said from where."""
    square = symbol.square_mm(width_mm)
    if square < LEAST_MM:
        values = {"width": f"{width_mm:g}", "module": f"{square:.2f}", "least": f"{LEAST_MM:g}"}
        yield problem("qr-too-dense", span, **values, smallest=smallest_mm(symbol))
    elif width_mm < smallest_mm(symbol, distance_mm):
        values = {"width": f"{width_mm:g}", "distance": f"{distance_mm / 1000:g}"}
        yield problem("qr-too-small-for-distance", span, **values, smallest=smallest_mm(symbol, distance_mm))
