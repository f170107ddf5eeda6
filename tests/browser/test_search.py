"""Search: what readers type, on the web and from a disk, by keyboard, without JavaScript."""

from typing import Any

import pytest

from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import DEMO
from tests.browser.search_queries import FIRST, QUERIES

SEARCH = DEMO + "recherche/"
COUNTED = "document.querySelector('.search-status').textContent.trim() !== ''"


def ask(page: Any, words: str) -> list[str]:
    """Type words; give the titles that are found once the status has been said for them."""
    page.evaluate("document.querySelector('.search-status').textContent = ''")
    page.locator("#search-field").fill(words)
    page.wait_for_function(COUNTED)
    found: list[str] = page.locator(".search-results > li > a").all_text_contents()
    return found


@pytest.mark.parametrize(
    ("path", "asked", "expected"),
    [
        (SEARCH, "Dianguiré", "Dianguirdé, remplir le blanc de la carte"),
        (SEARCH, "Dianguirde", "Dianguirdé, remplir le blanc de la carte"),
        (SEARCH, "Dianguirdé", "Dianguirdé, remplir le blanc de la carte"),
        (SEARCH, "multimedia ouvre", "2004\u202f: le centre ouvre ses portes"),
        (SEARCH, "lampe ecol", "La lampe de l’école"),
        (DEMO + "en/recherche/", "school lamp", "The school lamp"),
        (DEMO + "ar/recherche/", "الخرائط", "الخريطة، أداة للبلدية"),
        (DEMO + "ar/recherche/", "مدرسه", "مصباح المدرسة"),
        (DEMO + "ar/recherche/", "كَايَا", "كايا، شاشات ومصابيح"),
    ],
)
def test_what_readers_type_is_found_whatever_the_accents(
    reader: MakeReader, path: str, asked: str, expected: str
) -> None:
    somebody = reader(webgl=False)
    found = ask(somebody.open(path), asked)
    assert any(
        expected.replace("\u202f", "").replace(" ", "")
        in one.replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
        for one in found
    ), found
    assert somebody.complaints == []


def pressed(page: Any, words: str) -> list[str]:
    """Ask at once, by the key, as `ask` does once somebody has stopped typing."""
    page.evaluate("document.querySelector('.search-status').textContent = ''")
    page.locator("#search-field").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function(COUNTED)
    found: list[str] = page.locator(".search-results > li > a").all_text_contents()
    return [unspaced(one) for one in found]


def unspaced(title: str) -> str:
    return "".join(title.split())


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_what_readers_mean_is_among_the_first_that_they_find(reader: MakeReader, language: str) -> None:
    assert len(set(QUERIES)) >= 60
    somebody = reader(webgl=False)
    page = somebody.open(SEARCH if language == "fr" else f"{DEMO}{language}/recherche/")
    missed = {}
    for spoken, typed, title in QUERIES:
        if spoken == language:
            found = pressed(page, typed)
            if unspaced(title) not in found[:FIRST]:
                missed[typed] = found[:FIRST]
    assert missed == {}
    assert somebody.complaints == []


WRITTEN = """window.cartostorySearch={"language":"bm","documents":[
{"id":0,"title":"Kɔnɔ ni jiri","text":"Kɔnɔw bɛ jiri la","url":"#0"},
{"id":1,"title":"Ɲamina","text":"Ɲɛmɔgɔw ka lajɛ","url":"#1"},
{"id":2,"title":"Budget","text":"Le projet coûte 1\\u202f250\\u202f000 francs, en 2016 300 personnes","url":"#2"},
{"id":3,"title":"Compte","text":"Il reste 1250 francs","url":"#3"}]};"""


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("kono", ["Kɔnɔnijiri"]),
        ("kɔnɔ", ["Kɔnɔnijiri"]),
        ("nyamina", ["Ɲamina"]),
        ("namina", ["Ɲamina"]),
        ("ɲamina", ["Ɲamina"]),
        ("nyemogo", ["Ɲamina"]),
        ("1250000", ["Budget"]),
        ("1 250 000", ["Budget"]),
        ("1250", ["Compte", "Budget"]),
        ("300", ["Budget"]),
        ("2017", []),
    ],
)
def test_letters_of_bambara_and_figures_are_found_however_they_are_typed(
    reader: MakeReader, typed: str, titles: list[str]
) -> None:
    page = reader(webgl=False).context.new_page()
    page.route("**/recherche/index.js", lambda route: route.fulfill(body=WRITTEN, content_type="text/javascript"))
    page.goto(reader(webgl=False).address + SEARCH)
    assert pressed(page, typed) == titles


