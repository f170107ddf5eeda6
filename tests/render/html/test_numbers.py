"""Telephone numbers keep their order in a text from right to left, and other figures are left alone."""

import pytest

from cartostory.render.html.markdown import inline
from cartostory.render.html.numbers import isolated_numbers

NUMBER = "+226 25 30 66 30"
ISOLATED = f'<bdi dir="ltr">{NUMBER}</bdi>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"<p>اتصلوا {NUMBER} أو {NUMBER}</p>", f"<p>اتصلوا {ISOLATED} أو {ISOLATED}</p>"),
        (f'<a href="tel:1">{NUMBER}</a>', f'<a href="tel:1">{ISOLATED}</a>'),
        ('<a href="tel:15">15</a>', '<a href="tel:15"><bdi dir="ltr">15</bdi></a>'),
        (f"<p>{ISOLATED}</p>", f"<p>{ISOLATED}</p>"),
        ("<p>(+33) 1 49 60 25 00</p>", '<p><bdi dir="ltr">(+33) 1 49 60 25 00</bdi></p>'),
        (f"<code>{NUMBER}</code>", f"<code>{NUMBER}</code>"),
        ("<p>من 2014-2016، 121 970 نسمة</p>", "<p>من 2014-2016، 121 970 نسمة</p>"),
    ],
)
def test_a_number_is_isolated_in_arabic_and_nothing_else_is(written: str, shown: str) -> None:
    assert isolated_numbers(written, "ar") == shown


def test_a_text_from_left_to_right_stays_as_it_is() -> None:
    assert isolated_numbers(f"<p>{NUMBER}</p>", "fr") == f"<p>{NUMBER}</p>"


def test_a_line_without_markup_is_isolated_too() -> None:
    assert inline(f"الهاتف {NUMBER}", "ar") == f"الهاتف {ISOLATED}"
