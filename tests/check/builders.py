"""Small sites made by hand, frozen like loaded ones: what a test does not name is fine."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cartostory.check.table import Rule
from cartostory.geo.point import Point
from cartostory.load.markdown.document import read_document
from cartostory.load.passage import passage
from cartostory.model import (
    Chapter,
    Config,
    Layer,
    Page,
    Partnership,
    Passage,
    Place,
    Publisher,
    Site,
    Story,
    Town,
    ViewRequest,
)
from cartostory.model.media_folder import MediaFolder
from cartostory.problems.problem import Ref, Span
from tests.day import TODAY

FOLDER = "content/partnerships/essai"
FILE = f"{FOLDER}/story.md"
CHATELLERAULT = Point(0.54518, 46.81705)
KAYA = Point(-1.08368, 13.0883)


def span(line: int = 1, column: int = 1, file: str = FILE) -> Span:
    return Span(file, line, column)


def ref(name: str, line: int = 1) -> Ref:
    return Ref(name, span(line))


def text(written: str = "Du texte.", line: int = 1, file: str = FILE) -> Passage:
    return passage(read_document(written, span(line, file=file)))


def towns(here: Point = CHATELLERAULT, there: Point = KAYA) -> tuple[Town, ...]:
    return (Town("Châtellerault", "FR", here, span(4)), Town("Kaya", "BF", there, span(5)))


def chapter(number: int = 1, title: str = "Un chapitre", written: str = "Du texte.", **view: Any) -> Chapter:
    start = span(10 * number)
    return Chapter(
        number, f"chapitre-{number}", title, ViewRequest(start, **view), text(written, start.line + 1), start
    )


def place(key: str = "centre", point: Point = KAYA, **more: Any) -> Place:
    return Place(key, key.title(), point, span(6), **more)


def layer(key: str = "ecoles") -> Layer:
    return Layer(key, f"{FOLDER}/layers/{key}.geojson", key.title(), span(7), (), "0" * 64)


def story(*chapters: Chapter, written: str = "", **more: Any) -> Story:
    fields: dict[str, Any] = {
        "slug": "essai",
        "language": "fr",
        "title": "Un récit",
        "summary": "Un résumé.",
        "span": span(),
        "lead": text("Un chapeau."),
        "chapters": chapters or (chapter(),),
        "body": text(written, 8),
        "towns": towns(),
    }
    return Story(**(fields | more))


def partnership(
    *stories: Story, files: tuple[str, ...] = (), layers: tuple[Layer, ...] = (), slug: str = "essai"
) -> Partnership:
    told = stories or (story(),)
    by_key: Mapping[str, Layer] = {one.key: one for one in layers}
    folder = f"content/partnerships/{slug}"
    return Partnership(slug, folder, {one.language: one for one in told}, by_key, MediaFolder(frozenset(files)))


def with_media(home: Partnership, **more: Any) -> Partnership:
    """Give a partnership other photographs, recordings or registers."""
    return replace(home, media=replace(home.media, **more))


def page(written: str = "Du texte.", slug: str = "a-propos", language: str = "fr") -> Page:
    file = f"content/pages/{slug}.md"
    return Page(slug, language, "À propos", text(written, 4, file), span(2, 1, file))


def config(**more: Any) -> Config:
    fields: dict[str, Any] = {
        "title": "Essai",
        "address": "https://example.org/essai/",
        "publisher": Publisher("Ville d’Essai", "bonjour@example.org"),
    }
    return Config(**(fields | more))


def site(*partnerships: Partnership, **more: Any) -> Site:
    return Site("/essai", more.pop("config", config()), partnerships or (partnership(),), **more)


def codes(rule: Rule, checked: Site) -> list[str]:
    return [found.code for found in rule(checked, TODAY)]


def value(rule: Rule, checked: Site, name: str) -> list[Any]:
    return [dict(found.values).get(name) for found in rule(checked, TODAY)]
