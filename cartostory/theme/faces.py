"""The font files that are cut for each language, read: those that the town sets, and those of the theme behind them."""

from __future__ import annotations

from pathlib import PurePosixPath

from cartostory.model import TownFont
from cartostory.model.theme import Face
from cartostory.problems.problem import Problem, problem
from cartostory.theme.folder import VENDOR, Folder, ThemeFile
from cartostory.theme.manifest import Manifest


def read_faces(folders: tuple[Folder, ...], manifest: Manifest) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
    """Read each file: the town's own before the theme's, and those before the ones that the program brings along."""
    found: list[Face] = []
    problems: list[Problem] = []
    for face in manifest.faces:
        file = _find(folders, face.file)
        data, wrong = file.read()
        problems += (problem("theme-file-missing", face.at.value("file"), path=face.file),) if wrong else ()
        if not wrong:
            found.append(
                Face(
                    face.file, face.family, face.weight, face.style, data, str(face.at.value("file").file), face.licence
                )
            )
    return tuple(found), tuple(problems)


_LARGEST_BYTES = 20_000_000
_FIRST_BYTES = (b"wOF2", b"wOFF", b"\x00\x01\x00\x00", b"OTTO", b"true")
"""How font files of one face begin: WOFF2, WOFF, TrueType, OpenType with PostScript outlines, Apple's TrueType."""


def town_faces(
    town: Folder, fonts: tuple[TownFont, ...], theirs: tuple[Face, ...]
) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
    """Put the town's fonts before those of the theme, in its first family: what they lack, the theme's files have."""
    family = theirs[0].family if theirs else ""
    found: list[Face] = []
    problems: list[Problem] = []
    for number, font in enumerate(fonts if family else (), 1):
        file = ThemeFile(town, f"fonts/{font.file.name}")
        data, _ = file.read()
        if not data.startswith(_FIRST_BYTES) or len(data) > _LARGEST_BYTES:
            problems.append(problem("town-font", font.file.span, path=file.name, folder=town.shown))
            continue
        name = f"fonts/town-{number}-{PurePosixPath(font.file.name).stem}.woff2"
        found.append(Face(name, family, font.weight, font.style, data, str(font.file.span.file), font.licence))
    return (*found, *theirs), tuple(problems)


def _find(folders: tuple[Folder, ...], name: str) -> ThemeFile:
    places = [
        *(ThemeFile(folder, f"assets/{name}") for folder in folders),
        ThemeFile(Folder(VENDOR, "cartostory/vendor"), name),
    ]
    return next((one for one in places if one.folder.file(one.name).is_file()), places[-1])
