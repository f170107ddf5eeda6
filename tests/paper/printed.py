"""Documents for paper as the program prints them, and what a test sees of a PDF."""

import re
import unicodedata
from collections.abc import Iterator
from ctypes import c_double, c_uint, c_ushort, create_string_buffer
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import shapely
import zxingcpp
from pypdfium2 import raw

from cartostory.build.cache import Cache
from cartostory.build.options import Options
from cartostory.build.paper import Papers, make_paper
from cartostory.build.pipeline import prepare
from cartostory.build.progress import silent
from cartostory.build.run import Run
from cartostory.model import PAPER_OFFERED, Paper, PaperKind
from cartostory.model.prepared import PreparedSite
from cartostory.paper.documents import Job
from tests.day import TODAY

POINTS_PER_MM = 72 / 25.4


def ready_of(root: Path, today: date = TODAY) -> PreparedSite:
    return prepare(Options(root, root / "output", today, jobs=1))


def printed(root: Path, jobs: list[Job], memo: Path, today: date = TODAY) -> Papers:
    run = Run(Cache(memo), 1, silent)
    made = make_paper(ready_of(root, today), jobs, run)
    assert run.crashes == []
    return made


def paper(kind: PaperKind, size: str = "", **more: object) -> Paper:
    return replace(Paper(kind, size or PAPER_OFFERED[kind][0]), **more)  # type: ignore[arg-type] # fields of Paper


def pdf_of(made: Papers, job: Job) -> bytes:
    content = made.files[job.name]
    return content if isinstance(content, bytes) else content.path.read_bytes()


@dataclass
class Pdf:
    """A PDF that is open."""

    document: pdfium.PdfDocument
    data: bytes

    @property
    def pdf_ua_part(self) -> str:
        """Read which part of PDF/UA the file claims to keep (ISO 14289-1, 5: `pdfuaid:part` in its XMP)."""
        found = re.search(rb"<pdfuaid:part>(\d+)</pdfuaid:part>", self.data)
        return found[1].decode() if found else ""

    def ruled_lines(self) -> int:
        """Count the lines to write on that stand on the first page: as wide as a word, in the colour of rules."""
        found = 0
        for shape in self.document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            left, bottom, right, top = shape.get_bounds()
            colour = [c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetStrokeColor(shape.raw, *colour)
            is_ruled = [one.value for one in colour[:3]] == [0xDD, 0xD5, 0xC7]
            found += is_ruled and top - bottom < 1 and (right - left) / POINTS_PER_MM > 30
        return found

    @property
    def text(self) -> str:
        return "\n".join(page.get_textpage().get_text_range() for page in self.document)

    @property
    def sizes_mm(self) -> list[tuple[int, int]]:
        sizes = (page.get_size() for page in self.document)
        return [(round(wide / POINTS_PER_MM), round(high / POINTS_PER_MM)) for wide, high in sizes]

    @property
    def is_tagged(self) -> bool:
        return bool(raw.FPDFCatalog_IsTagged(self.document.raw))

    @property
    def language(self) -> str:
        size = raw.FPDFCatalog_GetLanguage(self.document.raw, None, 0)
        buffer = (c_ushort * (size // 2))()
        raw.FPDFCatalog_GetLanguage(self.document.raw, buffer, size)
        return bytes(buffer).decode("utf-16-le").rstrip("\0")

    def images(self, dpi: float) -> Iterator[object]:
        return (page.render(scale=dpi / 72).to_pil() for page in self.document)

    def codes(self, dpi: float = 150) -> set[str]:
        """Read every QR code of the rasterised pages."""
        return {code.text for image in self.images(dpi) for code in zxingcpp.read_barcodes(image)}

    def voids(self) -> list[float]:
        """Give the highest stretch without ink of each page, as a share of the height between its margins."""
        found = []
        for image in self.images(30):
            grey = np.asarray(image.convert("L"))  # type: ignore[attr-defined] # an image
            top, bottom = (round(len(grey) * mm / 297) for mm in (24, 270))  # the margins of a booklet
            inked = np.flatnonzero((grey[top:bottom] < 230).any(axis=1))
            found.append(float(np.diff([-1, *inked, bottom - top]).max()) / (bottom - top))
        return found

    def fonts(self) -> dict[str, bool]:
        """Give the fonts in which text is set, and whether each is in the file."""
        found = {}
        for page in self.document:
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15):
                font = raw.FPDFTextObj_GetFont(one.raw)
                name = create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
        return found

    def letters_off_the_page(self) -> list[str]:
        """Give the letters that stand, even in part, beyond the edge of their page."""
        found = []
        for page in self.document:
            wide, high = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(number)
                if right > left and (left < 0 or bottom < 0 or right > wide or top > high):
                    found.append(text.get_text_range(number, 1))
        return found

    def lines_that_touch(self) -> list[str]:
        """Give pairs of letters of two lines whose ink meets, beside the maps and below them.

        Vowel signs and the hooks of letters may come near the next line; what meets over more than a tenth of the
        letters' height does not stand apart any more.
        """
        return [pair for page in self.document for pair in _touching(page)]


def _touching(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage()
    drawn = [shape.get_bounds() for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_FORM], max_depth=1)]
    maps = shapely.union_all([shapely.box(*bounds) for bounds in drawn])
    found = []
    for number in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, number))
        left, bottom, right, top = text.get_charbox(number)
        if right - left > 0.05 and top - bottom > 0.05 and not unicodedata.combining(sign):
            x, y = c_double(), c_double()
            raw.FPDFText_GetCharOrigin(text.raw, number, x, y)
            found.append(
                (shapely.box(left, bottom, right, top), y.value, raw.FPDFText_GetFontSize(text.raw, number), sign)
            )
    found = [one for one in found if not shapely.intersects(maps, shapely.centroid(one[0]))]
    boxes = np.array([one[0] for one in found])
    pairs = shapely.STRtree(boxes).query(boxes, predicate="intersects").T if found else ()
    return [
        f"{found[one][3]} {found[other][3]}"
        for one, other in pairs
        if one < other
        and abs(found[one][1] - found[other][1]) > min(found[one][2], found[other][2]) * 0.6  # of two lines
        and _meet(boxes[one], boxes[other]) > max(found[one][2], found[other][2]) * 0.1
    ]


def _meet(one: shapely.Polygon, other: shapely.Polygon) -> float:
    """Give how high two boxes lie over each other; nothing where they only graze each other's sides."""
    left, bottom, right, top = shapely.intersection(one, other).bounds
    return top - bottom if right - left > 0.3 else 0.0


def opened(data: bytes) -> Pdf:
    return Pdf(pdfium.PdfDocument(data), data)


def bare(text: str) -> str:
    """Give text without spaces and line ends, in which extraction differs from what was written."""
    return re.sub(r"[\s\u00a0\u202f\u200b\u2060\ufeff\u200e\u200f\u00ad\ufffe\x02-]", "", text)
