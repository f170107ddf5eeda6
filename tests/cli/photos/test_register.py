"""`cartostory photos register`: what the register does not know gets an entry to fill in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess

from tests.authoring.photos.album import FOLDER, REGISTER, call, encoded, picture, put

Run = Callable[..., "CompletedProcess[str]"]


def test_unknown_photographs_get_entries_with_what_the_camera_knows(village: Path, cartostory: Run) -> None:
    put(village, "IMG 2034.jpg", encoded(picture(1), taken=datetime(2014, 2, 17, 10, 30)))  # noqa: DTZ001 - EXIF knows no zone
    put(village, "marché.png", encoded(picture(2), "PNG"))
    before = (village / REGISTER).read_text(encoding="utf-8")
    done = cartostory("photos", "register", "--site", village)
    assert (done.returncode, done.stderr) == (0, "")
    assert "+ IMG 2034.jpg" in done.stdout
    after = (village / REGISTER).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "IMG 2034.jpg:\n" in after
    assert "  taken: 2014-02-17  # d’après l’appareil" in after
    assert after.count("# consent:") == 2


def test_the_problem_is_then_what_the_entry_lacks(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1)))
    call(village, "a.jpg")
    assert "photo-not-in-register" in cartostory("check", "--site", village).stderr
    cartostory("photos", "register", "--site", village)
    said = cartostory("check", "--site", village).stderr
    assert "photo-not-in-register" not in said
    assert "photo-without-author" in said
    assert "photo-people-not-said" in said


def test_a_second_time_there_is_nothing_to_do(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1)))
    cartostory("photos", "register", "--site", village)
    before = (village / REGISTER).read_bytes()
    done = cartostory("photos", "register", "--site", village)
    assert (done.returncode, done.stdout) == (0, "Les registres connaissent toutes les photos.\n")
    assert (village / REGISTER).read_bytes() == before


def test_a_folder_without_register_gets_one(village: Path, cartostory: Run) -> None:
    (village / REGISTER).unlink()
    assert cartostory("photos", "register", "--site", village, "--lang", "en").returncode == 0
    text = (village / REGISTER).read_text(encoding="utf-8")
    assert text.startswith("# The rights register: one entry for each photograph of this folder.\n")
    assert "\necole.jpg:\n" in text


def test_a_broken_register_stays_as_it_is(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1)))
    (village / REGISTER).write_text("ecole.jpg: {alt: [}\n", encoding="utf-8")
    done = cartostory("photos", "register", "--site", village)
    assert done.returncode == 1
    assert f"{FOLDER}/photos/photos.yaml" in done.stderr
    assert (village / REGISTER).read_text(encoding="utf-8") == "ecole.jpg: {alt: [}\n"


def test_windows_line_ends_stay(village: Path, cartostory: Run) -> None:
    put(village, "a.jpg", encoded(picture(1)))
    (village / REGISTER).write_bytes("\ufeffecole.jpg: {alt: École, people: none}\r\n".encode())
    cartostory("photos", "register", "--site", village)
    data = (village / REGISTER).read_bytes()
    assert data.startswith("\ufeffecole.jpg: {alt: École, people: none}\r\n\r\na.jpg:\r\n".encode())
    assert b"\n" not in data.replace(b"\r\n", b"")
