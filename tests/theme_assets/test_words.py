"""The theme's sentences and their French."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

KEYWORDS = ("_", "gettext", "ngettext", "pgettext")


@pytest.fixture(scope="module")
def sentences(theme: Path) -> set[str]:
    return {
        message
        for path in (theme / "templates").rglob("*.html")
        for _, _, message, _ in babel_extract(io.BytesIO(path.read_bytes()), KEYWORDS, (), {})
        if isinstance(message, str)
    }


@pytest.fixture(scope="module")
def french(theme: Path) -> Catalog:
    with (theme / "locale" / "fr" / "theme.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_every_sentence_is_in_french(sentences: set[str], french: Catalog) -> None:
    assert len(sentences) > 40
    translated = {message.id for message in french if message.id and message.string and not message.fuzzy}
    assert sentences - translated == set()


def test_no_french_sentence_has_lost_its_english(sentences: set[str], french: Catalog) -> None:
    assert {message.id for message in french if message.id} - sentences == set()


def test_french_typography_is_right(french: Catalog) -> None:
    wrong = [
        message.string
        for message in french
        if message.id and re.search(r"'|\.\.\.|\"|[^\u00a0\u202f][;!?:»](?:\s|$)|«[^\u00a0\u202f]", str(message.string))
    ]
    assert wrong == []
