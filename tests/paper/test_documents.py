"""Every document of every story in every language, as a printer and a reader meet it."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from cartostory.model.short_address import address_of
from cartostory.paper.documents import Job
from cartostory.paper.sheet_size import sheet_of
from tests.paper.printed import Pdf, bare, ready_of
from tests.paper.wanted import DEMO, EVERY, ROOT

Document = Callable[[str], Pdf]
each = pytest.mark.parametrize("job", EVERY, ids=lambda job: job.name.removesuffix(".pdf"))


@each
def test_pages_have_their_size_and_none_is_empty(document: Document, job: Job) -> None:
    found = document(job.name)
    sheet = sheet_of(job.paper)
    assert set(found.sizes_mm) == {(round(sheet.width), round(sheet.height))}
    written = len(found.document) - _count_pages_for_notes(found)
    for image in list(found.images(20))[:written]:
        assert isinstance(image, Image.Image)
        darkest, lightest = image.convert("L").getextrema()
        assert lightest - darkest > 100


@each
def test_the_file_is_tagged_in_its_language_and_every_font_is_in_it(document: Document, job: Job) -> None:
    found = document(job.name)
    assert found.is_tagged
    assert found.language.partition("-")[0] == job.language
    fonts = found.fonts()
    assert fonts
    assert all(fonts.values())
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} <= {"Cartostory", "Amiri"}


@each
def test_nothing_is_cut_off_at_the_edge_of_a_page(document: Document, job: Job) -> None:
    assert document(job.name).letters_off_the_page() == []


@each
def test_no_line_of_text_runs_into_another(document: Document, job: Job) -> None:
    assert document(job.name).lines_that_touch() == []


@each
def test_panels_and_posters_are_one_sheet_and_maps_have_no_more_than_a_back(document: Document, job: Job) -> None:
    most = {"booklet": 40, "map": 2, "panel": 1, "poster": 1, "method": 1}[job.paper.kind.value]
    assert 1 <= len(document(job.name).document) <= most


@pytest.mark.parametrize("job", [job for job in EVERY if job.paper.kind.value == "booklet"], ids=lambda job: job.name)
def test_no_page_of_a_booklet_is_emptier_than_a_third(document: Document, job: Job) -> None:
    pdf = document(job.name)
    _, contents, *chapters, _ = pdf.voids()[: len(pdf.document) - _count_pages_for_notes(pdf)]
    assert max(chapters) < 0.3
    assert contents < 0.35


def _count_pages_for_notes(pdf: Pdf) -> int:
    """Count the last pages that hold nothing but lines to write on: their name, the folio and the story's title."""
    count = 0
    for page in reversed(pdf.document):
        if len(page.get_textpage().get_text_range().splitlines()) > 3:
            return count
        count += 1
    return count


@pytest.mark.parametrize("job", [job for job in EVERY if job.paper.kind.value == "booklet"], ids=lambda job: job.name)
def test_a_booklet_fills_its_folded_sheets_with_pages_for_notes(document: Document, job: Job) -> None:
    pdf = document(job.name)
    assert len(pdf.document) % 4 == 0
    assert _count_pages_for_notes(pdf) < 4


@pytest.mark.parametrize(("name", "page"), [("ivry-village", 1), ("ivry-cuba", 1), ("chatellerault-kaya", 12)])
def test_the_credits_of_a_short_story_stand_where_its_contents_leave_room(
    document: Document, name: str, page: int
) -> None:
    pages = [one.get_textpage().get_text_range() for one in document(f"{name}-booklet-a4-fr.pdf").document]
    assert [number for number, text in enumerate(pages) if "Crédits" in text] == [page]


