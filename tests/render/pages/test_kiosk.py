"""What a kiosk shows of a chapter: whole sentences, in the time that somebody stands there."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from cartostory.model.output import Address, Kind
from cartostory.render.pages.kiosk import chosen_stories, excerpt, words_alone
from cartostory.render.render import render_output
from cartostory.render.shared import Shared
from tests.authoring.short_links.builders import partnership

LONG = "Une phrase de quarante lettres, ou presque. "


def test_whole_sentences_are_kept_up_to_what_is_read_standing() -> None:
    found = excerpt(f"<p>{LONG * 20}</p>")
    assert found.endswith("presque.")
    assert 250 < len(found) <= 340


def test_words_alone_are_shown_without_links_and_notes() -> None:
    html = '<h3>Titre</h3>\n<p>Le <a href="x.md">centre</a> ouvre<sup id="n"><a href="#1">1</a></sup>&nbsp;! Puis.</p>'
    assert excerpt(html) == "Le centre ouvre\u00a0! Puis."


def test_words_keep_their_no_break_spaces_and_no_entity_is_shown() -> None:
    words = "Où est Dianguirdé\u202f? 2004\u00a0: l’eau"
    assert words_alone(words) == words_alone(Markup(f"<em>{words}</em>")) == words  # noqa: S704 - our own words


def test_no_line_begins_with_a_sign_that_hangs_on_the_word_before() -> None:
    html = "<p>Pour les jeunes\u202f; <em>à</em> 2\u00a0500 kilomètres.</p>"
    assert excerpt(html) == "Pour les jeunes\u202f; à 2\u00a0500 kilomètres."


def test_one_endless_sentence_is_cut_at_a_word() -> None:
    found = excerpt(f"<p>{'mot ' * 200}</p>")
    assert found.endswith("mot…")
    assert len(found) <= 341


def test_a_chapter_without_a_paragraph_shows_its_title_alone() -> None:
    assert excerpt("<figure><img src='a'></figure>") == ""


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="<>&"), max_size=900))
def test_no_text_is_ever_too_long(text: str) -> None:
    assert len(excerpt(f"<p>{text}</p>")) <= 341


def test_a_kiosk_plays_what_the_town_chose_in_its_order() -> None:
    stories = tuple(partnership(slug, "a") for slug in ("bamako", "ivry", "kaya"))
    assert [one.slug for one in chosen_stories(stories, ("kaya", "bamako", "absent"))] == ["kaya", "bamako"]
    assert chosen_stories(stories, ()) == stories
    assert [one.slug for one in chosen_stories(stories, ("kaya",), "ivry")] == ["ivry"]


CONFIG = """title: Ici et là-bas
languages: [fr, en, ar]
translations:
  en: {title: Here and There, borders_note: Borders drawn imply no judgement.}
borders: {policy: POLICY, note: Les frontières ne préjugent de rien.}
publisher: {name: Ville d'Ivry, contact: ri@example.fr}
"""


@pytest.mark.parametrize("policy", ["dashed", "none", "as-drawn"])
def test_the_note_on_borders_stands_under_every_map_in_words_of_its_language(
    make_site: Callable[..., Shared], policy: str
) -> None:
    shared = make_site(**{"config.yaml": CONFIG.replace("POLICY", policy)})
    french, english = "Les frontières ne préjugent de rien.", "Borders drawn imply no judgement."
    notes = {
        "fr": [("", french)] * 5,
        "en": [(' lang="en" dir="ltr"', english)] * 2 + [("", english)] * 3,  # one story is told in French alone
        "ar": [(' lang="fr" dir="ltr"', french)] * 5,
    }
    for language, wanted in notes.items():
        html = page(shared, language)
        assert re.findall(r'</picture><p class="slide-note"([^>]*)>([^<]*)</p>', html) == wanted
        assert html.count("<picture>") == 5


def test_a_kiosk_is_called_as_the_site_is_in_its_language(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{"config.yaml": CONFIG.replace("POLICY", "dashed")})
    assert "<h1>Ici et là-bas</h1>" in page(shared, "fr")
    english = page(shared, "en")
    assert "<h1>Here and There</h1>" in english
    assert '<p class="slide-story">Here and There</p>' in english
    assert "Ici et là-bas" not in english
    assert '<h1 lang="fr" dir="ltr">Ici et là-bas</h1>' in page(shared, "ar")


def page(shared: Shared, language: str) -> str:
    return render_output(shared, shared.plan.outputs[Address(Kind.KIOSK, language=language)]).data.decode()