def test_bambara_letters_are_found_by_those_who_cannot_type_them(reader: MakeReader) -> None:
    page = reader(webgl=False).open(SEARCH)
    folded = page.evaluate("['kɔnɔ', 'Ɲɛ', 'ŋ', 'Œuvre', 'مدرسة', 'إيفري', 'ٱلْعَرَبِيَّة'].map(cartostory.fold)")
    assert folded == ["kono", "ne", "n", "oeuvre", "مدرسه", "ايفري", "العربيه"]


def test_nothing_is_fetched_until_somebody_stands_in_the_field(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    page = somebody.open(SEARCH)
    page.wait_for_load_state("load")
    assert not [url for url in somebody.asked if "minisearch" in url or url.endswith("recherche/index.js")]
    page.locator("#search-field").focus()
    page.wait_for_function("window.cartostorySearch !== undefined && window.MiniSearch !== undefined")
    page = somebody.open(DEMO + "chatellerault-kaya/")
    page.wait_for_load_state("load")
    assert sum("minisearch" in url for url in somebody.asked) == 1


def test_the_count_is_said_and_a_result_leads_to_its_chapter_by_keyboard(reader: MakeReader) -> None:
    page = reader(webgl=False).open(SEARCH)
    found = ask(page, "lampe de l'école")
    status = page.locator(".search-status")
    assert status.get_attribute("role") == "status"
    assert status.text_content() == (f"{len(found)} résultats" if len(found) > 1 else "1 résultat")
    assert page.locator(".search-results mark").count() > 0
    assert page.locator(".search-everything").is_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.search-results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chatellerault-kaya/#*")
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).matches('.chapter')")


def test_nothing_found_is_said_and_the_whole_list_stays(reader: MakeReader) -> None:
    page = reader(webgl=False).open(SEARCH)
    assert ask(page, "zzzzqqqq") == []
    assert "Rien trouvé" in (page.locator(".search-status").text_content() or "")
    assert page.locator(".search-everything").is_visible()


def test_arabic_counts_in_six_forms(reader: MakeReader) -> None:
    page = reader(webgl=False).open(DEMO + "ar/recherche/")
    counts = page.evaluate("JSON.parse(document.querySelector('.search').dataset.sayCounts)")
    assert set(counts) == {"zero", "one", "two", "few", "many", "other"}
    assert counts["two"] == "نتيجتان"
    assert counts["few"] == "%(number)s نتائج"


def test_a_search_can_be_sent_as_an_address(reader: MakeReader) -> None:
    page = reader(webgl=False).open(SEARCH + "?q=mapathon")
    page.wait_for_function(COUNTED)
    assert page.locator(".search-results > li").count() > 0


def test_search_works_from_a_disk(reader: MakeReader, sites: Sites) -> None:
    somebody = reader(webgl=False)
    page = somebody.context.new_page()
    page.goto((sites.website / DEMO / "recherche" / "index.html").as_uri())
    assert "Dianguirdé, remplir le blanc de la carte" in ask(page, "Dianguiré")


def test_without_javascript_the_page_is_the_list_of_everything(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(SEARCH)
    assert page.locator(".search-form").is_hidden()
    links = page.locator(".everything a")
    assert links.count() > 30
    assert page.locator(".search-everything noscript").count() == 1
    page.get_by_role("link", name="La lampe de l’école").click()
    assert page.url.endswith("/chatellerault-kaya/#la-lampe-de-l-ecole") or "#" in page.url


@pytest.mark.parametrize(
    "path", ["", "chatellerault-kaya/", "a-propos/", "programme/", "ar/", "en/chatellerault-kaya/"]
)
def test_two_ways_lead_from_every_page_to_every_other(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(DEMO + path)
    assert page.locator(".menu a[href*='recherche']").count() == 1
    page.locator(".colophon-map a").click()
    page.wait_for_url("**/plan-du-site/")
    assert page.locator(".everything-story").count() == 5
    assert page.locator(".everything-story").first.locator("li").count() == 10
