"""The attributes of a chapter -> its `View`, one reader per attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cartostory.load.camera import camera
from cartostory.model import View
from cartostory.nearest import nearest
from cartostory.problem import Problem, Ref, Span, problem

Reader = Callable[[View, Ref], View | None]
_WORD = re.compile(r"[^\s,]+")


def view(attributes: Mapping[str, tuple[Span, Ref]], span: Span) -> tuple[View, tuple[Problem, ...]]:
    """Read every attribute; the wrong ones are reported and left out."""
    found = View(span)
    problems: list[Problem] = []
    for key, (key_span, value) in attributes.items():
        attribute = ATTRIBUTES.get(key)
        if attribute is None:
            guess = nearest(key, ATTRIBUTES) or ""
            known = ", ".join(ATTRIBUTES)
            problems.append(problem("unknown-chapter-attribute", key_span, key=key, known=known, nearest=guess))
        elif read := attribute.read(found, value):
            found = read
        else:
            problems.append(
                problem("wrong-chapter-attribute", value.span, key=key, value=value.name, example=attribute.example)
            )
    return found, tuple(problems)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a chapter: how it is read, an example, and what it does (makes the reference)."""

    read: Reader
    example: str
    purpose: str


def _words(value: Ref) -> tuple[Ref, ...]:
    found = _WORD.finditer(value.name)
    span = value.span
    return tuple(Ref(word[0], Span(span.file, span.line, span.column + word.start())) for word in found)


def _zoom(view: View, value: Ref) -> View | None:
    largest = 24
    try:
        number = float(value.name)
    except ValueError:
        return None
    return replace(view, zoom=number) if 0 <= number <= largest else None


def _map(view: View, value: Ref) -> View | None:
    found = camera(value.name)
    return replace(view, camera=found) if found else None


def _pair(key: str) -> Reader:
    def read(view: View, value: Ref) -> View | None:
        words = _words(value)
        pair = 2
        changes: dict[str, Any] = {key: words}
        return replace(view, **changes) if len(words) == pair else None

    return read


def _some(key: str) -> Reader:
    def read(view: View, value: Ref) -> View | None:
        words = _words(value)
        changes: dict[str, Any] = {key: words}
        return replace(view, **changes) if words else None

    return read


def _one(key: str) -> Reader:
    def read(view: View, value: Ref) -> View | None:
        changes: dict[str, Any] = {key: value}
        return replace(view, **changes) if value.name.strip() else None

    return read


def _identifier(view: View, value: Ref) -> View | None:
    return view if value.name else None


def _show(view: View, value: Ref) -> View:
    return replace(view, show=_words(value))


ATTRIBUTES: Mapping[str, Attribute] = {
    "map": Attribute(
        _map, 'map="12/13.0883/-1.0837"', "What the map looks at: zoom/latitude/longitude[/bearing/pitch]."
    ),
    "place": Attribute(_one("place"), "place=centre zoom=15", "The place or the town in the middle of the map."),
    "zoom": Attribute(_zoom, "zoom=15", "How near, from 0 (the world) to 24, beside `place` or `twin`."),
    "fit": Attribute(_some("fit"), 'fit="ecoles"', "What has to be seen whole: layers, places or photographs."),
    "show": Attribute(_show, 'show="ecoles puits"', "The layers shown from this chapter on; empty shows none."),
    "hide": Attribute(_some("hide"), 'hide="ecoles"', "The layers hidden from this chapter on."),
    "twin": Attribute(_pair("twin"), 'twin="chatellerault kaya" zoom=12', "Two places side by side at one scale."),
    "compare": Attribute(_pair("compare"), 'compare="avant apres"', "Two layers or two pictures under one slider."),
    "locate": Attribute(_one("locate"), 'locate="BF"', "Where in the world: world, country, region, place."),
    "audio": Attribute(_one("audio"), 'audio="temoignage.mp3"', "A voice, with its transcript in the text."),
    "id": Attribute(_identifier, "#ecoles", "The chapter’s anchor, where the one made from its title will not do."),
}
