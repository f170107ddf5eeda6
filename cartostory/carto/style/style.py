"""A style of the MapLibre Style Spec -> `Style`, its layers, and each part that cannot be drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import NoReturn

from cartostory.carto.style.layer import StyleLayer, union_of_keys
from cartostory.carto.style.read import TOO_DEEP, Reading
from cartostory.problems.problem import Problem, Span, problem

_WHOLE = 2**53


@dataclass(frozen=True, slots=True)
class Style:
    """A map style. `text` is its JSON as written, so that a style can be pickled and hashed."""

    text: str
    file: str = "style.json"


def parse(text: str, file: str) -> tuple[Style, tuple[Problem, ...]]:
    """Read a style. What is not supported is a problem that names the file and the JSON path; the rest is drawn."""
    return Style(text, file), _read(text, file)[1]


def style_layers(style: Style) -> tuple[StyleLayer, ...]:
    """Give a style's layers, bottom first."""
    return _read(style.text, style.file)[0]


@lru_cache(maxsize=8)
def filter_keys(style: Style) -> frozenset[str] | None:
    """Give the properties of features that the filters of a style ask of; None: any."""
    return union_of_keys(layer.filter for layer in style_layers(style) if layer.filter)


@lru_cache(maxsize=8)
def _read(text: str, file: str) -> tuple[tuple[StyleLayer, ...], tuple[Problem, ...]]:
    try:
        root = json.loads(text, parse_constant=_refuse, parse_float=_number, parse_int=_number)
    except json.JSONDecodeError as error:
        return (), (problem("style-not-json", Span(file, error.lineno, error.colno), reason=error.msg),)
    except RecursionError:
        return (), (problem("style-not-json", Span(file), reason=TOO_DEEP),)
    except ValueError as error:
        return (), (problem("style-not-json", Span(file), reason=str(error)),)
    if not isinstance(root, dict) or not isinstance(root.get("layers"), list):
        return (), (problem("style-without-layers", Span(file)),)
    reading = Reading(file)
    layers = reading.style(root)
    return layers, tuple(reading.problems)


def _refuse(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads but no browser does."""
    raise ValueError(word)


def _number(text: str) -> float:
    """Read a number as JavaScript would; one that is too large for it is refused."""
    number = float(text)
    if not isfinite(number):
        _refuse(text)
    return int(number) if number.is_integer() and abs(number) < _WHOLE else number
