"""The consent form: one sheet in each language that the theme writes it in, and the command that prints it."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.model import Config, Publisher
from cartostory.paper.consent_form import consent_form, languages, speaks
from cartostory.paper.consent_words import WORDS
from cartostory.render.words import words_of
from cartostory.theme import Theme, ThemeText, load_theme
from tests.paper.printed import bare, opened

Run = Callable[..., "CompletedProcess[str]"]
WRITTEN_IN = ("ar", "en", "es", "fr")
SAME_WORD = {"film", "date", "signed", "signature", "no"}
"""In French or Spanish as in English."""
PICTURE = 3  # FPDF_PAGEOBJ_IMAGE
PUBLISHER = Publisher("Ville d’Essai", "photos@example.org")


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    loaded, problems = load_theme(tmp_path_factory.mktemp("bare"), Config(title="x").theme)
    assert problems == ()
    return loaded


def test_the_theme_writes_the_whole_form_in_four_languages(theme: Theme) -> None:
    assert languages(theme.catalogs) == WRITTEN_IN
    assert speaks("fr-x-falc", theme.catalogs)
    for language in ("ar", "es", "fr"):
        say = words_of(language, theme.catalogs).gettext
        assert {name for name, sentence in WORDS.items() if say(sentence) == sentence} <= SAME_WORD


@pytest.mark.parametrize("language", WRITTEN_IN)
@pytest.mark.parametrize("publisher", [PUBLISHER, Publisher()], ids=["named", "blank"])
def test_the_form_is_one_accessible_sheet_of_a4_on_which_nothing_touches(
    theme: Theme, language: str, publisher: Publisher
) -> None:
    made = consent_form(Config(title="x", publisher=publisher), theme, language)
    assert made.missing == ""
    pdf = opened(made.data)
    assert pdf.sizes_mm == [(210, 297)] * 2
    assert (pdf.pdf_ua_part, pdf.is_tagged, pdf.language) == ("1", True, language)
    assert all(pdf.fonts().values())
    assert pdf.letters_off_the_page() == []
    assert pdf.lines_that_touch() == []


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_sentence_stands_on_the_sheet(theme: Theme, language: str) -> None:
    say = words_of(language, theme.catalogs).gettext
    text = bare(opened(consent_form(Config(title="x", publisher=PUBLISHER), theme, language).data).text)
    assert [name for name, sentence in WORDS.items() if bare(say(sentence)) not in text] == []
    assert bare(PUBLISHER.name) in text
    assert text.count(PUBLISHER.contact) == 2  # who publishes, and whom to write to
    assert all(key in text for key in ("reference", "(web)", "(print)", "(social)", "(until)", "minors"))


def test_the_arabic_sheet_is_written_in_arabic_letters_from_right_to_left(theme: Theme) -> None:
    pdf = opened(consent_form(Config(title="x", publisher=PUBLISHER), theme, "ar").data)
    arabic = sum("\u0600" <= sign <= "\u06ff" or "\ufb50" <= sign <= "\ufefc" for sign in pdf.text)
    assert arabic > 1000
    first = pdf.document[0].get_textpage().get_charbox(0)
    assert first[0] > pdf.document[0].get_width() / 2  # the title begins at the right edge


def test_a_contact_of_several_lines_stays_on_the_sheet(theme: Theme) -> None:
    long = Publisher(
        "Direction de la coopération décentralisée " * 3, "https://" + "cooperation-decentralisee." * 6 + "fr"
    )
    pdf = opened(consent_form(Config(title="x", publisher=long), theme, "fr").data)
    assert len(pdf.sizes_mm) == 2
    assert pdf.letters_off_the_page() == []
    assert pdf.lines_that_touch() == []


def test_a_town_adds_a_language_once_every_sentence_is_there(theme: Theme) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    part = {"de": (ThemeText(f'{head}\nmsgid "{WORDS["title"]}"\nmsgstr "Einwilligung"\n', "x.po"),)}
    whole = head + "".join(f'\nmsgid "{one}"\nmsgstr "[{one}]"\n' for one in dict.fromkeys(WORDS.values()))
    assert not speaks("de", {**theme.catalogs, **part})
    assert speaks("de", {**theme.catalogs, "de": (ThemeText(whole, "x.po"),)})


def test_the_command_writes_the_form_of_the_site_in_its_first_language(
    village: Path, cartostory: Run, tmp_path: Path
) -> None:
    done = cartostory("photos", "form", "--site", village, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("consent-form-fr.pdf (5")
    pdf = opened((tmp_path / "consent-form-fr.pdf").read_bytes())
    assert bare("Ville d’Essai") in bare(pdf.text)


def test_the_command_writes_another_language_where_it_is_told(village: Path, cartostory: Run, tmp_path: Path) -> None:
    target = tmp_path / "forms" / "ar.pdf"
    done = cartostory("photos", "form", "--site", village, "--lang", "ar", "--output", target)
    assert done.returncode == 0
    assert opened(target.read_bytes()).language == "ar"


def test_a_language_without_the_form_is_refused_and_the_others_are_named(
    village: Path, cartostory: Run, tmp_path: Path
) -> None:
    done = cartostory("photos", "form", "--site", village, "--lang", "bm", cwd=tmp_path)
    assert done.returncode == 2
    assert "ar, en, es, fr" in done.stderr
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_file_that_cannot_be_written_and_a_folder_that_is_no_site_are_told(
    village: Path, cartostory: Run, tmp_path: Path
) -> None:
    (tmp_path / "full").write_text("a file, no folder")
    done = cartostory("photos", "form", "--site", village, "--output", tmp_path / "full" / "form.pdf")
    assert (done.returncode, "form.pdf n’a pas pu être écrit" in done.stderr) == (1, True)
    (tmp_path / "empty").mkdir()
    done = cartostory("photos", "form", "--site", tmp_path / "empty", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "config.yaml" in done.stderr


def test_a_site_that_names_nobody_is_told_what_stays_blank(village: Path, cartostory: Run, tmp_path: Path) -> None:
    config = village / "config.yaml"
    lines = config.read_text("utf-8").splitlines(keepends=True)
    config.write_text("".join(line for line in lines if not line.startswith("publisher:")), "utf-8")
    done = cartostory("photos", "form", "--site", village, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "left to write by hand" in done.stdout


REGISTER = "content/partnerships/ivry-village/photos/photos.yaml"
KNOWN = (
    "ecole.jpg: {alt: Une école dessinée, author: %s, licence: CC-BY-4.0, people: recognisable, taken: 2014-02,\n"
    "  place: puits, consent: {reference: '2014-017', uses: [web, print], until: 2034-02-01, minors: guardian}}\n"
)


def known(site: Path, author: str = "L’association") -> Path:
    (site / REGISTER).write_text(KNOWN % author, "utf-8")
    return site


def test_the_form_of_a_photograph_shows_it_and_says_what_the_register_knows(
    village: Path, cartostory: Run, tmp_path: Path
) -> None:
    done = cartostory("photos", "form", "ecole.jpg", "--site", known(village), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pdf = opened((tmp_path / "consent-form-fr-ecole.pdf").read_bytes())
    told = ("ecole.jpg", "Une école dessinée", "L’association", "Le puits", "février 2014", "Ivry-sur-Seine, Kaya")
    noted = ("2014-017", "web, print", "2034-02-01", "guardian")
    assert [one for one in (*told, *noted) if bare(one) not in bare(pdf.text)] == []
    pictures = list(pdf.document[0].get_objects(filter=[PICTURE]))
    assert len(pictures) == 1
    assert (pdf.pdf_ua_part, pdf.is_tagged, pdf.sizes_mm) == ("1", True, [(210, 297)] * 2)


def test_words_of_any_length_leave_room_to_sign(village: Path, cartostory: Run, tmp_path: Path) -> None:
    long = "Direction des relations internationales et de la coopération " * 5
    site = known(village, long)
    register = site / REGISTER
    register.write_text(register.read_text("utf-8").replace("Une école", f"Une école {long}"), "utf-8")
    for language in ("ar", "es"):
        target = tmp_path / f"{language}.pdf"
        done = cartostory("photos", "form", "ecole.jpg", "--site", site, "--lang", language, "--output", target)
        assert done.returncode == 0, done.stderr
        pdf = opened(target.read_bytes())
        assert len(pdf.sizes_mm) == 2
        assert pdf.letters_off_the_page() == []
        assert pdf.lines_that_touch() == []


def test_the_form_of_a_voice_names_it(village: Path, cartostory: Run, tmp_path: Path) -> None:
    done = cartostory("photos", "form", "audio/tonalite.mp3", "--site", village, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pdf = opened((tmp_path / "consent-form-fr-tonalite.pdf").read_bytes())
    assert "tonalite.mp3" in pdf.text
    assert list(pdf.document[0].get_objects(filter=[PICTURE])) == []


def test_a_photograph_that_is_not_there_or_cannot_be_read_is_said_and_no_form_is_left(
    village: Path, cartostory: Run, tmp_path: Path
) -> None:
    done = cartostory("photos", "form", "ecol.jpg", "--site", village, cwd=tmp_path)
    assert (done.returncode, "Aucune photo ne s’appelle" in done.stderr) == (2, True)
    (village / REGISTER).with_name("ecole.jpg").write_bytes(b"\xff\xd8\xff")
    done = cartostory("photos", "form", "ecole.jpg", "--site", village, cwd=tmp_path)
    assert (done.returncode, "cartostory check" in done.stderr) == (1, True)
    assert list(tmp_path.glob("*.pdf")) == []
