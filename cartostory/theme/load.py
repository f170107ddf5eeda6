"""A site's folder and its choice -> the theme, with the town's own files in the place of the theme's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from cartostory.media.files import read
from cartostory.model import ThemeChoice
from cartostory.model.theme import CONTRACT, TEMPLATES, Asset, Theme, ThemeText
from cartostory.problems.problem import Problem, Ref, Span, problem
from cartostory.theme.assets import FILE as COLOURS
from cartostory.theme.assets import colours_sheet, fingerprinted, make_assets
from cartostory.theme.catalogs import read_catalogs
from cartostory.theme.faces import read_faces, town_faces
from cartostory.theme.folder import Folder, ThemeFile, built_in, chosen, files_of
from cartostory.theme.fonts.metrics import Measure, measure
from cartostory.theme.fonts.stand_ins import FILE as STAND_INS
from cartostory.theme.fonts.stand_ins import stand_ins_sheet
from cartostory.theme.manifest import read_manifest
from cartostory.theme.svg_sanitiser import NotADrawingError, harmless


def check_syntax(templates: Mapping[str, ThemeText]) -> tuple[Problem, ...]:
    """Parse the templates of sites; one problem per template that Jinja cannot read.

    Templates -> what Jinja cannot read in them, found once instead of on every page. The program's own are tested.
    """
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    ours = f"{built_in().shown}/"
    found = (_broken(source, environment) for source in templates.values() if not source.file.startswith(ours))
    return tuple(one for one in found if one)


def _broken(source: ThemeText, environment: Environment) -> Problem | None:
    try:
        environment.parse(source.text)
    except TemplateSyntaxError as error:
        reason = (error.message or str(error)).rstrip(".")
        return problem("template-broken", Span(source.file, error.lineno, 1), reason=reason)
    return None


STYLE = "map/style.json"
_LOGOS = frozenset({".svg", ".png", ".webp", ".jpg", ".jpeg"})


def load_theme(site_root: Path, choice: ThemeChoice, measured: Measure = measure) -> tuple[Theme, tuple[Problem, ...]]:
    """Load a theme. An unknown one is a problem, and the default theme stands in, so that the rest can be checked.

    A file in `<site>/themes/` (`themes/templates/story.html`, `themes/assets/css/page.css`, `themes/map/style.json`,
    `themes/locale/fr/theme.po`) takes the place of the theme's file of that name; of words, only those that it gives.
    `measured` takes the measures of a font file, or knows them.
    """
    folder = chosen(site_root, choice.name)
    unknown = () if folder else (problem("theme-unknown", choice.span, name=choice.name),)
    theme_folder = folder or built_in()
    folders = (Folder(site_root / "themes", "themes"), theme_folder)
    manifest, problems = read_manifest(theme_folder)
    templates, unreadable = _templates(folders)
    style, no_style = _style(folders)
    catalogs, wrong_words = read_catalogs(folders)
    assets: Mapping[str, Asset] = {}
    missing: tuple[Problem, ...] = ()
    theirs, no_fonts = read_faces(folders, manifest) if manifest else ((), ())
    faces, no_town_fonts = town_faces(folders[0], choice.fonts, theirs)
    if manifest:
        stand_ins = stand_ins_sheet(faces, measured)
        written = {COLOURS: colours_sheet(choice), **({STAND_INS: stand_ins} if stand_ins else {})}
        assets, missing = make_assets(folders, manifest, written)
    logo, no_logo = _logo(site_root, choice.logo)
    paper, no_paper = _paper((*folders, built_in()))
    theme = Theme(
        name=manifest.name if manifest else choice.name,
        contract=manifest.contract if manifest else CONTRACT,
        templates=templates,
        assets={**assets, logo.name: logo} if logo else assets,
        style=style,
        catalogs=catalogs,
        logo=logo.name if logo else "",
        digest=_digest(templates, assets, style, catalogs, logo, faces, paper),
        faces=faces,
        paper=paper,
    )
    wrong_pages = (*unreadable, *no_style, *wrong_words, *missing)
    return theme, (*unknown, *problems, *wrong_pages, *no_fonts, *no_town_fonts, *no_logo, *no_paper)


def _templates(folders: tuple[Folder, ...]) -> tuple[dict[str, ThemeText], tuple[Problem, ...]]:
    templates: dict[str, ThemeText] = {}
    problems: list[Problem] = []
    for name, found in files_of(folders, "templates").items():
        templates[name], wrong = found.read_text()
        problems += wrong
    for name in TEMPLATES:
        if name not in templates:
            file = ThemeFile(folders[-1], f"templates/{name}")
            problems.append(problem("theme-file-missing", file.span, path=file.name))
    return templates, (*problems, *check_syntax(templates))


def _paper(folders: tuple[Folder, ...]) -> tuple[dict[str, ThemeText], tuple[Problem, ...]]:
    """Read the Typst templates; the built-in ones stand in for those that a theme does not have."""
    read = {name: found.read_text() for name, found in files_of(folders, "paper").items() if name.endswith(".typ")}
    texts = {name: source for name, (source, _) in read.items()}
    return texts, tuple(problem for _, problems in read.values() for problem in problems)


def _style(folders: tuple[Folder, ...]) -> tuple[ThemeText, tuple[Problem, ...]]:
    found = files_of(folders, "map").get("style.json")
    if found:
        return found.read_text()
    span = folders[-1].span(STYLE)
    return ThemeText("{}", span.file), (problem("theme-file-missing", span, path=STYLE),)


def _logo(site_root: Path, logo: Ref | None) -> tuple[Asset | None, tuple[Problem, ...]]:
    if logo is None:
        return None, ()
    path = site_root / logo.name
    inside = path.resolve().is_relative_to(site_root.resolve())
    if not inside or path.suffix.lower() not in _LOGOS or not path.is_file():
        return None, (problem("theme-logo", logo.span, path=logo.name),)
    try:
        data = read(site_root, logo.name)
    except OSError as error:
        return None, (problem("theme-file-unreadable", Span(logo.name), reason=error.strerror or str(error)),)
    name = f"logo{path.suffix.lower()}"
    problems: tuple[Problem, ...] = ()
    if name.endswith(".svg"):
        data, problems = _drawing(data, logo)
    return (Asset(name, fingerprinted(name, data), data) if data else None), problems


def _drawing(data: bytes, logo: Ref) -> tuple[bytes, tuple[Problem, ...]]:
    """Give a drawing as it may be published; empty where the file is none."""
    try:
        drawn, dropped = harmless(data)
    except NotADrawingError as error:
        span = Span(logo.name, error.line, error.column) if error.line else logo.span
        return b"", (problem("logo-not-a-drawing", span, path=logo.name, reason=str(error)),)
    if dropped:
        return drawn, (problem("logo-cleaned", logo.span, path=logo.name, dropped=", ".join(dropped)),)
    return drawn, ()


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
