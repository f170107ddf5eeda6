"""How a layer is shown: what its writer overrides, and what tells it from the story's other layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RampKind(StrEnum):
    """How a number is shown: as the colour of an area (or line, or point), or as the size of a circle."""

    CHOROPLETH = "choropleth"
    CIRCLES = "circles"


@dataclass(frozen=True, slots=True)
class Categories:
    """One colour (`#rrggbb`) per value of a property; `labels` are what the legend calls the values."""

    property: str
    colours: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ramp:
    """Classes of a number: class n holds values from `steps[n - 1]` up to below `steps[n]`; one colour per class."""

    property: str
    kind: RampKind
    colours: tuple[str, ...]
    steps: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Popup:
    """The properties that a feature's paper tells, in order, each with its labels by language ("": any other one)."""

    labels: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class LayerStyle:
    """What is empty or None is left to the program.

    `filter` holds the wanted values by property; features that it leaves out are gone already. `label` is the property
    whose value is a feature's name. `blanks` names the layers of whose blank squares this one is made. `tint`
    (`#rrggbb`) and `mark` (of points) are given by the layer's place among the story's.
    """

    filter: tuple[tuple[str, tuple[str, ...]], ...] = ()
    label: str = ""
    popup: Popup | None = None
    categories: Categories | None = None
    ramp: Ramp | None = None
    blanks: tuple[str, ...] = ()
    tint: str = ""
    mark: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether features are told apart by something else than the layer's tint and mark."""
        return bool(self.categories or self.ramp or self.blanks)


PLAIN = LayerStyle()
"""Everything is left to the program."""
