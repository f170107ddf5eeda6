"""Whole little sites through the whole program."""

import dataclasses
import json
import os
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from PIL import Image

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.build.pipeline import prepare
from cartostory.build.write import MANIFEST
from cartostory.problems.catalogue import is_error
from tests.day import TODAY

pytestmark = pytest.mark.slow


def options(site: Path, output: Path | None = None, jobs: int = 1, **more: bool) -> Options:
    return Options(site, output or site / "output", TODAY, jobs, **more)


def built(site: Path, output: Path | None = None, jobs: int = 1, **more: bool) -> Built:
    found = build(options(site, output, jobs, **more))
    assert not found.crashes, found.crashes[0]
    return found


def manifest(output: Path) -> str:
    return (output / MANIFEST).read_text("utf-8")


class Page(HTMLParser):
    """The addresses and anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if tag == "link" and found.get("rel") in {"canonical", "alternate"}:
            return  # absolute by their nature
        self.addresses += [str(found[key]) for key in ("href", "src") if found.get(key)]
        for candidate in (found.get("srcset") or "").split(","):
            if candidate.strip():
                self.addresses.append(candidate.split()[0])


def read(page: Path) -> Page:
    found = Page()
    found.feed(page.read_text("utf-8"))
    return found


def test_the_little_site_has_every_kind_of_file(published: Path) -> None:
    output = published / "output"
    for path in (
        "index.html",
        "en/index.html",
        "ar/index.html",
        "ivry-village/index.html",
        "ivry-village/maps/0.svg",
        "ivry-village/maps/3.svg",
        "ivry-village/live.js",
        "a-propos/index.html",
        "en/a-propos/index.html",
        "programme/index.html",
        "programme/mapathon/index.html",
        "mur/index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
    ):
        assert (output / path).is_file(), path
    assert len(list((output / "photos").glob("*.webp"))) == 3
    assert len(list((output / "photos").glob("*.jpg"))) == 3


def test_every_link_of_every_page_leads_somewhere(published: Path) -> None:
    output = published / "output"
    pages = {path: read(path) for path in output.rglob("*.html") if path.name != "404.html"}
    for path, page in pages.items():
        base = "site:/" + path.relative_to(output).as_posix()
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme in {"https", "http", "mailto", "data"}:  # the last: pictures of a story in one file
                continue
            assert not address.startswith("/"), f"{path}: {address} is not relative"
            target = output / unquote(urlsplit(urljoin(base.replace("site:/", "https://site/"), address)).path).lstrip(
                "/"
            )
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {address}"
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{path}: {address}"


def test_no_page_asks_anything_of_a_third_party(published: Path) -> None:
    for path in (published / "output").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<(?:script|img|iframe|source|audio|video)[^>]+(?:src|srcset)=\"(?:https?:)?//", text)
        assert not re.search(
            r"<link[^>]+rel=\"(?:stylesheet|preload|icon|preconnect)\"[^>]+href=\"(?:https?:)?//", text
        )
    for path in (published / "output/assets").glob("site.*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", path.read_text("utf-8"))


def test_the_same_site_gives_the_same_bytes(village: Path, tmp_path: Path) -> None:
    built(village, tmp_path / "one", jobs=1)
    elsewhere = Path(shutil.copytree(village, tmp_path / "elsewhere", ignore=shutil.ignore_patterns(".cartostory")))
    built(elsewhere, tmp_path / "two", jobs=2)
    assert manifest(tmp_path / "one") == manifest(tmp_path / "two")


def test_what_the_memo_remembers_is_what_would_be_made(forgotten: Path, tmp_path: Path) -> None:
    built(forgotten, tmp_path / "one")
    built(forgotten, tmp_path / "two")
    assert manifest(tmp_path / "one") == manifest(tmp_path / "two")


def test_a_build_in_which_nothing_changed_reads_nothing(village: Path) -> None:
    assert not built(village).is_current
    assert built(village).is_current


@pytest.mark.parametrize("change", ["content/partnerships/ivry-village/story.md", "config.yaml"])
def test_any_change_of_a_source_is_seen(village: Path, change: str) -> None:
    built(village)
    file = village / change
    file.write_text(file.read_text("utf-8").replace("Un village", "Un bourg").replace("Fin !", "Fin."), "utf-8")
    again = built(village)
    assert not again.is_current
    assert again.written is not None
    assert again.written.changed


@pytest.mark.parametrize("named", ["blason.svg", "images/le blason.svg"])
def test_a_logo_that_changes_is_seen_wherever_it_lies(village: Path, named: str) -> None:
    logo = village / named
    logo.parent.mkdir(exist_ok=True)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="{}" d="M0 0h9v9z"/></svg>'
    logo.write_text(drawing.format("#123456"), "utf-8")
    config = village / "config.yaml"
    config.write_text(f"{config.read_text('utf-8')}theme: {{logo: '{named}'}}\n", "utf-8")
    assert not built(village).is_current
    assert built(village).is_current
    logo.write_text(drawing.format("#1234567"), "utf-8")
    assert not built(village).is_current


def test_another_day_is_another_build(village: Path) -> None:
    built(village)
    later = dataclasses.replace(options(village), today=date(2034, 1, 1))
    assert not build(later).is_current


def test_a_file_taken_from_the_output_comes_back(village: Path) -> None:
    built(village)
    (village / "output/index.html").unlink()
    built(village)
    assert (village / "output/index.html").is_file()


def test_a_photograph_taken_out_leaves_neither_output_nor_cache(village: Path) -> None:
    built(village)
    story = village / "content/partnerships/ivry-village/story.md"
    for file in story.parent.glob("story*.md"):
        text = re.sub(r"!\[.*\]\(ecole\.jpg.*\)\n|cover: .*\n", "", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    for file in (village / ".cartostory/memo").rglob("*"):
        if file.is_file():
            os.utime(file, (1, 1))
    built(village)
    assert not list((village / "output").glob("photos/*"))
    kept = [file.read_bytes()[:4] for file in (village / ".cartostory/memo").rglob("*") if file.is_file()]
    assert not [start for start in kept if start in {b"RIFF", b"\xff\xd8\xff\xe0"}]


def test_published_photographs_are_upright_and_tell_nothing(published: Path) -> None:
    for file in (published / "output/photos").iterdir():
        with Image.open(file) as image:
            assert image.width > image.height
            assert not image.getexif()
            assert not {"exif", "xmp", "icc_profile"} & set(image.info)


def test_drafts_wait(village: Path, tmp_path: Path) -> None:
    note = village / "content/wall/bonjour.md"
    note.write_text(note.read_text("utf-8").replace("title:", "draft: true\ntitle:"), "utf-8")
    built(village, tmp_path / "published")
    built(village, tmp_path / "preview", drafts=True)
    assert not (tmp_path / "published/mur").exists()
    assert (tmp_path / "preview/mur/index.html").is_file()


def test_hidden_places_and_exact_points_are_published_nowhere(village: Path) -> None:
    story = village / "content/partnerships/ivry-village/story.md"
    asked = {
        'map="12/13.0883/-1.0837"': 'fit="maison puits"',
        "place=puits zoom=14": "place=maison zoom=14",
        'twin="ivry-sur-seine kaya"': 'twin="maison kaya"',
    }
    text = story.read_text("utf-8")
    for written, by_the_hidden_place in asked.items():
        assert written in text
        text = text.replace(written, by_the_hidden_place)
    story.write_text(text, "utf-8")
    (village / "config.yaml").write_text(
        (village / "config.yaml").read_text("utf-8") + "kiosk: {stories: [ivry-village]}\n", "utf-8"
    )
    built(village)
    texts = {".html", ".js", ".json", ".svg", ".xml", ".txt", ".css", ".ics"}
    read = [file for file in (village / "output").rglob("*") if file.suffix in texts and "maplibre" not in file.name]
    assert any(file.name.endswith("live.js") for file in read)
    for file in read:
        published = file.read_text("utf-8")
        for secret in ("13.0812", "1.0913", "Une maison"):
            assert secret not in published, file


def test_a_broken_template_names_its_line_and_the_story(village: Path) -> None:
    override = village / "themes/templates/story.html"
    override.parent.mkdir(parents=True)
    override.write_text("<h1>\n{{ view.nowhere.title }}\n</h1>\n", "utf-8")
    found = build(options(village))
    assert not found.crashes
    (problem,) = (one for one in found.problems if one.code == "template-error")  # once, however many pages use it
    assert (problem.span.file, problem.span.line) == ("themes/templates/story.html", 2)
    assert "ivry-village" in str(problem.values)
    assert found.written is None


def test_keep_going_never_publishes_what_an_error_stands_in(village: Path) -> None:
    other = village / "content/partnerships/autre"
    shutil.copytree(village / "content/partnerships/ivry-village", other)
    register = other / "photos/photos.yaml"
    register.write_text(register.read_text("utf-8").replace("people: none", "people: recognisable"), "utf-8")
    page = village / "content/pages/a-propos.en.md"
    page.write_text("no front matter", "utf-8")
    found = built(village, keep_going=True)
    assert found.written is not None
    assert (village / "output/ivry-village/index.html").is_file()
    assert not (village / "output/autre").exists()
    assert not (village / "output/en/a-propos").exists()


def test_an_unknown_theme_is_a_problem(village: Path) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8") + "theme: {name: nulle-part}\n", "utf-8")
    codes = {problem.code for problem in prepare(options(village)).problems}
    assert any("theme" in code for code in codes), codes


def test_the_map_style_of_a_town_is_checked_before_anything_is_made(village: Path) -> None:
    style = village / "themes/map/style.json"
    style.parent.mkdir(parents=True)
    layer = {"id": "a", "type": "line", "source": "land", "paint": {"line-color": "notacolour", "line-gap-width": 2}}
    style.write_text(json.dumps({"version": 8, "sources": {}, "layers": [layer]}), "utf-8")
    found = [problem for problem in prepare(options(village)).problems if problem.code.startswith("style-")]
    assert [(problem.code, problem.span.file) for problem in found] == [
        ("style-not-valid", "themes/map/style.json"),
        ("style-not-supported", "themes/map/style.json"),
    ]
    assert built(village).written is None


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0 cut", b"not a picture at all"], ids=["empty", "cut", "text"])
def test_a_photograph_that_cannot_be_read_stops_the_build_with_a_problem(village: Path, data: bytes) -> None:
    (village / "content/partnerships/ivry-village/photos/ecole.jpg").write_bytes(data)
    found = built(village)
    assert found.written is None
    assert any("photo" in problem.code for problem in found.problems if is_error(problem))


def test_a_truncated_photograph_stops_the_build_before_anything_is_written(village: Path) -> None:
    photo = village / "content/partnerships/ivry-village/photos/ecole.jpg"
    photo.write_bytes(photo.read_bytes()[:20_000])
    found = built(village)
    assert found.written is None
    assert any("photo" in problem.code for problem in found.problems if is_error(problem))


@pytest.mark.parametrize("text", ["", "{", '{"type": "Topology"}', "[1, 2]", "<kml/>"])
def test_a_layer_that_is_no_geojson_is_a_problem(village: Path, text: str) -> None:
    (village / "content/partnerships/ivry-village/layers/ecoles.geojson").write_text(text, "utf-8")
    found = built(village)
    assert found.written is None
    assert any(problem.span.file.endswith("ecoles.geojson") for problem in found.problems)


def test_budgets_are_kept_or_said(village: Path) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8") + "budget: {page_kb: 1, story_kb: 2}\n", "utf-8")
    codes = {problem.code for problem in built(village).problems}
    assert {"page-too-heavy", "story-too-heavy"} <= codes
