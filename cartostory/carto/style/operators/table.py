"""The table of all operators that style expressions may use."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.carto.style.expressions import Operator
from cartostory.carto.style.operators import choice, lookup, math, ramp, types

OPERATORS: Mapping[str, Operator] = {
    **lookup.TABLE,
    **choice.TABLE,
    **ramp.TABLE,
    **math.TABLE,
    **types.TEXT_TABLE,
    **types.TABLE,
}
