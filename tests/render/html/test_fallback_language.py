"""A sentence that stands in for another language's says which language it is in."""

import pytest

from cartostory.render.html.fallback_language import marked, resolve_language_marks

SORRY, ARABIC = marked("Sorry", "en"), marked("عفوا", "ar")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<p>{SORRY}</p>", '<p lang="en" dir="ltr">Sorry</p>'),
        (f"<p>Oui. {SORRY}</p>", '<p>Oui. <span lang="en" dir="ltr">Sorry</span></p>'),
        (
            f"<p>{ARABIC} {SORRY}</p>",
            '<p><span lang="ar" dir="rtl">عفوا</span> <span lang="en" dir="ltr">Sorry</span></p>',
        ),
        (f'<p title="x">{SORRY}</p>', '<p title="x"><span lang="en" dir="ltr">Sorry</span></p>'),
        (f'<img alt="{SORRY}">', '<img alt="Sorry" lang="en">'),
        (
            f'<button title="{SORRY}">Oui</button>',
            '<button title="Sorry" lang="en"><span lang="fr" dir="ltr">Oui</span></button>',
        ),
        (f'<p data-say="{SORRY}">Oui</p>', '<p data-say="Sorry" data-say-lang="en">Oui</p>'),
        (f'<b lang="ar" title="{SORRY}">x</b>', '<b title="Sorry" lang="en"><span lang="ar" dir="rtl">x</span></b>'),
        (f"<title>{SORRY}</title>", '<title lang="en">Sorry</title>'),
        (f"<script>'{SORRY}'</script><!--{SORRY}-->", "<script>'Sorry'</script><!--Sorry-->"),
        (f"<p>{marked('42', 'en')}</p>", "<p>42</p>"),
        (f"<p>{SORRY}&nbsp;;<br/>x &amp y</p>", '<p><span lang="en" dir="ltr">Sorry</span>&nbsp;;<br/>x &amp y</p>'),
    ],
)
def test_marks_become_languages(page: str, expected: str) -> None:
    assert resolve_language_marks(page, "fr") == expected


def test_a_page_without_marks_stays_as_it_is() -> None:
    assert resolve_language_marks("<P >x</P >", "fr") == "<P >x</P >"
