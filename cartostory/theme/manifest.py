"""`theme.yaml` -> what a theme bundles and brings along."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field

from cartostory.load.yaml import MARK_KEY, Written, decode, read
from cartostory.model.theme import CONTRACT
from cartostory.problems.problem import Problem, problem
from cartostory.theme.folder import MANIFEST, Folder, ThemeFile


def _without_mark(value: object) -> object:
    return {key: inner for key, inner in value.items() if key != MARK_KEY} if isinstance(value, dict) else value


class FaceMatter(Written):
    """A font file of which each language of the site gets the letters that it needs."""

    file: str = Field(description="The file, of the theme’s assets or of the program: fonts/serif-400.woff2.")
    family: str = Field(pattern=r"^[\w -]+$", description="The family’s name, as style sheets call it.")
    weight: str = Field(
        "400", pattern=r"^\d{1,4}( \d{1,4})?$", description="The weights that it serves: 400, or 600 700."
    )
    licence: str = Field("", description="Its licence, written into what is cut where the file itself is silent.")
    style: str = Field("normal", pattern="^(normal|italic)$", description="normal or italic.")


class Manifest(Written):
    """The keys of `theme.yaml`."""

    name: str = Field(description="The theme’s name.")
    contract: int = Field(description="The number of the contract with the program for which it was written.")
    bundles: Annotated[dict[str, list[str]], BeforeValidator(_without_mark)] = Field(
        default_factory=dict, description="Files made of several: {site.css: [css/page.css, css/map.css]}."
    )
    vendor: list[str] = Field(default_factory=list, description="Files that the program brings along.")
    root: list[str] = Field(
        default_factory=list, description="Assets that stand at the site’s root under their own name: service workers."
    )
    fonts: list[str] = Field(default_factory=list, description="Fonts that the theme’s own style sheets name.")
    faces: list[FaceMatter] = Field(
        default_factory=list, description="Fonts that are cut to the letters of each language: {file, family, weight}."
    )


def read_manifest(folder: Folder) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Read a theme's manifest; a path in it that leads out of the theme is reported and left out."""
    source, problems = ThemeFile(folder, MANIFEST).read_text()
    if problems:
        return None, problems
    document, broken = read(source.text, source.file)
    keys, wrong = decode(document, Manifest)
    if keys is None:
        return None, (*broken, *(wrong if not broken else ()))
    found = [*broken, *wrong]
    if keys.contract != CONTRACT:
        found.append(problem("theme-contract", keys.at.value("contract"), contract=keys.contract, ours=CONTRACT))
    bundles = {}
    for bundle, names in keys.bundles.items():
        spans = [document.span(("bundles", bundle, index)) for index in range(len(names))]
        outside = [(name, span) for name, span in zip(names, spans, strict=True) if not is_inside(name)]
        found += [problem("theme-path-outside", span, path=name) for name, span in outside]
        bundles[bundle] = [name for name in names if is_inside(name)]
    for key, names in (("vendor", keys.vendor), ("fonts", keys.fonts)):
        outside = [(name, document.span((key, index))) for index, name in enumerate(names) if not is_inside(name)]
        found += [problem("theme-path-outside", span, path=name) for name, span in outside]
    faces = [face for face in keys.faces if is_inside(face.file)]
    outside = [(face.file, face.at.value("file")) for face in keys.faces if face not in faces]
    found += [problem("theme-path-outside", span, path=name) for name, span in outside]
    kept = {"vendor": list(filter(is_inside, keys.vendor)), "fonts": list(filter(is_inside, keys.fonts))}
    return keys.model_copy(update={"bundles": bundles, "faces": faces, **kept}), tuple(found)


def is_inside(name: str) -> bool:
    """Tell whether a path stays in the folder that it is relative to."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
