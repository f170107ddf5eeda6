"""What a kiosk shows of a chapter: whole sentences, in the time that somebody stands there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.render.kiosk import chosen_stories, excerpt
from tests.short_links.builders import partnership

LONG = "Une phrase de quarante lettres, ou presque. "


def test_whole_sentences_are_kept_up_to_what_is_read_standing() -> None:
    found = excerpt(f"<p>{LONG * 20}</p>")
    assert found.endswith("presque.")
    assert 250 < len(found) <= 340


def test_words_alone_are_shown_without_links_and_notes() -> None:
    html = '<h3>Titre</h3>\n<p>Le <a href="x.md">centre</a> ouvre<sup id="n"><a href="#1">1</a></sup>&nbsp;! Puis.</p>'
    assert excerpt(html) == "Le centre ouvre\u00a0! Puis."


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
