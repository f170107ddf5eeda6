"""A style expression (MapLibre Style Spec, "Expressions") -> a Python function of a feature and a zoom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cartostory.carto.style.values import EvaluationError
from cartostory.problems.catalogue.entry import translatable


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may ask of: a feature and the zoom. `geometry_type` is Point, LineString or Polygon."""

    zoom: float
    properties: Mapping[str, object] = field(default_factory=dict)
    geometry_type: str = ""
    id: str | int | None = None
    variables: Mapping[str, object] = field(default_factory=dict)


Evaluate = Callable[[Context], object]


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression ready to run, and what its value hangs on: `keys` are the properties that it asks of; None: any."""

    evaluate: Evaluate
    uses_feature: bool = False
    uses_zoom: bool = False
    keys: frozenset[str] | None = frozenset()


class NotSupportedError(ValueError):
    """Maps cannot be drawn with a value. `path` leads to it from the root of the expression: `[2][1]`.

    `reason` is a gettext id, whose blanks `values` fill.
    """

    def __init__(self, path: str, reason: str, **values: str | float) -> None:
        super().__init__(reason.format_map(values))
        self.path = path
        self.reason = reason
        self.values = values


class NotValidError(NotSupportedError):
    """The style spec does not take a value."""


@dataclass(slots=True)
class Compiler:
    """Compile one expression, with the operators that it may use, and remember what it asks of."""

    operators: Mapping[str, Operator]
    uses_feature: bool = False
    uses_zoom: bool = False
    keys: set[str] = field(default_factory=set)
    asks_all: bool = False
    bound: frozenset[str] = frozenset()

    def asks(self, key: object) -> None:
        """Remember that the expression asks of a property; one whose name is not written out may be any."""
        self.uses_feature = True
        if isinstance(key, str):
            self.keys.add(key)
        else:
            self.asks_all = True

    def part(self, value: object, path: str) -> Evaluate:
        """Compile a part: an operator's array, or a literal."""
        if isinstance(value, list):
            if not value or not isinstance(value[0], str):
                raise NotValidError(
                    path, translatable("an array must begin with an operator; write lists with “literal”")
                )
            operator = self.operators.get(value[0])
            if operator is None:
                raise NotSupportedError(
                    path, translatable("the operator “{operator}” is not supported"), operator=value[0]
                )
            return operator(self, value, path)
        if isinstance(value, Mapping):
            raise NotSupportedError(
                path,
                translatable("objects must be written with “literal”; functions of the old style are not supported"),
            )
        return lambda _: value

    def parts(self, value: list[object], path: str, start: int = 1) -> list[Evaluate]:
        """Compile all the arguments from `start` on."""
        return [self.part(inner, f"{path}[{number}]") for number, inner in enumerate(value[start:], start=start)]


def number(value: object) -> float:
    """Assert a number. Raises `EvaluationError`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise EvaluationError("Expected value to be of type number")
    return value


def text(value: object) -> str:
    """Assert text. Raises `EvaluationError`."""
    if not isinstance(value, str):
        raise EvaluationError("Expected value to be of type string")
    return value


def boolean(value: object) -> bool:
    """Assert true or false. Raises `EvaluationError`."""
    if not isinstance(value, bool):
        raise EvaluationError("Expected value to be of type boolean")
    return value


Operator = Callable[[Compiler, list[object], str], Evaluate]
"""What compiles an operator: the compiler, the whole array, and its path."""
