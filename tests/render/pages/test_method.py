"""The page of a method sheet, and what programs read of it."""

import json
import re
from pathlib import Path
from typing import Any

from cartostory.render.feeds.method_data import steps_of


def page_of(published: Path, path: str) -> str:
    return (published / "output" / path / "index.html").read_text("utf-8")


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_every_section_stands_under_its_own_heading(published: Path) -> None:
    page = page_of(published, "ivry-village/methode")
    titles = re.findall(r'<h2 id="[^"]+">(.*?)</h2>\s*<div class="prose">', page)
    assert titles[:3] == ["Le besoin", "Les acteurs", "Les étapes"]
    assert "Une note de la fiche" in page
    assert 'href="../#le-puits"' in page


def test_other_programs_read_the_steps_one_by_one(published: Path) -> None:
    data = data_of(page_of(published, "ivry-village/methode"))
    assert data["@type"] == "HowTo"
    assert [one["text"] for one in data["step"]] == [
        "Demander à ceux qui iront au puits.",
        "Creuser.",
        "Garder le puits, ensemble.",
    ]
    assert data["estimatedCost"] == {"@type": "MonetaryAmount", "currency": "EUR", "value": 75000.0}
    assert data["url"] == "https://example.org/village/ivry-village/methode/"
    assert data["subjectOf"] == "https://example.org/village/ivry-village/"


def test_the_story_leads_to_its_sheet_and_back_in_each_language_that_has_one(published: Path) -> None:
    assert 'href="methode/"' in page_of(published, "ivry-village")
    assert 'href="methode/"' in page_of(published, "ar/ivry-village")
    assert "methode" not in page_of(published, "en/ivry-village")
    assert 'href="../"' in page_of(published, "ivry-village/methode")


def test_the_sheet_is_found_in_the_list_of_all_pages_and_by_search(published: Path) -> None:
    title = "Creuser un puits avec une ville amie"
    assert title in page_of(published, "plan-du-site")
    assert title in (published / "output/recherche/index.js").read_text("utf-8")
    sitemap = (published / "output/sitemap.xml").read_text("utf-8")
    assert "https://example.org/village/ivry-village/methode/" in sitemap


def test_the_sheet_can_be_printed(published: Path) -> None:
    assert 'href="../ivry-village-method-a4.pdf"' in page_of(published, "ivry-village/methode")
    assert (published / "output/ivry-village/ivry-village-method-a4.pdf").read_bytes().startswith(b"%PDF")


def test_steps_are_the_first_numbered_list_else_another_else_paragraphs() -> None:
    assert steps_of("<ul><li>a</li></ul><ol><li>b <em>c</em></li><li> </li></ol>") == ("b c",)
    assert steps_of("<ul><li>a</li></ul><p>d</p>") == ("a",)
    assert steps_of("<p>d</p><p>e</p>") == ("d", "e")
    assert steps_of("") == ()
