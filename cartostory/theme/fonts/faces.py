"""The faces of a theme, cut for each language: what workers do, and the style sheet that names the files."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cartostory.build.cache import Memo, key
from cartostory.model import ThemeChoice
from cartostory.model.languages import direction
from cartostory.model.theme import Asset, Face
from cartostory.problems.problem import Problem, Span, problem
from cartostory.theme.assets import fingerprinted
from cartostory.theme.fonts.subset import Called, Cut, subset

Style = tuple[str, str, str]
"""Family, weight and style: what makes a face; several files may hold its letters."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """What the workers that cut fonts share: letters by language, files by face."""

    memo: Memo
    letters: Mapping[str, str]
    faces: Mapping[Style, tuple[Face, ...]]

    def before(self, style: Style) -> tuple[bytes, ...]:
        """Give the files of the families that come before that of a face, in the theme's order."""
        families = list(dict.fromkeys(family for family, _, _ in self.faces))
        earlier = families[: families.index(style[0])]
        return tuple(dict.fromkeys(one.data for key, group in self.faces.items() if key[0] in earlier for one in group))


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


@dataclass(frozen=True, slots=True)
class Made:
    """One face for one language: a cut per file, None where it holds nothing that is needed; none at all on failure."""

    cuts: tuple[Cut | None, ...]
    problems: tuple[Problem, ...] = ()


def cut(shared: Cutting, job: tuple[str, Style]) -> Made:
    """Cut one face for one language, unless the memo has it."""
    language, style = job
    faces, letters = shared.faces[style], shared.letters[language]
    before = shared.before(style)
    name = key("font", repr((style, faces[0].licence)), letters, *before, b"then", *(face.data for face in faces))
    known = shared.memo.get(name)
    if known is not None:
        return Made(tuple(_read(one) for one in json.loads(known)))
    family, weight, slope = style
    try:
        called = Called(family, f"{weight}-{slope}".replace(" ", "-"), faces[0].licence)
        made = subset(tuple(face.data for face in faces), letters, called, before)
    except Exception as error:  # noqa: BLE001 - a font that is damaged may raise anything; the page does without
        reason = str(error) or type(error).__name__
        names = ", ".join(face.name for face in faces)
        return Made((), (problem("theme-font-damaged", Span(faces[0].file), path=names, reason=reason),))
    shared.memo.put(name, json.dumps([_written(one) for one in made]).encode())
    return Made(made)


def _written(one: Cut | None) -> list[str] | None:
    return [b64encode(one.data).decode(), one.unicode_range] if one else None


def _read(one: list[str] | None) -> Cut | None:
    return Cut(b64decode(one[0]), one[1]) if one else None


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


# A language's cut fonts -> a problem where they weigh more than readers were promised.

MOST_KB = 60
"""All font files of a language together, as they travel; WOFF2 is compressed already."""


def too_heavy(made: Mapping[str, tuple[Asset, ...]], theme: ThemeChoice) -> Iterator[Problem]:
    """Weigh the fonts of each language, and name the heaviest file where they are too heavy."""
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
