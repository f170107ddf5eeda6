"""A language's fonts, cut for it -> a problem where they weigh more than readers were promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartostory.model import ThemeChoice
from cartostory.model.theme import Asset
from cartostory.problems.problem import Problem, problem
from cartostory.theme.fonts.faces import RARE

MOST_KB = 60
"""The font files of a language that nearly every page asks for, as they travel; WOFF2 is compressed already."""


def heavy_fonts(fonts_by_language: Mapping[str, tuple[Asset, ...]], theme: ThemeChoice) -> Iterator[Problem]:
    """Weigh the fonts of each language, and name the heaviest file where they are too heavy."""
    for language, assets in fonts_by_language.items():
        fonts = [one for one in assets if one.name.endswith(".woff2") and f"{RARE}." not in one.name]
        kilobytes = sum(len(one.data) for one in fonts) / 1000
        if kilobytes > MOST_KB:
            heaviest = max(fonts, key=lambda one: len(one.data))
            at = theme.fonts[0].file.span if theme.fonts else theme.span
            yield problem(
                "fonts-heavy",
                at,
                language=language,
                weight=round(kilobytes),
                most=MOST_KB,
                heaviest=f"{heaviest.name} ({len(heaviest.data) / 1000:.0f} KB)",
            )
