import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.render.html.typography import FULL, NARROW, is_french, typeset, typeset_html

TABLE = [
    ("Oui ; non", f"Oui{NARROW}; non"),
    ("Quoi ?", f"Quoi{NARROW}?"),
    ("Oh ! Non !", f"Oh{NARROW}! Non{NARROW}!"),
    ("Voici : deux", f"Voici{FULL}: deux"),
    ("Il dit « oui » ici", f"Il dit «{FULL}oui{FULL}» ici"),
    ("75 000 euros", f"75{NARROW}000 euros"),
    ("1 250 000", f"1{NARROW}250{NARROW}000"),
    ("en 2012 100 personnes", "en 2012 100 personnes"),
    ("01 49 60 25 08", "01 49 60 25 08"),
    ("50 %", f"50{FULL}%"),
    ("75 000 €", f"75{NARROW}000{FULL}€"),
    ("l'eau d'abord", "l’eau d’abord"),
    ("l'« autre »", f"l’«{FULL}autre{FULL}»"),
    ("pas d'espace:ici!", "pas d’espace:ici!"),
    ("https://example.org/?a=b;c", "https://example.org/?a=b;c"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_french_is_set(text: str, expected: str) -> None:
    assert typeset(text, "fr") == expected


@pytest.mark.parametrize(("text", "_expected"), TABLE)
def test_english_is_left_alone(text: str, _expected: str) -> None:
    assert typeset(text, "en") == text


def test_easy_french_is_french() -> None:
    assert is_french("fr-x-falc")
    assert is_french("fr")
    assert not is_french("frr")
    assert not is_french("en")


def test_code_and_addresses_stay() -> None:
    html = '<p><a href="a ; b">a ; b</a> <code>a ; b</code> <pre>l\'eau !</pre></p>'
    expected = f'<p><a href="a ; b">a{NARROW}; b</a> <code>a ; b</code> <pre>l\'eau !</pre></p>'
    assert typeset_html(html, "fr") == expected


def test_what_is_said_aloud_is_set() -> None:
    assert typeset_html('<img src="a ; b" alt="l\'eau ; oui">', "fr") == f'<img src="a ; b" alt="l’eau{NARROW}; oui">'


def test_entities_keep_their_semicolon() -> None:
    assert typeset_html("<p>Tom &amp; Léa &lt;x&gt; ;</p>", "fr") == f"<p>Tom &amp; Léa &lt;x&gt;{NARROW};</p>"


def test_an_elision_before_a_word_in_italics_is_set() -> None:
    assert typeset_html("<p>l'<em>eau</em></p>", "fr") == "<p>l’<em>eau</em></p>"


def test_a_space_at_the_edge_of_a_word_in_italics_is_set() -> None:
    assert typeset_html("<p><em>Oui</em> ; « <b>non</b> »</p>", "fr") == (
        f"<p><em>Oui</em>{NARROW}; «{FULL}<b>non</b>{FULL}»</p>"
    )


@given(st.text(alphabet="aé1234 0;:!?«»'’%€<>&\n\t\u00a0\u202f,.", max_size=60))
def test_setting_twice_is_setting_once(text: str) -> None:
    once = typeset(text, "fr")
    assert typeset(once, "fr") == once


@given(st.text(max_size=80))
def test_only_spaces_and_apostrophes_change(text: str) -> None:
    def bare(words: str) -> str:
        return re.sub(r"[ \t\n\u00a0\u2009\u202f]+", "", words).replace("’", "'")

    assert bare(typeset(text, "fr")) == bare(text)


@given(st.text(alphabet="aé ;:!?«»'", max_size=40))
def test_tags_are_never_touched(text: str) -> None:
    html = f'<p class="a ; b" title="">{text}</p><code>{text}</code>'
    found = typeset_html(html, "fr")
    assert found.startswith('<p class="a ; b" title="">')
    assert found.endswith(f"<code>{text}</code>")
