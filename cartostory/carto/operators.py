"""The table of all operators that style expressions may use."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.carto import (
    operators_choice,
    operators_lookup,
    operators_math,
    operators_ramp,
    operators_text,
    operators_type,
)
from cartostory.carto.expressions import Operator

OPERATORS: Mapping[str, Operator] = {
    **operators_lookup.TABLE,
    **operators_choice.TABLE,
    **operators_ramp.TABLE,
    **operators_math.TABLE,
    **operators_text.TABLE,
    **operators_type.TABLE,
}
