"""What is printed is read: as SVG, PNG and PDF, with a logo, on a whole sheet at 150 dpi."""

import io
from functools import partial
from pathlib import Path

import numpy
import pypdfium2
import pytest
import pyvips
import zxingcpp
from PIL import Image

from cartostory.paper.stickers.label import StickerLabel, label, whole_mm
from cartostory.paper.stickers.logo import as_svg
from cartostory.paper.stickers.sheet import GRIDS, fitting, sheet, width_mm
from cartostory.render.qr import symbol

ADDRESS = "https://cooperation.example.fr/ici-et-la-bas/q/9y6kp/"
CLEAR = "cooperation.example.fr/ici-et-la-bas/q/9y6kp"
DPI = 150


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(numpy.asarray(picture.convert("L")))]


def pages(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=DPI / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def text(pdf: bytes) -> str:
    """Give the words of a PDF as they are copied, wherever lines break."""
    found = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return "".join(found.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def one() -> StickerLabel:
    return StickerLabel(symbol(ADDRESS, 30.0), "Code QR")


def test_a_pdf_is_read_at_150_dpi_and_says_its_address(one: StickerLabel) -> None:
    pdf = label(one, 30, "pdf")
    assert [read(page) for page in pages(pdf)] == [[ADDRESS]]
    assert CLEAR in text(pdf)


def test_a_png_is_read_and_is_as_wide_as_was_asked(one: StickerLabel) -> None:
    picture = Image.open(io.BytesIO(label(one, 30, "png", dpi=DPI)))
    assert read(picture) == [ADDRESS]
    assert picture.width == pytest.approx((whole_mm(one.symbol, 30) + 4) / 25.4 * DPI, abs=1)


def test_an_svg_is_read_and_needs_no_font(one: StickerLabel) -> None:
    drawn = label(one, 30, "svg")
    picture = pyvips.Image.thumbnail_buffer(drawn, 500).flatten(background=255)
    assert read(Image.fromarray(picture.numpy())) == [ADDRESS]
    assert b"<text" not in drawn


def test_the_same_label_gives_the_same_bytes(one: StickerLabel) -> None:
    assert label(one, 30, "pdf") == label(one, 30, "pdf")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_code_with_a_logo_is_read(root: Path, form: str) -> None:
    logo = root / "themes/default/assets/icon.svg"
    held = as_svg(logo.read_bytes(), "image/svg+xml")
    if form == "png":
        held = as_svg(pyvips.Image.thumbnail(str(logo), 200).pngsave_buffer(), "image/png")
    pdf = label(StickerLabel(symbol(ADDRESS, 40.0, has_logo=True), "Code QR", "Hall", held), 40, "pdf")
    assert [read(page) for page in pages(pdf)] == [[ADDRESS]]


@pytest.mark.parametrize("per_sheet", GRIDS)
def test_every_sticker_of_a_sheet_is_read(per_sheet: int) -> None:
    code = fitting(partial(symbol, ADDRESS), per_sheet, titled=True)
    pdf = sheet([StickerLabel(code, "Code QR", "Kaya, des écrans et des lampes")], per_sheet, 0, title="Autocollants")
    (page,) = pages(pdf)
    assert page.size == (1241, 1754)  # A4
    assert read(page) == [ADDRESS] * per_sheet
    assert text(pdf).count(CLEAR) == per_sheet
    assert code.square_mm(width_mm(per_sheet, code, lines=3)) >= 0.4


def test_several_codes_share_a_sheet_and_more_take_another() -> None:
    labels = [StickerLabel(symbol(f"{ADDRESS[:-1]}{number}/"), "Code QR") for number in range(3)]
    assert sorted(set(read(pages(sheet(labels, 12, 0, title="x"))[0]))) == [one.symbol.address for one in labels]
    assert len(pages(sheet(labels, 12, 5, title="x"))) == 2


def test_a_long_address_stays_in_its_sticker() -> None:
    address = f"https://www.{'cooperation-decentralisee' * 3}.example.fr/q/9y6kp/"
    code = fitting(partial(symbol, address), 40, titled=False)
    (page,) = pages(sheet([StickerLabel(code, "Code QR")], 40, 0, title="x"))
    marks = numpy.asarray(page.convert("L"))
    middle = round((10 + 190 / 5) / 25.4 * DPI)  # between the first column and the second
    assert (marks[200:300, middle - 3 : middle + 3].min(axis=1) > 250).any()
    assert read(page) == [address] * 40
