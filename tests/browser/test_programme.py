"""The programme in a browser: choices at once with the script, as pages of their own without it; calendars."""

from collections.abc import Callable
from typing import Any

import vobject
from playwright.sync_api import Page, expect

from tests.browser.pages import WEEK

PROGRAMME = WEEK + "programme/"
Make = Callable[..., Any]


def shown(page: Page) -> list[str]:
    return [title.strip() for title in page.locator(".event-line:visible h3 a").all_inner_texts()]


def choose(page: Page, words: str) -> None:
    page.locator(".facets a", has_text=words).click()


def test_choices_of_one_kind_add_up_and_kinds_narrow_each_other(reader: Make) -> None:
    page = reader(webgl=False).open(PROGRAMME)
    assert len(shown(page)) == 5
    choose(page, "rencontre")
    assert shown(page) == ["Ouverture de la semaine", "Repas partagé", "Veillée à Dianguirdé"]
    choose(page, "CartONG")
    assert shown(page) == ["Repas partagé"]
    choose(page, "Ville d’Essai")
    assert shown(page) == ["Ouverture de la semaine", "Repas partagé"]
    expect(page.get_by_role("status")).to_have_text("Événements affichés : 2")
    assert page.locator(".day:visible").count() == 2


def test_days_are_chosen_as_everything_else_is(reader: Make) -> None:
    page = reader(webgl=False).open(PROGRAMME)
    choose(page, "Mercredi 18")
    assert shown(page) == ["Repas partagé", "Veillée à Dianguirdé"]
    assert page.url.endswith("?day=2026-11-18")
    choose(page, "Comité de jumelage")
    assert shown(page) == ["Repas partagé"]
    choose(page, "Mardi 17")
    assert shown(page) == ["Projection et débat autour de l’eau", "Repas partagé"]
    sent = page.url.partition("?")[2]
    assert shown(reader(webgl=False).open(f"{PROGRAMME}?{sent}")) == shown(page)


def test_choices_stay_in_the_address_so_that_they_can_be_sent(reader: Make) -> None:
    me = reader(webgl=False)
    page = me.open(PROGRAMME)
    choose(page, "eau")
    sent = page.url
    other = me.open(PROGRAMME + "?" + sent.partition("?")[2])
    assert shown(other) == shown(page) == ["Projection et débat autour de l’eau", "Repas partagé"]
    other.get_by_role("button", name="Tout afficher").click()
    assert len(shown(other)) == 5
    assert "?" not in other.url


def test_a_choice_that_matches_nothing_says_so(reader: Make) -> None:
    page = reader(webgl=False).open(PROGRAMME + "?theme=numerique&who=ville-d-essai")
    assert shown(page) == []
    expect(page.get_by_role("status")).to_have_text("Aucun événement ne répond à ces choix.")


def test_choices_are_made_by_keyboard(reader: Make) -> None:
    page = reader(webgl=False).open(PROGRAMME)
    page.locator(".facets a", has_text="numérique").focus()
    page.keyboard.press("Enter")
    assert shown(page) == ["Mapathon ; la carte à plusieurs mains"] or len(shown(page)) == 1
    assert page.locator(".facets a", has_text="numérique").get_attribute("aria-current") == "true"


def test_without_script_every_choice_is_a_page_and_every_day_an_anchor(reader: Make) -> None:
    page = reader(webgl=False, java_script_enabled=False).open(PROGRAMME)
    page.locator(".facets a", has_text="Mardi 17").click()
    assert page.url.endswith("#2026-11-17")
    page.locator(".facets a", has_text="Comité de jumelage").click()
    assert page.locator("h1").inner_text() == "Comité de jumelage"
    assert page.locator(".event-line").count() == 3
    page.get_by_role("link", name="Tout le programme").click()
    assert page.locator(".event-line").count() == 5


def test_the_calendar_that_the_page_offers_can_be_read(reader: Make) -> None:
    me = reader(webgl=False)
    page = me.open(PROGRAMME)
    with page.expect_download() as offered:
        page.locator(".programme-calendar a").click()
    text = offered.value.path().read_text("utf-8")
    assert len(vobject.readOne(text).vevent_list) == 5
    assert me.abroad == []
