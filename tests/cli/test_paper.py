"""`cartostory paper`, and the PDFs that a site offers, on whole little sites."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.load.paper import paper_of
from cartostory.model import Paper, PaperKind
from cartostory.paper.documents import Job
from tests.paper.printed import bare, opened, paper, pdf_of, printed

Run = Callable[..., "CompletedProcess[str]"]


def consent(village: Path, uses: str) -> None:
    register = village / "content" / "partnerships" / "ivry-village" / "photos" / "photos.yaml"
    asked = "people: recognisable\n  consent: {reference: R1, uses: [" + uses + "]}"
    register.write_text(register.read_text("utf-8").replace("people: none", asked), "utf-8")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("booklet", Paper(PaperKind.BOOKLET, "A4")),
        ("map A1 1:10000", Paper(PaperKind.MAP, "A1", None, 10000)),
        ("carte a3 portrait 1:25_000", Paper(PaperKind.MAP, "A3", landscape=False, scale=25000)),
        ("affiche A4", Paper(PaperKind.POSTER, "A4")),
    ],
)
def test_writers_say_in_words_what_is_printed(written: str, expected: Paper) -> None:
    assert paper_of(written) == expected


@pytest.mark.parametrize(
    "written", ["", "livre", "booklet A3", "panel A0", "map A3 1:3", "map A3 large", "poster 1:10000"]
)
def test_what_cannot_be_printed_is_said_in_words(written: str) -> None:
    with pytest.raises(ValueError, match="A3|1:10000|A4"):  # noqa: RUF043 - any of the hints
        paper_of(written)


def test_a_site_offers_its_pdfs_with_their_weight(village: Path, cartostory: Run) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8") + "paper: [booklet, map A4 1:25000, poster A4]\n", "utf-8")
    made = cartostory("build", cwd=village)
    assert made.returncode == 0, made.stderr
    page = (village / "output" / "ar" / "ivry-village" / "index.html").read_text("utf-8")
    assert 'href="ivry-village-booklet-a4.pdf"' in page
    assert 'href="ivry-village-map-a4-25000.pdf"' in page
    assert (village / "output" / "ar" / "ivry-village" / "ivry-village-map-a4-25000.pdf").read_bytes()[:5] == b"%PDF-"
    assert (village / "output" / "programme" / "mapathon" / "mapathon-poster-a4.pdf").is_file()
    again = cartostory("build", "--weights", cwd=village)
    assert "écrits\u00a0: 0" in again.stdout or " 0 written" in again.stdout


def test_a_wrong_line_in_the_settings_is_reported_where_it_stands(village: Path, cartostory: Run) -> None:
    config = village / "config.yaml"
    lines = config.read_text("utf-8").rstrip().count("\n") + 2
    config.write_text(config.read_text("utf-8").rstrip() + "\npaper: [booklet, plan A3]\n", "utf-8")
    found = cartostory("check", "--lang", "en", cwd=village)
    assert found.returncode == 1
    assert f"config.yaml:{lines}:18" in found.stdout + found.stderr


def test_one_document_is_made_where_it_is_asked_for(village: Path, tmp_path: Path, cartostory: Run) -> None:
    asked = ("paper", "ivry-village", "--kind", "map", "--size", "A4", "--lang", "ar", "--scale", "1:25000")
    made = cartostory(*asked, "--output", tmp_path / "out", cwd=village)
    assert made.returncode == 0, made.stderr
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "ivry-village-map-a4-25000-ar.pdf"
    assert "1:25" in opened(file.read_bytes()).text
    assert not (village / "output").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("ivry-vilage",), "ivry-village"),
        (("ivry-village", "--lang", "es"), "fr, en, ar"),
        (("ivry-village", "--kind", "booklet", "--size", "A0"), "A4"),
        (("ivry-village", "--kind", "map", "--scale", "grande"), "1:10000"),
        (("ivry-village", "--kind", "map", "--chapter", "99"), "2 ("),
        (("mapathon", "--kind", "panel"), "--kind poster"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(
    village: Path, cartostory: Run, more: tuple[str, ...], said: str
) -> None:
    found = cartostory("paper", *more, cwd=village)
    assert found.returncode == 2
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_a_photograph_without_consent_for_print_is_a_gap_and_a_warning(village: Path, tmp_path: Path) -> None:
    job = Job("ivry-village", "fr", paper(PaperKind.BOOKLET))
    consent(village, "web")
    made = printed(village, [job], tmp_path / "memo")
    assert [found.code for found in made.problems] == ["photo-not-for-print"]
    assert bare("n’est pas imprimée") in bare(opened(pdf_of(made, job)).text)
    consent_for_all = village / "content" / "partnerships" / "ivry-village" / "photos" / "photos.yaml"
    consent_for_all.write_text(consent_for_all.read_text("utf-8").replace("[web]", "[web, print]"), "utf-8")
    with_photo = printed(village, [job], tmp_path / "memo")
    assert with_photo.problems == ()
    assert len(pdf_of(with_photo, job)) > len(pdf_of(made, job)) + 5000


def test_a_letter_that_no_font_has_is_a_warning_and_the_document_is_made(village: Path, tmp_path: Path) -> None:
    story = village / "content" / "partnerships" / "ivry-village" / "story.md"
    story.write_text(story.read_text("utf-8").replace("Fin !", "Fin, 世界 !"), "utf-8")
    job = Job("ivry-village", "fr", paper(PaperKind.BOOKLET))
    made = printed(village, [job], tmp_path / "memo")
    assert [found.code for found in made.problems] == ["paper-letter-missing"]
    assert opened(pdf_of(made, job)).is_tagged


def test_the_same_text_gives_the_same_bytes(village: Path, tmp_path: Path) -> None:
    jobs = [Job("ivry-village", "fr", paper(kind)) for kind in (PaperKind.BOOKLET, PaperKind.MAP)]
    once, again = (printed(village, jobs, tmp_path / name) for name in ("one", "other"))
    assert [pdf_of(once, job) for job in jobs] == [pdf_of(again, job) for job in jobs]


def test_a_town_s_own_template_takes_the_place_of_ours_and_its_errors_are_told(village: Path, tmp_path: Path) -> None:
    own = village / "themes" / "paper" / "poster.typ"
    own.parent.mkdir(parents=True)
    own.write_text('#let data = json("data.json")\n#set document(title: data.title)\n= Mon affiche\n', "utf-8")
    job = Job("mapathon", "fr", paper(PaperKind.POSTER))
    assert "Mon affiche" in opened(pdf_of(printed(village, [job], tmp_path / "memo"), job)).text
    own.write_text("#cela(\n", "utf-8")
    made = printed(village, [job], tmp_path / "memo")
    assert [(found.code, found.span.file) for found in made.problems] == [
        ("paper-template-error", "themes/paper/poster.typ")
    ]
    assert made.files == {}


def test_each_chapter_s_map_has_a_file_of_its_own(village: Path, tmp_path: Path, cartostory: Run) -> None:
    for chapter in ("1", "2"):
        asked = ("paper", "ivry-village", "--kind", "map", "--size", "A4", "--chapter", chapter)
        assert cartostory(*asked, "--output", tmp_path / "out", cwd=village).returncode == 0
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["ivry-village-map-a4-chapter-1-fr.pdf", "ivry-village-map-a4-chapter-2-fr.pdf"]


def test_an_event_has_its_poster_without_asking_for_it(village: Path, tmp_path: Path, cartostory: Run) -> None:
    made = cartostory("paper", "mapathon", "--scale", "1:10000", "--output", tmp_path / "out", cwd=village)
    assert made.returncode == 0, made.stderr
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mapathon-poster-a3-fr.pdf"]
    assert "--scale" in made.stderr
