"""The atlas in a browser: choices at once with the script, pages of their own without it; a town like ours."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.atlas import loaded, write_atlas, write_website
from cartostory.geo.regions import region_of
from cartostory.model.likeness import Profile, likeness, profile_of
from cartostory.model.spelling import fold
from cartostory.render.shared import Shared
from tests.browser.host import hosted
from tests.browser.pages import DEMO

Make = Callable[..., Any]
COUNT = 130


def shown(page: Page) -> list[str]:
    return [title.strip() for title in page.locator(".atlas-list .atlas-title a").all_inner_texts()]


def choose(page: Page, facet: str, choice: str) -> None:
    page.locator(f'[data-facet="{facet}"][data-choice="{choice}"]').click()


@pytest.fixture(name="federation", scope="module")
def federation_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Shared]]:
    """A federation's atlas: three pages of partnerships, between towns of the gazetteer."""
    folder = tmp_path_factory.mktemp("federation")
    found = loaded(write_atlas(folder / "site", COUNT), with_map=False)
    write_website(found, folder / "website")
    with hosted(folder / "website") as address:
        yield address, found.shared


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(address)
    return page


def test_choices_add_up_narrow_each_other_and_are_counted(reader: Make) -> None:
    me = reader(webgl=False)
    page = me.open(DEMO + "atlas/")
    printed = shown(page)
    assert len(printed) == 5
    choose(page, "theme", "eau")
    expect(page.get_by_role("status")).to_have_text("2 partenariats")
    assert shown(page) == ["Dianguirdé, remplir le blanc de la carte", "Kaya, des écrans et des lampes"]
    assert page.locator('[data-choice="bf"] .facet-count').inner_text() == "1"
    assert page.locator('[data-choice="cu"] .facet-count').inner_text() == "0"
    choose(page, "country", "ml")
    expect(page.get_by_role("status")).to_have_text("1 partenariat")
    assert shown(page) == ["Dianguirdé, remplir le blanc de la carte"]
    sent = page.url
    assert "theme=eau" in sent
    me.open(sent.removeprefix(me.address), page)
    expect(page.locator(".atlas-title")).to_have_text(["Dianguirdé, remplir le blanc de la carte"])
    page.get_by_role("button", name="Tout afficher").click()
    expect(page.locator(".atlas-line")).to_have_count(5)
    assert shown(page) == printed
    assert "?" not in page.url
    assert me.complaints == []


def test_without_script_a_choice_is_a_page(reader: Make) -> None:
    page = reader(java_script_enabled=False).open(DEMO + "atlas/")
    page.locator('[data-facet="theme"][data-choice="eau"]').click()
    assert page.url.endswith("/atlas/theme/eau/")
    assert page.locator("h1").inner_text() == "eau"
    assert page.locator(".atlas-line").count() == 2
    page.get_by_role("link", name="L’atlas des partenariats").click()
    page.get_by_role("link", name="par année").click()
    assert page.locator(".atlas-title").first.inner_text() == "Kaya, des écrans et des lampes"
    assert page.locator(".atlas-find").is_hidden()


def test_a_page_of_a_choice_goes_on_from_it(reader: Make) -> None:
    page = reader(webgl=False).open(DEMO + "ar/atlas/theme/eau/")
    choose(page, "country", "bf")
    expect(page.locator(".atlas-line")).to_have_count(1)
    href = page.locator(".atlas-title a").get_attribute("href") or ""
    assert href.endswith("/ar/chatellerault-kaya/")
    choose(page, "theme", "eau")
    choose(page, "country", "bf")
    expect(page.locator(".atlas-line")).to_have_count(5)


def test_a_name_is_found_as_one_writes_it(reader: Make) -> None:
    page = reader(webgl=False).open(DEMO + "atlas/")
    for written, title in (
        ("dianguire", "Dianguirdé, remplir le blanc de la carte"),
        ("CHATEL", "Kaya, des écrans et des lampes"),
    ):
        page.get_by_label("Nom d’une ville").fill(written)
        expect(page.locator(".atlas-title")).to_have_text([title])
        expect(page.get_by_role("status")).to_have_text("1 partenariat")
    page.get_by_label("Nom d’une ville").fill("nulle part")
    expect(page.get_by_role("status")).to_have_text("Aucun partenariat ne répond à ces choix.")


