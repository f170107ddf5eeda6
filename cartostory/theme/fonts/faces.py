"""The faces of a theme, cut for each language: what workers do, and the style sheet that names the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from cartostory.model import ThemeChoice
from cartostory.model.languages import direction
from cartostory.model.theme import Asset, Face
from cartostory.problems.problem import Problem, problem
from cartostory.theme.assets import fingerprinted
from cartostory.theme.fonts.subset import Cut

Style = tuple[str, str, str]
"""Family, weight and style: what makes a face; several files may hold its letters."""


def by_style(faces: Iterable[Face]) -> Mapping[Style, tuple[Face, ...]]:
    """Sort a theme's files by face, in the theme's order."""
    found: dict[Style, tuple[Face, ...]] = {}
    for face in faces:
        style = (face.family, face.weight, face.style)
        found[style] = (*found.get(style, ()), face)
    return found


def styles_of(language: str, faces: Mapping[Style, tuple[Face, ...]]) -> tuple[Style, ...]:
    """Give the faces that a language uses: scripts that run from right to left have no italics."""
    return tuple(style for style in faces if direction(language) == "ltr" or style[2] == "normal")


def sheet_name(language: str) -> str:
    """Name the style sheet of a language's fonts, as templates ask for it."""
    return f"fonts.{language}.css"


def assets(language: str, faces: Iterable[tuple[Face, Cut | None]]) -> Iterator[Asset]:
    """Give a language's font files, and the style sheet that names them; nothing where no face holds its letters."""
    rules = []
    for face, made in faces:
        if made is None:
            continue
        path = PurePosixPath(face.name)
        name = str(path.with_name(f"{path.stem}.{language}.woff2"))
        font = Asset(name, fingerprinted(name, made.data), made.data)
        rules.append(_rule(face, made, font))
        yield font
    if rules:
        data = "".join(rules).encode()
        yield Asset(sheet_name(language), fingerprinted(sheet_name(language), data), data)


def _rule(face: Face, made: Cut, font: Asset) -> str:
    url = font.path.partition("/")[2]  # style sheets lie in `assets/` itself
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};font-display:swap;'
        f'src:url("{url}") format("woff2");unicode-range:{made.unicode_range}}}\n'
    )


MOST_KB = 60
"""All font files of a language together, as they travel; WOFF2 is compressed already."""


def too_heavy(made: Mapping[str, tuple[Asset, ...]], theme: ThemeChoice) -> Iterator[Problem]:
    """Weigh the fonts of each language, and name the heaviest file where they are too heavy.

    A language's cut fonts -> a problem where they weigh more than readers were promised.
    """
    for language, assets in made.items():
        fonts = [one for one in assets if one.name.endswith(".woff2")]
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
