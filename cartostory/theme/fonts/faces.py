"""The faces of a theme, cut for each language: the style sheet that names the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from cartostory.model.languages import direction
from cartostory.model.theme import Asset, Face
from cartostory.theme.assets import fingerprinted
from cartostory.theme.fonts.subset import Cut

Style = tuple[str, str, str]
"""Family, weight and style: what makes a face; several files may hold its letters."""


RARE = "-more"
_PARTS = ("", RARE)
"""A file is cut in two: what pages of every day need, and what is rarer."""


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


def assets(language: str, faces: Iterable[tuple[Face, tuple[Cut, ...]]]) -> Iterator[Asset]:
    """Give a language's font files, and the style sheet that names them; nothing where no face holds its letters."""
    rules = []
    for face, made in faces:
        path = PurePosixPath(face.name)
        for part, cut in zip(_PARTS, made, strict=False):
            name = str(path.with_name(f"{path.stem}{part}.{language}.woff2"))
            font = Asset(name, fingerprinted(name, cut.data), cut.data)
            rules.append(_rule(face, cut, font))
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
