"""What messengers and networks show of a link: a card of the story, and what its page says of it."""

import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.program import Run

STORIES = {"fr": "ivry-village/", "en": "en/ivry-village/", "ar": "ar/ivry-village/"}
PAPER = (251, 248, 242)
MOST_BYTES = 300_000
"""WhatsApp shows no picture that is heavier."""


def page_of(published: Path, path: str) -> str:
    return (published / "output" / path / "index.html").read_text("utf-8")


def said(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)"', page)
    assert found, name
    return found[1]


def file_at(published: Path, address: str) -> Path:
    return published / "output" / urlsplit(address).path.removeprefix("/village/")


@pytest.mark.parametrize("path", ["", "ivry-village", "en/ivry-village", "ar/ivry-village", "ivry-village/methode"])
def test_a_page_names_a_picture_that_is_what_it_says(published: Path, path: str) -> None:
    page = page_of(published, path)
    data = file_at(published, said(page, "og:image")).read_bytes()
    assert len(data) < MOST_BYTES
    with Image.open(io.BytesIO(data)) as card:
        assert card.format == "JPEG"
        assert card.size == (int(said(page, "og:image:width")), int(said(page, "og:image:height"))) == (1200, 630)
    assert said(page, "og:image:type") == "image/jpeg"
    assert said(page, "og:image:alt")
    assert said(page, "twitter:card") == "summary_large_image"
    assert said(page, "og:url") == re.findall(r'rel="canonical" href="([^"]+)"', page)[0]


def test_the_words_stand_where_reading_begins_and_the_map_beside_them(published: Path) -> None:
    for language, corner in (("fr", (8, 8)), ("ar", (1191, 8))):
        with Image.open(published / "output" / STORIES[language] / "partage.jpg") as card:
            red, green, blue = card.getpixel(corner)  # type: ignore[misc] # a colour: the card is RGB
            assert max(abs(red - PAPER[0]), abs(green - PAPER[1]), abs(blue - PAPER[2])) < 6
            words = card.crop((0, 0, 480, 630) if language == "fr" else (720, 0, 1200, 630)).convert("L")
            assert words.getextrema()[0] < 90


def test_every_language_has_a_card_of_its_own(published: Path) -> None:
    assert len({(published / "output" / path / "partage.jpg").read_bytes() for path in STORIES.values()}) == 3


def test_a_story_can_be_framed_and_says_so_to_those_who_ask(published: Path) -> None:
    page = page_of(published, "ivry-village")
    asked = re.findall(r'type="application/json\+oembed"[^>]* href="([^"]+)"', page)[0]
    told = json.loads(file_at(published, asked).read_text("utf-8"))
    assert (told["version"], told["type"]) == ("1.0", "rich")
    framed = re.findall(r'src="([^"]+)"', told["html"])[0]
    assert file_at(published, framed + "index.html").is_file()
    assert file_at(published, told["thumbnail_url"]).is_file()
    assert f'src="{framed}"' in page.replace("&#34;", '"').replace("&lt;", "<")


def test_every_link_of_a_framed_story_leads_out_of_the_frame(published: Path) -> None:
    page = page_of(published, "ar/ivry-village/embed")
    links = re.findall(r"<a [^>]*>", page)
    assert links
    assert all('target="_top"' in link for link in links)
    assert 'dir="rtl"' in page


def test_feeds_tell_the_same_in_two_forms(published: Path) -> None:
    for folder in ("", "en/", "ar/"):
        feed = json.loads((published / "output" / folder / "feed.json").read_text("utf-8"))
        atom = (published / "output" / folder / "feed.xml").read_text("utf-8")
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["items"]
        assert {item["id"] for item in feed["items"]} == set(re.findall(r"<entry.*?<id>(.*?)</id>", atom, re.DOTALL))


def test_a_site_without_an_address_has_nothing_that_needs_one(village: Path, cartostory: Run) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("address: https://example.org/village/\n", ""), "utf-8")
    assert cartostory("build", "--site", village).returncode == 0
    assert not list((village / "output").rglob("partage.jpg"))
    assert not list((village / "output").rglob("embed"))
    assert "oembed" not in (village / "output/ivry-village/index.html").read_text("utf-8")
