"""A folder of Typst source, data and pictures -> the bytes of a PDF."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cartostory.theme import ThemeText

if TYPE_CHECKING:
    import typst


FONTS = Path(__file__).parent.parent / "vendor" / "print"
STANDARD: typst.PDFStandard = "ua-1"
_NO_LETTER = re.compile(r'the text `"(.*?)"` could not be displayed')


@dataclass(frozen=True, slots=True)
class TypstPdf:
    """A PDF. `missing` is the first text that no font of paper can show; such a file is tagged, but not PDF/UA."""

    data: bytes
    missing: str = ""


class PaperFaultError(Exception):
    """Typst could not set a document: a fault of the theme's templates, or of ours. Its text says where."""


def compile_pdf(folder: Path, template: str) -> TypstPdf:
    """Set a document as tagged PDF/UA-1, with the fonts of paper alone, and no clock in it.

    Raises `PaperFaultError`.
    """
    import typst  # noqa: PLC0415 - a site without paper need not load 30 MB

    try:
        return TypstPdf(_compile(folder, template, [STANDARD]))
    except typst.TypstError as error:
        found = _NO_LETTER.search(str(error))
        if not found:
            raise PaperFaultError(_told(error)) from error
    try:
        return TypstPdf(_compile(folder, template, []), found[1])
    except typst.TypstError as error:
        raise PaperFaultError(_told(error)) from error


def compile_picture(folder: Path, template: str) -> bytes:
    """Set a document of one page as PNG, one px a point. Raises `PaperFaultError`."""
    import typst  # noqa: PLC0415 - same

    try:
        made = typst.compile(folder / template, root=folder, font_paths=_fonts(), format="png", ppi=72, timestamp=0)
    except typst.TypstError as error:
        raise PaperFaultError(_told(error)) from error
    if not isinstance(made, bytes):
        raise PaperFaultError(f"{template}: more than one page")
    return made


def _compile(folder: Path, template: str, standards: list[typst.PDFStandard]) -> bytes:
    import typst  # noqa: PLC0415 - same

    return typst.compile(
        folder / template, root=folder, font_paths=_fonts(), format="pdf", pdf_standards=standards, timestamp=0
    )


@cache
def _fonts() -> typst.Fonts:
    import typst  # noqa: PLC0415 - same

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _told(error: typst.TypstError) -> str:
    return "\n".join((error.diagnostic or error.message, *error.hints))


Format = Literal["pdf", "svg", "png"]
_STICKERS = Path(__file__).parent / "stickers"


def compiled(document: str, data: Mapping[str, object], form: Format, dpi: int = 300) -> bytes:
    """Set a document. PDFs are tagged and hold their letters, SVGs hold them as outlines. `dpi` is for PNG alone.

    Words go in as data, never as source.
    """
    import typst  # noqa: PLC0415 - 30 MB that only those who print need

    found = typst.compile(
        _STICKERS / document,
        root=_STICKERS,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]),
        format=form,
        ppi=dpi,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=0,
    )
    if not isinstance(found, bytes):  # several pages of a picture: no document here asks for that
        raise TypeError(document)
    return found


ADDRESS = Path(__file__).parent.parent / "paper" / "stickers" / "address.typ"
"""Where addresses in clear may break: one rule for stickers and for paper."""


def lay_templates(folder: Path, templates: Mapping[str, ThemeText]) -> None:
    """Lay a theme's templates side by side, with the rule for addresses that they share with stickers."""
    for name, source in templates.items():
        (folder / Path(name).name).write_text(source.text, encoding="utf-8")
    (folder / ADDRESS.name).write_bytes(ADDRESS.read_bytes())
