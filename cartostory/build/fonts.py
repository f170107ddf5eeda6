"""The faces of a theme, cut for each language, as workers do it: behind the cache."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from cartostory.build.cache import Cache, key
from cartostory.model.theme import Face
from cartostory.problems.problem import Problem, Span, problem
from cartostory.theme.fonts.faces import Style
from cartostory.theme.fonts.metrics import Measure, Metrics, measure
from cartostory.theme.fonts.subset import Called, Cut, subset


@dataclass(frozen=True, slots=True)
class FontInputs:
    """What the workers that cut fonts share: letters by language, those of every day too, files by face."""

    cache: Cache
    letters: Mapping[str, str]
    everyday: Mapping[str, str]
    faces: Mapping[Style, tuple[Face, ...]]

    def before(self, style: Style) -> tuple[bytes, ...]:
        """Give the files of the families that come before that of a face, in the theme's order."""
        families = list(dict.fromkeys(family for family, _, _ in self.faces))
        earlier = families[: families.index(style[0])]
        return tuple(dict.fromkeys(one.data for key, group in self.faces.items() if key[0] in earlier for one in group))


@dataclass(frozen=True, slots=True)
class CutFace:
    """One face for one language: the cuts of each file, none where it holds nothing that is needed, or on failure."""

    cuts: tuple[tuple[Cut, ...], ...]
    problems: tuple[Problem, ...] = ()


def cut(shared: FontInputs, job: tuple[str, Style]) -> CutFace:
    """Cut one face for one language, unless the cache has it."""
    language, style = job
    faces, letters, everyday = shared.faces[style], shared.letters[language], shared.everyday[language]
    before = shared.before(style)
    name = key(
        "font", repr((style, faces[0].licence)), letters, everyday, *before, b"then", *(face.data for face in faces)
    )
    known = shared.cache.get(name)
    if known is not None:
        return CutFace(tuple(tuple(map(_read, file)) for file in json.loads(known)))
    family, weight, slope = style
    try:
        called = Called(family, f"{weight}-{slope}".replace(" ", "-"), faces[0].licence)
        made = subset(tuple(face.data for face in faces), letters, called, before, everyday)
    except Exception as error:  # noqa: BLE001 - a font that is damaged may raise anything; the page does without
        reason = str(error) or type(error).__name__
        names = ", ".join(face.name for face in faces)
        return CutFace((), (problem("theme-font-damaged", Span(faces[0].file), path=names, reason=reason),))
    shared.cache.put(name, json.dumps([list(map(_written, file)) for file in made]).encode())
    return CutFace(made)


def measured(cache: Cache) -> Measure:
    """Give what measures font files, behind the cache: unpacking one takes longer than all else that a theme needs."""

    def known_or_measured(data: bytes, text: str) -> Metrics | None:
        name = key("font-metrics", text, data)
        known = cache.get(name)
        if known is not None:
            found = json.loads(known)
            return Metrics(*found) if found else None
        metrics = measure(data, text)
        cache.put(name, json.dumps(astuple(metrics) if metrics else None).encode())
        return metrics

    return known_or_measured


def _written(one: Cut) -> list[str]:
    return [b64encode(one.data).decode(), one.unicode_range]


def _read(one: list[str]) -> Cut:
    return Cut(b64decode(one[0]), one[1])
