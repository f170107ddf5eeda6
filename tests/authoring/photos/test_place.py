"""`cartostory photos place`: proposals, shown first, written into the register without touching anything else."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.authoring.photos.album import REGISTER, STORY, call, encoded, enter, picture, put

Run = Callable[..., "CompletedProcess[str]"]
AT_THE_WELL = (13.1012, -1.1005)  # 150 m from "puits", whose precision is 500 m
AT_THE_HOUSE = (13.0813, -1.0914)  # beside "maison", which is hidden
FAR_OFF = (13.2, -1.25)
ROOT = Path(__file__).parents[3]
NOON = datetime(2014, 2, 17, 12, 0)  # noqa: DTZ001 - EXIF knows no zone
ENTRY = "author: X\n  licence: etalab-2.0\n  people: none  # personne\n"


@pytest.fixture
def album(village: Path) -> Path:
    for name, lat_lon, minutes in (
        ("pres.jpg", AT_THE_WELL, 0),
        ("loin.jpg", FAR_OFF, 300),
        ("maison.jpg", AT_THE_HOUSE, 600),
        ("apres.jpg", None, 12),
        ("sans.jpg", None, None),
    ):
        taken = None if minutes is None else NOON + timedelta(minutes=minutes)
        put(village, name, encoded(picture(len(name)), lat_lon=lat_lon, taken=taken))
        enter(village, f"\n# {name} : une remarque\n{name}:\n  {ENTRY}")
    return village


def added(album: Path, before: str) -> list[str]:
    left = (album / REGISTER).read_text(encoding="utf-8").split("\n")
    for line in before.split("\n"):
        left.remove(line)
    return left


def entry(album: Path, name: str) -> str:
    return (album / REGISTER).read_text(encoding="utf-8").split(f"\n{name}:\n")[1].split("\n\n")[0]


def test_places_come_from_where_and_when_the_camera_was(album: Path, cartostory: Run) -> None:
    before = (album / REGISTER).read_text(encoding="utf-8")
    done = cartostory("photos", "place", "--apply", "--site", album)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(added(album, before)) == [
        "  lat: 13.2",
        "  lon: -1.25",
        "  place: maison",
        "  place: puits",
        "  place: puits",
    ]
    assert "place: puits" in entry(album, "pres.jpg")
    assert "place: puits" in entry(album, "apres.jpg")
    assert "place: maison" in entry(album, "maison.jpg")
    assert "lat: 13.2" in entry(album, "loin.jpg")
    assert "place" not in entry(album, "sans.jpg")


def test_every_proposal_says_what_it_rests_on(album: Path, cartostory: Run) -> None:
    done = cartostory("photos", "place", "--apply", "--site", album)
    said = {line.split()[0]: line for line in done.stdout.splitlines() if ".jpg  (" in line}
    assert "de «\u00a0Le puits\u00a0»" in said["pres.jpg"]
    assert "prise à 12 min de pres.jpg" in said["apres.jpg"]
    assert "arrondie à 100 m" in said["loin.jpg"]
    assert "aucun indice" in said["sans.jpg"]


def answered(album: Path, answer: str) -> int:
    """Run the command with somebody before the terminal; give the exit code."""
    command = [sys.executable, "-m", "cartostory", "photos", "place", "--site", str(album)]
    done = subprocess.run(  # noqa: S603 - our own program
        command, input=answer, capture_output=True, encoding="utf-8", check=False, cwd=ROOT
    )
    return done.returncode


@pytest.mark.parametrize(("answer", "code"), [("n\n", 0), ("\n", 0), ("", 2)])
def test_nothing_is_written_without_a_yes(album: Path, answer: str, code: int) -> None:
    before = (album / REGISTER).read_bytes()
    assert answered(album, answer) == code
    assert (album / REGISTER).read_bytes() == before


@pytest.mark.parametrize("answer", ["o\n", "oui\n", "yes\n"])
def test_a_yes_is_enough(album: Path, answer: str) -> None:
    assert answered(album, answer) == 0
    assert b"place: maison" in (album / REGISTER).read_bytes()


def test_a_place_that_is_there_stays(album: Path, cartostory: Run) -> None:
    cartostory("photos", "place", "--apply", "--site", album)
    once = (album / REGISTER).read_bytes()
    done = cartostory("photos", "place", "--apply", "--site", album)
    assert done.returncode == 0
    assert "Aucun lieu à proposer." in done.stdout
    assert (album / REGISTER).read_bytes() == once


def test_a_photograph_that_is_kept_off_the_map_is_left_alone(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1), lat_lon=AT_THE_WELL))
    enter(village, "a.jpg: {author: X, licence: etalab-2.0, people: none, precision: hidden}\n")
    assert "Aucun lieu à proposer." in cartostory("photos", "place", "--apply", "--site", village).stdout


def test_the_chapter_is_the_last_thing_to_go_by(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1)))
    call(village, "a.jpg")
    enter(village, "a.jpg: {author: X, licence: etalab-2.0, people: none}\n")
    done = cartostory("photos", "place", "--apply", "--site", village)
    assert "montrée dans le chapitre «\u00a0Le puits\u00a0»" in done.stdout
    assert "people: none, place: puits}" in (village / REGISTER).read_text(encoding="utf-8")


def test_between_two_places_nothing_is_said(village: Path, cartostory: Run) -> None:
    text = (village / STORY).read_text(encoding="utf-8")
    school = "places:\n  ecole: {name: L’école, lat: 13.2, lon: -1.25}"
    (village / STORY).write_text(text.replace("places:", school, 1), encoding="utf-8")
    for name, where, minutes in (("a.jpg", AT_THE_WELL, 0), ("b.jpg", FAR_OFF, 40), ("c.jpg", None, 20)):
        put(village, name, encoded(picture(minutes), lat_lon=where, taken=NOON + timedelta(minutes=minutes)))
        enter(village, f"{name}: {{author: X, licence: etalab-2.0, people: none}}\n")
    cartostory("photos", "place", "--apply", "--site", village)
    lines = (village / REGISTER).read_text(encoding="utf-8").splitlines()
    assert "place: puits" in lines[-3]
    assert "place: ecole" in lines[-2]
    assert "place" not in lines[-1]


def test_a_date_that_is_still_to_come_says_nothing(village: Path, cartostory: Run) -> None:
    for name, where in (("a.jpg", AT_THE_WELL), ("b.jpg", None)):
        put(village, name, encoded(picture(1), lat_lon=where, taken=NOON.replace(year=2099)))
        enter(village, f"{name}: {{author: X, licence: etalab-2.0, people: none}}\n")
    cartostory("photos", "place", "--apply", "--site", village)
    assert "place" not in (village / REGISTER).read_text(encoding="utf-8").splitlines()[-1]


def test_an_entry_that_cannot_be_changed_is_left_and_the_others_are_not(village: Path, cartostory: Run) -> None:
    for name in ("a.jpg", "b.jpg"):
        put(village, name, encoded(picture(1), lat_lon=FAR_OFF))
    enter(village, "a.jpg: {author: X, licence: etalab-2.0, people: none, lat: 1}\n")
    enter(village, "b.jpg: {author: X, licence: etalab-2.0, people: none}\n")
    done = cartostory("photos", "place", "--apply", "--site", village)
    assert done.returncode == 1
    assert "photos.yaml: a.jpg" in done.stderr
    lines = (village / REGISTER).read_text(encoding="utf-8").splitlines()
    assert lines[-2] == "a.jpg: {author: X, licence: etalab-2.0, people: none, lat: 1}"
    assert lines[-1].endswith("lat: 13.2, lon: -1.25}")
