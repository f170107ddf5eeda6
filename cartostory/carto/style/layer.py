"""One layer of a map style, read and ready to draw with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cartostory.carto.style.expressions import Compiled, Context

NO_VALUE = (ValueError, ArithmeticError)
"""How an expression ends without a value: `EvaluationError`, or a number that is none where a whole one is needed."""


@dataclass(frozen=True, slots=True)
class Value:
    """A property's value: compiled, with the spec's default for features for which it has none."""

    compiled: Compiled
    default: object

    def at(self, context: Context) -> object:
        """Give the value for a feature at a zoom."""
        try:
            found = self.compiled.evaluate(context)
        except NO_VALUE:
            return self.default
        return self.default if found is None else found


@dataclass(frozen=True, slots=True)
class StyleLayer:
    """One layer of a style. `values` holds every property of its type, those not written with their default.

    `keys` are the properties of features that any value of the layer asks of; None: any.
    `written` is its JSON without what was reported: what the browser's map is given, so that it draws the same.
    """

    id: str
    type: str
    source: str
    minzoom: float
    maxzoom: float
    filter: Compiled | None
    values: Mapping[str, Value]
    written: Mapping[str, object]
    keys: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Work the keys out once: every picture asks for them."""
        object.__setattr__(self, "keys", union_of_keys(value.compiled for value in self.values.values()))

    def shows_at(self, zoom: float) -> bool:
        """Tell whether the layer is drawn at a zoom (`minzoom` included, `maxzoom` not)."""
        return self.minzoom <= zoom < self.maxzoom and self.values["visibility"].at(Context(zoom)) != "none"

    def takes(self, context: Context) -> bool:
        """Tell whether the filter lets a feature through; a filter without a value lets none."""
        if self.filter is None:
            return True
        try:
            return self.filter.evaluate(context) is True
        except NO_VALUE:
            return False


def union_of_keys(parts: Iterable[Compiled]) -> frozenset[str] | None:
    """Give all the properties that some expressions ask of; None where one of them may ask of any."""
    found: set[str] = set()
    for part in parts:
        if part.keys is None:
            return None
        found |= part.keys
    return frozenset(found)
