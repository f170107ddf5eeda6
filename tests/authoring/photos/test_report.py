"""`cartostory photos report`: what is published where, under what right, until when."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.authoring.photos.report import Standing, rows, standing
from cartostory.model import Minors, People, Use
from tests.authoring.photos.album import FOLDER, call, encoded, enter, picture, put
from tests.check.photographs import CALLED, consent, rights, shown
from tests.day import TODAY

Run = Callable[..., "CompletedProcess[str]"]


def signed(until: date) -> str:
    return (
        "{alt: Un marché, author: =Y, licence: etalab-2.0, people: recognisable, "
        f'consent: {{reference: "2014-017", uses: [web, print], until: {until}, minors: guardian}}}}\n'
    )


@pytest.fixture
def album(village: Path) -> Path:
    for name, days in (("bientot.jpg", 30), ("plus-tard.jpg", 300), ("jamais.jpg", 30)):
        put(village, name, encoded(picture(days)))
        enter(village, f"{name}: {signed(TODAY + timedelta(days))}")
    call(village, "bientot.jpg")
    call(village, "plus-tard.jpg")
    return village


def report(cartostory: Run, site: Path, *more: object) -> str:
    done = cartostory("photos", "report", "--site", site, *more)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_json_says_everything_of_every_place(album: Path, cartostory: Run) -> None:
    found = json.loads(report(cartostory, album, "--format", "json"))
    assert {(one["photo"].rpartition("/")[2], one["part"], one["language"]) for one in found} == {
        ("ecole.jpg", "cover", "fr"),
        ("ecole.jpg", "chapter", "fr"),
        ("ecole.jpg", "chapter", "en"),
        ("ecole.jpg", "chapter", "ar"),
        ("tonalite.mp3", "chapter", "fr"),
        ("bientot.jpg", "chapter", "fr"),
        ("plus-tard.jpg", "chapter", "fr"),
    }
    soon = next(one for one in found if one["photo"].endswith("bientot.jpg"))
    assert soon["photo"] == f"{FOLDER}/photos/bientot.jpg"
    assert (soon["chapter"], soon["chapter_title"]) == (2, "Le puits")
    assert soon["source"].startswith(f"{FOLDER}/story.md:")
    assert (soon["licence"], soon["people"], soon["consent"]) == ("etalab-2.0", "recognisable", "2014-017")
    assert (soon["uses"], soon["minors"]) == ("print, web", "guardian")
    assert (soon["days_left"], soon["state"]) == (30, "ends-soon")


def test_what_is_not_shown_is_not_reported(album: Path, cartostory: Run) -> None:
    assert "jamais.jpg" not in report(cartostory, album, "--format", "json")


@pytest.mark.parametrize(
    ("days", "names"), [(29, set()), (30, {"bientot.jpg"}), (300, {"bientot.jpg", "plus-tard.jpg"})]
)
def test_what_ends_within_so_many_days(album: Path, cartostory: Run, days: int, names: set[str]) -> None:
    found = json.loads(report(cartostory, album, "--format", "json", "--expires-within", days))
    assert {one["photo"].rpartition("/")[2] for one in found} == names


def test_csv_opens_in_a_french_spreadsheet_and_runs_nothing_there(album: Path, cartostory: Run) -> None:
    text = report(cartostory, album, "--format", "csv")
    assert text.startswith("\ufeffphoto;histoire;langue;")
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert len(found) == 8
    assert {row["auteur"] for row in found} == {"cartostory", "'=Y"}
    english = report(cartostory, album, "--format", "csv", "--lang", "en")
    assert english.startswith("\ufeffphotograph,story,language,")


def test_the_table_has_a_row_for_each_photograph(album: Path, cartostory: Run) -> None:
    text = report(cartostory, album)
    assert text.count("ecole.jpg") == 1
    assert "puits" in text
    assert "bientôt échu" in text
    assert text.rstrip().endswith("Photos et enregistrements publiés\u00a0: 4. Endroits où on les montre\u00a0: 8.")


def test_a_site_without_photographs_says_so(village: Path, cartostory: Run) -> None:
    for story in (village / FOLDER).glob("story*.md"):
        story.unlink()
    assert cartostory("photos", "report", "--site", village).stdout == "Aucune photo n’est publiée.\n"


def test_drafts_are_left_out_unless_they_are_asked_for(album: Path, cartostory: Run) -> None:
    story = album / FOLDER / "story.md"
    text = story.read_text(encoding="utf-8").replace("since: 2005", "since: 2005\ndraft: true")
    story.write_text(text, encoding="utf-8")
    assert json.loads(report(cartostory, album, "--format", "json")) == []
    assert len(json.loads(report(cartostory, album, "--format", "json", "--drafts"))) == 8


def test_a_page_that_borrows_a_photograph_is_a_place_of_its_own(album: Path, cartostory: Run) -> None:
    page = album / "content" / "pages" / "a-propos.md"
    text = page.read_text(encoding="utf-8") + "\n![École](../partnerships/ivry-village/photos/ecole.jpg)\n"
    page.write_text(text, encoding="utf-8")
    found = json.loads(report(cartostory, album, "--format", "json"))
    (one,) = (one for one in found if one["part"] == "page")
    assert one["source"].startswith("content/pages/a-propos.md:")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (rights(), Standing.FINE),
        (None, Standing.NOT_REGISTERED),
        (rights(author=" "), Standing.NO_AUTHOR),
        (rights(licence=""), Standing.NO_LICENCE),
        (rights(consent=None), Standing.NO_CONSENT),
        (rights(consent=consent(uses=frozenset({Use.PRINT}))), Standing.NOT_FOR_WEB),
        (rights(consent=consent(until=TODAY - timedelta(1))), Standing.ENDED),
        (rights(consent=consent(until=TODAY)), Standing.ENDS_SOON),
        (rights(consent=consent(until=TODAY + timedelta(60))), Standing.ENDS_SOON),
        (rights(consent=consent(until=TODAY + timedelta(61))), Standing.FINE),
        (rights(consent=consent(until=None)), Standing.FINE),
        (rights(consent=consent(minors=Minors.PRESENT)), Standing.NO_GUARDIAN),
        (rights(people=People.CROWD, consent=consent(minors=Minors.PRESENT)), Standing.NO_GUARDIAN),
        (rights(people=People.NONE, consent=None), Standing.FINE),
        (rights(people=None, consent=None), Standing.PEOPLE_NOT_SAID),
        (rights(people=None, consent=None, illustration=True), Standing.FINE),
    ],
)
def test_how_the_rights_stand(entry: object, expected: Standing) -> None:
    assert standing(entry, TODAY) is expected  # type: ignore[arg-type]


def test_a_photograph_that_a_chapter_shows_twice_is_one_row() -> None:
    to_the_first_heading = "\n\n\n"
    assert len(rows(shown(rights(), f"{to_the_first_heading}{CALLED}\n\n{CALLED}"), TODAY)) == 1
