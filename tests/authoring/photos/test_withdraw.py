"""`cartostory photos withdraw`: gone from everywhere, and never published again."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.build.exports import remember
from tests.authoring.photos.album import FOLDER, LIST, REGISTER, STORY, call, encoded, enter, picture, put
from tests.paper.printed import opened

pytestmark = pytest.mark.slow

Run = Callable[..., "CompletedProcess[str]"]
REASON = "à la demande d’une personne"
ENTRY = "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}   # vu\n"
ELSEWHERE = "content/partnerships/autre"


@pytest.fixture
def album(village: Path) -> Path:
    put(village, "salle.jpg", encoded(picture(1)))
    put(village, "autre.jpg", encoded(picture(2)))
    enter(village, f"\n# La salle, prise par Y.\nsalle.jpg: {ENTRY}autre.jpg: {ENTRY}")
    call(village, "salle.jpg", "La légende")
    call(village, "autre.jpg")
    return village


def withdraw(cartostory: Run, site: Path, file: str = "salle.jpg", *more: object) -> "CompletedProcess[str]":
    return cartostory("photos", "withdraw", file, "--reason", REASON, "--yes", "--site", site, *more)


def published(site: Path) -> set[str]:
    return {path.name.partition("-")[0] for path in (site / "output" / "photos").iterdir()}


def test_it_leaves_content_output_and_cache_and_the_text_stays(album: Path, cartostory: Run) -> None:
    assert cartostory("build", "--site", album, "--jobs", 1).returncode == 0
    before = published(album)
    text = (album / STORY).read_bytes()
    kept = {path.read_bytes() for path in (album / "output" / "photos").iterdir()}
    done = withdraw(cartostory, album)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{FOLDER}/photos/salle.jpg" in done.stdout
    assert f"{FOLDER}/story.md:" in done.stdout
    assert not (album / FOLDER / "photos" / "salle.jpg").exists()
    assert len(before - published(album)) == 1
    gone = kept - {path.read_bytes() for path in (album / "output" / "photos").iterdir()}
    assert len(gone) == 4
    remembered = {path.read_bytes() for path in (album / ".cartostory").rglob("*") if path.is_file()}
    assert not [entry for entry in remembered for data in gone if entry.endswith(data)]
    assert (album / STORY).read_bytes() == text
    page = (album / "output" / "ivry-village" / "index.html").read_text(encoding="utf-8")
    assert "salle.jpg" not in page
    assert "Cette image a été retirée." in page
    assert "La légende" not in page
    assert cartostory("check", "--site", album).returncode == 0


def test_its_entry_moves_to_the_list_with_its_comment(album: Path, cartostory: Run) -> None:
    withdraw(cartostory, album)
    register = (album / REGISTER).read_text(encoding="utf-8")
    assert "salle" not in register
    assert f"autre.jpg: {ENTRY}" in register
    listed = (album / LIST).read_text(encoding="utf-8")
    assert "# La salle, prise par Y." in listed
    assert "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}" in listed
    assert REASON in listed


def test_it_leaves_papers_packed_editions_and_sites_elsewhere(album: Path, cartostory: Run, tmp_path: Path) -> None:
    away = tmp_path / "ailleurs"
    for made in (
        ("build", "--output", album / "public"),
        ("build", "--output", away / "site"),
        ("paper", "ivry-village", "--kind", "panel"),
        ("pack", "usb", "--to", away / "usb.zip"),
        ("pack", "usb", "--to", album / "cle"),
    ):
        assert cartostory(*made, "--site", album, "--jobs", 1).returncode == 0
    (paper,) = (album / "paper").iterdir()
    (album / "cle" / "notes.txt").write_text("à nous")
    digest = hashlib.sha256((album / FOLDER / "photos" / "salle.jpg").read_bytes()).hexdigest()[:16]
    done = withdraw(cartostory, album, "salle.jpg", "--jobs", 1)
    assert (done.returncode, done.stderr) == (0, "")
    for path in ("public", "cle", str(away / "site"), str(away / "usb.zip"), f"paper/{paper.name}"):
        assert f"  {path}\n" in done.stdout
    assert not paper.exists()
    assert not (away / "usb.zip").exists()
    assert [path.name for path in (album / "cle").iterdir()] == ["notes.txt"]
    assert not list(tmp_path.rglob(f"{digest}-*"))
    for site in (album / "public", away / "site"):
        page = (site / "ivry-village" / "index.html").read_text(encoding="utf-8")
        assert "Cette image a été retirée." in page


def test_what_may_still_hold_it_is_named_and_is_no_success(album: Path, cartostory: Run, tmp_path: Path) -> None:
    paper = album / "réunion" / "livret.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"%PDF-1.7 /Creator(Typst 0.15.1) /Filter /DCTDecode")
    (album / "réunion" / "autre.pdf").write_bytes(b"%PDF-1.7 /Creator(Writer) /Filter /DCTDecode")
    stick = tmp_path / "clé" / "site.zip"
    remember(album / ".cartostory", stick)
    done = withdraw(cartostory, album)
    assert done.returncode == 1
    assert "  réunion/livret.pdf\n" in done.stderr
    assert f"  {stick}\n" in done.stderr
    assert "autre.pdf" not in done.stderr
    assert paper.exists()


def test_a_site_that_was_never_built_needs_no_build_and_that_is_said(album: Path, cartostory: Run) -> None:
    done = withdraw(cartostory, album)
    assert done.returncode == 0
    assert "Aucun site construit n’a été trouvé" in done.stdout
    assert "--output" in done.stdout
    assert not (album / "output").exists()
    assert not (album / FOLDER / "photos" / "salle.jpg").exists()


@pytest.mark.parametrize("name", ["salle.jpg", "nouveau-nom.jpg"])
def test_no_later_build_publishes_it_under_any_name(album: Path, cartostory: Run, name: str) -> None:
    data = (album / FOLDER / "photos" / "salle.jpg").read_bytes()
    withdraw(cartostory, album)
    put(album, name, data)
    done = cartostory("build", "--site", album)
    assert done.returncode == 1
    assert f"{FOLDER}/photos/{name}  erreur  photo-withdrawn" in done.stderr
    assert not (album / "output").exists()


def test_nor_smaller_in_another_format_or_a_little_cut(album: Path, cartostory: Run) -> None:
    withdraw(cartostory, album)
    copy = picture(1).crop((15, 20, 620, 470)).resize((320, 240))
    put(album, "copie.webp", encoded(copy, "WEBP", quality=40))
    done = cartostory("check", "--site", album)
    assert done.returncode == 1
    assert "photo-like-withdrawn" in done.stderr
    assert "autre.jpg" not in done.stderr


def test_a_picture_that_only_looks_like_it_can_be_named(album: Path, cartostory: Run) -> None:
    withdraw(cartostory, album)
    put(album, "rafale.jpg", encoded(picture(1), quality=60))
    said = cartostory("check", "--site", album, "--lang", "en").stderr
    digest = next(word for word in said.split() if len(word) == 64)
    listed = album / LIST
    listed.write_text(listed.read_text(encoding="utf-8") + f"    others: [{digest}]\n", encoding="utf-8")
    assert "photo-like-withdrawn" not in cartostory("check", "--site", album).stderr


def test_a_picture_that_only_looks_like_it_can_be_kept(album: Path, cartostory: Run) -> None:
    kept = put(album, "rafale.jpg", encoded(picture(1), quality=60))
    assert withdraw(cartostory, album, "salle.jpg", "--keep", "autre.jpg").returncode == 2
    assert (album / FOLDER / "photos" / "salle.jpg").exists()
    done = withdraw(cartostory, album, "salle.jpg", "--keep", "rafale.jpg")
    assert done.returncode == 0
    assert "rafale.jpg" not in done.stdout
    assert kept.exists()
    assert hashlib.sha256(kept.read_bytes()).hexdigest() in (album / LIST).read_text(encoding="utf-8")
    assert "photo-like-withdrawn" not in cartostory("check", "--site", album).stderr


def test_copies_in_other_stories_go_too(album: Path, cartostory: Run) -> None:
    other = album / ELSEWHERE
    other.mkdir()
    story = (album / STORY).read_text(encoding="utf-8").replace("title: ", "slug: autre\ntitle: ", 1)
    (other / "story.md").write_text(story.replace("ecoles.geojson", "../../ivry-village/layers/ecoles.geojson"))
    put(album, "meme.jpg", encoded(picture(1)), ELSEWHERE)
    put(album, "petite.png", encoded(picture(1, (200, 150)), "PNG"), ELSEWHERE)
    put(album, "differente.jpg", encoded(picture(3)), ELSEWHERE)
    done = withdraw(cartostory, album)
    assert "le même fichier" in done.stdout
    assert "la même image" in done.stdout
    assert sorted(path.name for path in (other / "photos").iterdir()) == ["differente.jpg"]
    assert (album / LIST).read_text(encoding="utf-8").count("sha256:") == 3


def test_a_name_that_two_pictures_bear_has_to_be_a_path(album: Path, cartostory: Run) -> None:
    put(album, "2016/salle.jpg", encoded(picture(9)))
    done = withdraw(cartostory, album)
    assert done.returncode == 2
    assert f"{FOLDER}/photos/2016/salle.jpg" in done.stderr
    assert (album / FOLDER / "photos" / "salle.jpg").exists()
    assert withdraw(cartostory, album, f"{FOLDER}/photos/2016/salle.jpg").returncode == 0
    assert not (album / FOLDER / "photos" / "2016").exists()
    assert (album / FOLDER / "photos" / "salle.jpg").exists()


def test_a_path_may_start_where_one_stands(album: Path, cartostory: Run) -> None:
    done = cartostory(
        "photos", "withdraw", "photos/salle.jpg", "--reason", "x", "-y", "--site", album, cwd=album / FOLDER
    )
    assert done.returncode == 0
    assert not (album / FOLDER / "photos" / "salle.jpg").exists()


def test_a_name_that_is_none_changes_nothing(album: Path, cartostory: Run) -> None:
    done = withdraw(cartostory, album, "absente.jpg")
    assert done.returncode == 2
    assert "absente.jpg" in done.stderr
    assert not (album / LIST).exists()


def test_a_damaged_file_can_be_withdrawn_by_its_bytes(album: Path, cartostory: Run) -> None:
    data = encoded(picture(5))[:2000]
    put(album, "abimee.jpg", data)
    assert withdraw(cartostory, album, "abimee.jpg").returncode == 0
    assert not (album / FOLDER / "photos" / "abimee.jpg").exists()
    assert "looks" not in (album / LIST).read_text(encoding="utf-8")


def test_a_picture_of_one_grey_is_known_by_its_bytes_alone(album: Path, cartostory: Run) -> None:
    from PIL import Image  # noqa: PLC0415 - this test alone

    put(album, "gris.png", encoded(Image.new("RGB", (300, 200), "grey"), "PNG"))
    withdraw(cartostory, album, "gris.png")
    put(album, "blanc.png", encoded(Image.new("RGB", (300, 200), "white"), "PNG"))
    assert "photo-like-withdrawn" not in cartostory("check", "--site", album).stderr


def test_where_the_site_cannot_be_built_the_sizes_are_gone_all_the_same(album: Path, cartostory: Run) -> None:
    cartostory("build", "--site", album, "--jobs", 1)
    before = published(album)
    (album / FOLDER / "story.en.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    done = withdraw(cartostory, album)
    assert done.returncode == 1
    assert "n’ont pas pu être refaites" in done.stderr
    assert len(before - published(album)) == 1
    assert not list((album / "output").rglob("story.html"))
    assert not (album / ".cartostory" / "memo").exists()


def test_a_register_that_cannot_be_cut_is_left_and_the_picture_goes(album: Path, cartostory: Run) -> None:
    (album / REGISTER).write_text("salle.jpg: &same {alt: x, author: y}\nautre.jpg: *same\n", encoding="utf-8")
    done = withdraw(cartostory, album)
    assert done.returncode == 1
    assert "photos.yaml: salle.jpg" in done.stderr
    assert not (album / FOLDER / "photos" / "salle.jpg").exists()
    assert "&same" in (album / REGISTER).read_text(encoding="utf-8")


def test_a_broken_list_stops_everything_before_anything_is_done(album: Path, cartostory: Run) -> None:
    (album / LIST).write_text("withdrawn: oui\n", encoding="utf-8")
    done = withdraw(cartostory, album)
    assert done.returncode == 1
    assert (album / FOLDER / "photos" / "salle.jpg").exists()
    assert (album / LIST).read_text(encoding="utf-8") == "withdrawn: oui\n"


def test_a_broken_list_stops_builds_too(album: Path, cartostory: Run) -> None:
    withdraw(cartostory, album)
    listed = album / LIST
    listed.write_text(listed.read_text(encoding="utf-8").replace("sha256: ", "sha256: x"), encoding="utf-8")
    assert cartostory("check", "--site", album).returncode == 1


def test_a_cover_and_a_comparison_that_are_gone_are_no_errors(album: Path, cartostory: Run) -> None:
    text = (album / STORY).read_text(encoding="utf-8").replace("cover: ecole.jpg", "cover: salle.jpg")
    told = text.replace("place=puits zoom=14", 'place=puits compare="salle.jpg autre.jpg" fit="salle.jpg"')
    (album / STORY).write_text(told + "\nVoir [la salle](salle.jpg).\n", encoding="utf-8")
    enter(album, "x.jpg: {alt: x}\n")
    withdraw(cartostory, album)
    said = cartostory("check", "--site", album).stderr
    assert "salle.jpg" not in said
    done = cartostory("build", "--site", album)
    assert (done.returncode, "salle.jpg" in done.stderr) == (0, False)


def test_every_page_that_showed_it_stands_with_a_gap(album: Path, cartostory: Run) -> None:
    pictures = {
        "story.md": "\n\n/// gallery\n![Amina](salle.jpg)\n![Vu](autre.jpg)\n///\n\n"
        "/// figure | wide\n![Amina](photos/salle.jpg)\n\nAmina, en 2014\n///\n\nDans ![Amina](salle.jpg) le texte.\n",
        "story.en.md": "\n\n![Amina](salle.jpg)\n",
    }
    for name, text in pictures.items():
        with (album / FOLDER / name).open("a", encoding="utf-8") as file:
            file.write(text)
    other = album / "content/pages/a-propos.md"
    called = "\n\n![Amina](../partnerships/ivry-village/photos/salle.jpg)\n"
    other.write_text(other.read_text(encoding="utf-8") + called, encoding="utf-8")
    assert cartostory("build", "--site", album, "--jobs", 1).returncode == 0
    withdraw(cartostory, album)
    pages = {
        "ivry-village/index.html": ("retirée", 3),
        "en/ivry-village/index.html": ("withdrawn", 1),
        "a-propos/index.html": ("retirée", 1),
    }
    for path, (word, count) in pages.items():
        page = (album / "output" / path).read_text(encoding="utf-8")
        assert (page.count(word), "Amina" in page) == (count, False), path
    assert cartostory("paper", "ivry-village", "--site", album, "--jobs", 1).returncode == 0
    (paper,) = (album / "paper").iterdir()
    printed = opened(paper.read_bytes()).text
    assert ("retirée" in printed, "Amina" in printed) == (True, False)
    for path in ("recherche/index.js", "en/recherche/index.js"):
        assert "Amina" not in (album / "output" / path).read_text(encoding="utf-8"), path


@pytest.mark.parametrize("reason", [(), ("--reason", "   ")])
def test_a_reason_is_asked_for(album: Path, cartostory: Run, reason: tuple[str, ...]) -> None:
    assert cartostory("photos", "withdraw", "salle.jpg", *reason, "--yes", "--site", album).returncode == 2
    assert (album / FOLDER / "photos" / "salle.jpg").exists()
