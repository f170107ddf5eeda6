"""The edition for disks: links that need no server, nothing that only a server has a use for."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cartostory.build.edition import FOLDER, packed, start_name, without_fetching
from cartostory.load.site import load
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.render.links import Links
from cartostory.theme import load_theme
from tests.conftest import Run

_LINK = re.compile(r'(?:href|src|data-[a-z-]+)="([^"#?]+)')
_SET = re.compile(r'srcset="([^"]+)"')

HOME = Output("index.html", Address(Kind.HOME, language="fr"))
STORY = Output("en/kaya/index.html", Address(Kind.STORY, "kaya", "en"))
FEED = Output("feed.xml", Address(Kind.FEED, language="fr"))
PLAN = Plan({one.address: one for one in (HOME, STORY, FEED)})


def test_links_of_a_packed_edition_name_the_file_that_they_open() -> None:
    plan = packed(PLAN, "OUVRIR.html")
    start, home, story = (plan.outputs[one] for one in (Address(Kind.START), HOME.address, STORY.address))
    assert plan.link(start, home.address) == "site/index.html"
    assert plan.link(home, story.address) == "en/kaya/index.html"
    assert plan.link(story, home.address) == "../../index.html"
    assert plan.link(story, story.address) == "index.html"


def test_what_only_web_hosts_need_is_left_out() -> None:
    assert not packed(PLAN, "OUVRIR.html").has(FEED.address)


def test_whole_addresses_stay_those_of_the_web() -> None:
    plan = packed(PLAN, "OUVRIR.html")
    links = Links(plan.outputs[HOME.address], plan, "https://ville.example/ici/")
    assert links.absolute(STORY.address) == "https://ville.example/ici/en/kaya/"


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "OUVRIR.html"), ("fr-x-falc", "OUVRIR.html"), ("ar", "OPEN.html")]
)
def test_the_start_page_says_by_its_name_what_to_do(language: str, name: str) -> None:
    assert start_name(language) == name


def test_letters_from_right_to_left_need_no_fetch(village: Path) -> None:
    theme, _ = load_theme(village, load(village)[0].config.theme)
    held = without_fetching(theme).assets["mapbox-gl-rtl-text.js"]
    assert held.data.startswith(b'window.cartostoryLetters="')
    assert b"registerRTLTextPlugin" in held.data
    assert held.path == theme.assets["mapbox-gl-rtl-text.js"].path


def test_every_link_of_every_page_leads_to_a_file_of_the_folder(village: Path, tmp_path: Path, cartostory: Run) -> None:
    target = tmp_path / "stick"
    done = cartostory("pack", "usb", "--site", village, "--to", target, "--lang", "en")
    assert done.returncode == 0, done.stderr
    pages = sorted(target.rglob("*.html"))
    assert target / "OUVRIR.html" in pages
    assert target / FOLDER / "ar" / "ivry-village" / "index.html" in pages
    for page in pages:
        for link in links_of(page.read_text("utf-8")):
            assert not link.endswith("/"), f"{page}: {link} is a folder, which no browser opens as a page"
            path = posixpath.normpath((page.parent / unquote(link)).as_posix())
            assert Path(path).is_file(), f"{page}: {link}"


def links_of(text: str) -> set[str]:
    found = {link for link in _LINK.findall(text) if "." in link or "/" in link}
    for several in _SET.findall(text):
        found |= {one.split()[0] for one in several.split(", ")}
    return {link for link in found if not urlsplit(link).scheme and not link.startswith("#") and " " not in link}
