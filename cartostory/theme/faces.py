"""The font files that a theme wants cut for each language, read."""

from __future__ import annotations

from cartostory.problem import Problem, problem
from cartostory.theme.folder import VENDOR, Folder, Found
from cartostory.theme.manifest import Manifest
from cartostory.theme.parts import Face


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


def _find(folders: tuple[Folder, ...], name: str) -> Found:
    places = [
        *(Found(folder, f"assets/{name}") for folder in folders),
        Found(Folder(VENDOR, "cartostory/vendor"), name),
    ]
    return next((one for one in places if one.folder.file(one.name).is_file()), places[-1])