@pytest.mark.parametrize("job", [job for job in EVERY if job.paper.kind.value == "booklet"], ids=lambda job: job.name)
def test_a_booklet_holds_the_whole_story_and_a_code_for_each_chapter(document: Document, shelf: Path, job: Job) -> None:
    ready = ready_of(ROOT if job in DEMO else shelf / "village")
    story = ready.site.partnership(job.slug).stories[job.language]  # type: ignore[union-attr] # it is there
    found = document(job.name)
    text = bare(found.text)
    assert bare(story.title) in text
    for chapter in story.chapters:
        if job.language == "ar":
            # readers of PDFs put numbers and vowel signs of Arabic lines in an order of their own: word by word
            words = [word for word in re.split(r"[\s،:؟]+", chapter.title) if re.fullmatch("[\u0621-\u064a]{3,}", word)]
            assert all(word in text for word in words), chapter.title
        else:
            assert bare(chapter.title)[:12] in text.replace("\u2019", "'") or bare(chapter.title)[:12] in text
    first = ready.site.partnership(job.slug).story  # type: ignore[union-attr] # it is there
    short = {address_of(ready.site, f"{job.slug}#{chapter.id}", job.language) for chapter in first.chapters}
    codes = found.codes()
    assert all(code.startswith(ready.site.config.address) for code in codes)
    if short != {""}:
        assert codes == {*short, address_of(ready.site, job.slug, job.language)}
    else:
        assert {unquote(code.rpartition("#")[2]) for code in codes if "#" in code} == {
            chapter.id for chapter in story.chapters
        }


@pytest.mark.parametrize("job", [job for job in EVERY if job.paper.kind.value != "booklet"], ids=lambda job: job.name)
def test_the_code_of_a_sheet_can_be_read_from_it_and_stands_in_clear(document: Document, job: Job) -> None:
    found = document(job.name)
    (code,) = found.codes()
    assert job.slug in code or "/q/" in code
    if job.language == "ar":  # pdfium turns the words of lines that hold Arabic; each of them is there
        assert all(word in bare(found.text) for word in re.findall("[a-z]+", code))
    else:
        assert bare(code) in bare(found.text)


def test_arabic_can_be_read_out_of_the_file_again(document: Document) -> None:
    text = bare(document("ivry-village-booklet-a4-ar.pdf").text)
    for words in ("إيفري والقرية", "مدينتان وبئر ومدرسة", "المحتويات", "البئر"):
        assert bare(words) in text


def test_french_keeps_its_narrow_spaces(document: Document) -> None:
    assert "\u202f" in document("ivry-dianguirde-booklet-a4-fr.pdf").text


def test_openstreetmap_is_named_in_clear_on_its_sheets(document: Document) -> None:
    assert "openstreetmap.org/copyright" in bare(document("ivry-jifna-jalazone-map-a3-fr.pdf").text)
    assert "openstreetmap.org/copyright" not in bare(document("chatellerault-kaya-map-a3-fr.pdf").text)


@pytest.mark.parametrize(
    ("language", "title", "note"),
    [
        ("fr", "Ici et là-bas", "Les frontières tracées ne préjugent pas"),
        ("en", "Here and There", "The borders drawn imply no judgement"),
        ("ar", "هنا وهناك", "الحدود المرسومة"),
    ],
)
@pytest.mark.parametrize("kind", ["booklet-a4", "map-a3", "panel-a2"])
def test_the_site_s_title_and_its_note_on_borders_are_in_the_document_s_language(
    document: Document, kind: str, language: str, title: str, note: str
) -> None:
    text = bare(document(f"ivry-dianguirde-{kind}-{language}.pdf").text).casefold()
    for word in re.findall(r"[\w’-]{3,}", f"{title} {note}"):
        assert bare(word).casefold() in text, word


@each
def test_every_file_says_that_it_is_pdf_ua(document: Document, job: Job) -> None:
    assert document(job.name).pdf_ua_part == "1"


@pytest.mark.parametrize("job", [job for job in EVERY if job.paper.kind.value == "map"], ids=lambda job: job.name)
def test_every_map_sheet_has_lines_to_write_on(document: Document, job: Job) -> None:
    assert document(job.name).ruled_lines() >= 2


def test_addresses_in_clear_break_behind_slashes_alone(document: Document) -> None:
    for name in (
        "ivry-dianguirde-booklet-a4-fr.pdf",
        "ivry-jifna-jalazone-map-a3-fr.pdf",
        "ivry-dianguirde-map-a3-en.pdf",
    ):
        shown = re.findall(r"ici-\s*et-\s*la-\s*bas/", document(name).text)
        assert shown
        assert set(shown) == {"ici-et-la-bas/"}, name


def test_photographs_bear_the_numbers_of_the_maps(document: Document) -> None:
    text = document("ivry-dianguirde-booklet-a4-fr.pdf").text
    for number, caption in ((1, "Illustration : des terrasses"), (2, "Illustration : des portables")):
        assert bare(f"{number} {caption}") in bare(text)