def test_lists_of_several_pages_are_sorted_whole(browser: Browser, federation: tuple[str, Shared]) -> None:
    address, shared = federation
    page = opened(browser, f"{address}atlas/")
    assert page.locator(".atlas-line").count() == 60
    page.get_by_role("link", name="par année").click()
    expect(page.get_by_role("status")).to_have_text(f"{COUNT} partenariats")
    expect(page.locator(".atlas-line")).to_have_count(30)
    first = [int(re.sub(r"\D", "", one)) for one in page.locator(".atlas-since").all_inner_texts()]
    years = sorted(one.story.since or 0 for one in shared.site.partnerships)
    assert first == years[:30]
    page.get_by_role("button", name="En montrer plus").click()
    expect(page.locator(".atlas-line")).to_have_count(60)
    assert page.locator(".atlas-line").nth(30).locator("a").first.evaluate("one => one === document.activeElement")
    assert page.locator(".atlas-pages").is_hidden()


def test_the_browser_finds_the_same_towns_as_the_program(browser: Browser, federation: tuple[str, Shared]) -> None:
    address, shared = federation
    page = opened(browser, f"{address}atlas/comme-la-notre/")
    for people, themes, country in ((12_000, ("eau", "sante"), ""), (250_000, (), "br"), (0, ("jeunesse",), "cn")):
        page.reload()
        page.get_by_label("Combien d’habitants").fill(f"{people:,}".replace(",", " ") if people else "")
        for theme in themes:
            page.locator(f'input[value="{theme}"]').check()
        page.get_by_label("Dans quel pays").select_option(country)
        page.get_by_role("button", name="Comparer").click()
        page.wait_for_selector(".likeness-found .atlas-line")
        found = page.locator(".likeness-found .atlas-line").evaluate_all(
            "lines => lines.map(one => [one.querySelector('.atlas-title a').textContent, Number(one.dataset.score)])"
        )
        named = {"eau": "eau", "sante": "santé", "jeunesse": "jeunesse"}
        wish = Profile(
            sizes=(people,) if people else (),
            themes=frozenset(fold(named[theme]) for theme in themes),
            countries=frozenset({country.upper()} - {""}),
            regions=frozenset({region_of(country)} - {""}),
        )
        scores = {
            str(one.story.title): likeness(wish, profile_of(one, everywhere=True)).score
            for one in shared.site.partnerships
        }
        best = sorted(scores.values(), reverse=True)
        assert len(found) == 12
        for place, (title, score) in enumerate(found):
            whole = next(one for one in scores if fold(one).split("(")[-1] == fold(title).split("(")[-1])
            assert score == pytest.approx(scores[whole], abs=0.006), title
            assert score == pytest.approx(best[place], abs=0.006), title
        assert page.locator(".likeness-found h2").evaluate("one => one === document.activeElement")


def test_the_reason_is_said_in_words(reader: Make) -> None:
    page = reader(webgl=False).open(DEMO + "atlas/comme-la-notre/")
    page.get_by_role("button", name="Comparer").click()
    expect(page.get_by_role("status")).to_have_text("Dites combien d’habitants elle a, ou ce qui l’occupe.")
    page.get_by_label("Combien d’habitants").fill("120 000")
    page.get_by_label("eau", exact=True).check()
    page.get_by_label("Sahel").check()
    page.get_by_role("button", name="Comparer").click()
    assert page.locator(".likeness-found .atlas-reasons").first.inner_text() == "même taille, eau, Sahel"


def test_a_story_says_at_its_foot_who_is_like_it(reader: Make) -> None:
    page = reader(java_script_enabled=False).open(DEMO + "chatellerault-kaya/")
    first = page.locator(".neighbours .entry").first
    assert first.locator(".entry-title").inner_text() == "Dianguirdé, remplir le blanc de la carte"
    assert first.locator(".entry-reasons").inner_text() == "numérique, eau, Sahel, même âge"
    assert page.get_by_role("link", name="Trouver une ville comme la nôtre").is_visible()


def test_a_script_that_does_not_come_is_said_and_links_go_on(reader: Make) -> None:
    me = reader(webgl=False)
    me.context.route(re.compile(r"atlas/index\.js"), lambda route: route.abort())
    page = me.open(DEMO + "atlas/")
    choose(page, "theme", "eau")
    expect(page.get_by_role("status")).to_have_text(re.compile("n’ont pas pu être chargés"))
    assert page.locator(".atlas-line").count() == 5


def test_the_demonstration_holds_what_the_facts_say(sites: Any) -> None:
    text = Path(sites.website, DEMO, "atlas/index.js").read_text("utf-8")
    index = json.loads(text.removeprefix("window.cartostoryAtlas=").rstrip(";\n"))
    assert index["total"] == 5
    assert "sahel" in index["choices"]["zone"]
