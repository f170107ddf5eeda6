"""The theme's sentences in the languages that it promises whole: French, Arabic, Spanish; and some Bambara."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from cartostory.render.words import words_of
from cartostory.theme.catalogs import read_catalogs
from cartostory.theme.folder import Folder
from cartostory.theme.sentences import sentences as all_sentences
from cartostory.theme.sentences import untranslated

KEYWORDS = ("_", "gettext", "ngettext", "pgettext")
WHOLE = ("ar", "es", "fr")
SOME = ("bm",)
FILES = ("theme.po", "program.po")
BLANK = re.compile(r"%\(\w+\)s")


def catalog(theme: Path, language: str, file: str) -> Catalog:
    with (theme / "locale" / language / file).open("rb") as source:
        return read_po(source, abort_invalid=True)


def forms(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said),)


def translated(found: Catalog) -> set[str]:
    return {forms(one.id)[0] for one in found if one.id and all(forms(one.string)) and not one.fuzzy}


@pytest.fixture(scope="module")
def sentences(theme: Path) -> set[str]:
    return {
        message[0] if isinstance(message, tuple) else message
        for path in (theme / "templates").rglob("*.html")
        for _, _, message, _ in babel_extract(io.BytesIO(path.read_bytes()), KEYWORDS, (), {})
        if message
    }


@pytest.fixture(scope="module")
def of_the_program(root: Path) -> set[str]:
    """What the program itself says in pages: the first sentence of each call of gettext and ngettext in render/."""
    called = re.compile(r'\b(?:gettext|ngettext)\(\s*"((?:[^"\\]|\\.)*)"')
    text = "".join(path.read_text("utf-8") for path in (root / "cartostory" / "render").glob("*.py"))
    return set(called.findall(text))


@pytest.mark.parametrize("language", WHOLE)
def test_every_sentence_of_the_templates_is_translated(theme: Path, sentences: set[str], language: str) -> None:
    assert len(sentences) > 40
    assert sentences - translated(catalog(theme, language, "theme.po")) == set()


@pytest.mark.parametrize("language", WHOLE)
def test_every_sentence_of_the_program_is_translated(theme: Path, of_the_program: set[str], language: str) -> None:
    assert len(of_the_program) > 5
    known = set().union(*(translated(catalog(theme, language, file)) for file in FILES))
    assert of_the_program - known == set()


@pytest.mark.parametrize("language", [*WHOLE, *SOME])
def test_no_translation_has_lost_its_english(theme: Path, sentences: set[str], language: str) -> None:
    assert translated(catalog(theme, language, "theme.po")) - sentences == set()


@pytest.mark.parametrize("language", [*WHOLE, *SOME])
@pytest.mark.parametrize("file", FILES)
def test_translations_keep_the_blanks_and_have_a_form_for_every_number(theme: Path, language: str, file: str) -> None:
    found = catalog(theme, language, file)
    for message in found:
        if not message.id:
            continue
        said = forms(message.string)
        wanted = set(BLANK.findall(forms(message.id)[-1]))
        if isinstance(message.id, tuple):
            assert len(said) == found.num_plurals, message.id
        assert all(set(BLANK.findall(one)) <= wanted for one in said), message.id
        assert set(BLANK.findall(said[-1])) == wanted, message.id


def test_arabic_has_the_six_forms_that_its_numbers_ask_for(theme: Path) -> None:
    found = catalog(theme, "ar", "theme.po")
    assert found.num_plurals == 6
    choose = re.search(r"plural=(.*?);", found.plural_forms)
    assert choose
    catalogs, problems = read_catalogs((Folder(theme, ""),))
    assert problems == ()
    words = words_of("ar", catalogs)
    form = words.translations.plural  # type: ignore[attr-defined] # gettext's own, made of the header
    assert [form(count) for count in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3]


def test_what_bambara_lacks_is_said_in_french_and_is_known(theme: Path) -> None:
    catalogs, _ = read_catalogs((Folder(theme, ""),))
    words = words_of("bm", catalogs, "en")
    assert words.gettext("Places") == "Yɔrɔw"
    assert words.gettext("Next chapter") == "Chapitre suivant"
    missing = untranslated("bm", catalogs)
    assert "Next chapter" in missing
    assert "Places" not in missing
    assert 0 < len(missing) < len(all_sentences(catalogs))


def test_easy_french_reads_the_french_words_and_the_town_s_own_on_top(theme: Path, tmp_path: Path) -> None:
    own = tmp_path / "locale" / "fr-x-falc"
    own.mkdir(parents=True)
    (own / "theme.po").write_text(
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Credits"\nmsgstr "Qui a aidé ?"\n', "utf-8"
    )
    catalogs, problems = read_catalogs((Folder(tmp_path, "themes"), Folder(theme, "")))
    assert problems == ()
    words = words_of("fr-x-falc", catalogs)
    assert (words.gettext("Credits"), words.gettext("Places")) == ("Qui a aidé ?", "Lieux")
    assert untranslated("fr-x-falc", catalogs) == ()


@pytest.mark.parametrize("file", FILES)
def test_french_typography_is_right(theme: Path, file: str) -> None:
    wrong = [
        said
        for message in catalog(theme, "fr", file)
        for said in forms(message.string)
        if message.id and re.search(r"'|\.\.\.|\"|[^\u00a0\u202f][;!?:»](?:\s|$)|«[^\u00a0\u202f]", said)
    ]
    assert wrong == []
