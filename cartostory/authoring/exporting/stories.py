"""A story’s texts and pictures -> StoryMapJS (a ZIP with its JSON), and Word."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import markdown
import nh3
from bs4 import BeautifulSoup, Tag

from cartostory.authoring.bringing.bundle import Fate
from cartostory.authoring.exporting.exported import (
    CHAPTERS,
    LAYERS_LEFT,
    PICTURES,
    PICTURES_LEFT,
    Export,
    ExportedStory,
    markdown_of,
    text_of,
)
from cartostory.model import Chapter, Photo

_EXTENSIONS = ("footnotes", "tables", "sane_lists", "attr_list")
_TILE_STEP = 1
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<name>[^)\s]+)[^)]*\)(?:\{[^}]*\})?")
_INCHES = 5.5
_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_EPOCH = (2020, 1, 1, 0, 0, 0)
"""The same story gives the same bytes: an archive tells no hour."""


def as_storymapjs(taken: ExportedStory) -> Export:
    """Write what StoryMapJS imports: a slide for each chapter, pictures beside it."""
    export = Export()
    writer = _Pictures(taken, export, "_images/")
    lead = markdown_of(taken.story.lead.text)
    first = {
        "type": "overview",
        "text": {"headline": taken.story.title, "text": writer.html(lead)},
        **writer.media(lead),
    }
    slides = [first, *(_slide(taken, chapter, writer) for chapter in taken.story.chapters)]
    text = json.dumps({"storymap": {"slides": slides}}, ensure_ascii=False, indent=1)
    files = {"published.json": text.encode(), **writer.files}
    export.files[f"{taken.partnership.slug}-storymapjs.zip"] = _zip(files)
    export.tell(Fate.KEPT, CHAPTERS, len(taken.story.chapters))
    writer.tell()
    export.tell(Fate.DROPPED, LAYERS_LEFT, len(taken.layers))
    return export


def _slide(taken: ExportedStory, chapter: Chapter, writer: _Pictures) -> dict[str, Any]:
    text = text_of(chapter)
    slide = {"text": {"headline": chapter.title, "text": writer.html(text)}, **writer.media(text)}
    where = taken.where(chapter)
    if where:
        point, zoom = where
        slide["location"] = {
            "lat": point.lat,
            "lon": point.lon,
            "zoom": zoom + _TILE_STEP,
            "name": _place_name(taken, chapter),
        }
    return slide


def _place_name(taken: ExportedStory, chapter: Chapter) -> str:
    place = taken.story.places.get(chapter.view.place.name) if chapter.view.place else None
    return place.name if place else chapter.title


class _Pictures:
    """The pictures of a story on their way out, each once; and its texts without them."""

    def __init__(self, taken: ExportedStory, export: Export, folder: str) -> None:
        self.files: dict[str, bytes] = {}
        self._taken, self._export, self._folder = taken, export, folder
        self._left: set[str] = set()

    def html(self, text: str) -> str:
        """Give a text as HTML without pictures: StoryMapJS shows one beside it."""
        return _html(_PICTURE.sub("", text))

    def media(self, text: str) -> dict[str, Any]:
        """Give the first picture of a text that may go out, as a slide’s medium."""
        for found in _PICTURE.finditer(text):
            name, photo = self.take(found["name"])
            if photo:
                author = photo.rights.author if photo.rights else ""
                return {"media": {"url": f"{self._folder}{name}", "caption": found["alt"], "credit": author}}
        return {}

    def take(self, written: str) -> tuple[str, Photo | None]:
        """Take a picture along; give its name, and None where its rights keep it here."""
        found = self._taken.picture(written)
        if found is None:
            self._left.add(written)
            return "", None
        name, data, photo = found
        self.files[f"{self._folder}{name}"] = data
        return name, photo

    def tell(self) -> None:
        """Report what was taken, and what stayed."""
        self._export.tell(Fate.KEPT, PICTURES, len(self.files))
        self._export.tell(Fate.DROPPED, PICTURES_LEFT, len(self._left))


def _html(text: str) -> str:
    return nh3.clean(markdown.markdown(text, extensions=list(_EXTENSIONS)))


def _zip(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def as_docx(taken: ExportedStory) -> Export:
    """Write a Word document: title, summary, chapters with their pictures, sources."""
    import docx  # noqa: PLC0415 - a writer for one command

    export = Export()
    writer = _Pictures(taken, export, "")
    document = docx.Document()
    document.core_properties.title = taken.story.title
    document.core_properties.author = ""
    document.add_heading(taken.story.title, 1)
    if taken.story.summary:
        document.add_paragraph(taken.story.summary, style="Intense Quote")
    _Page(document, writer).write(markdown_of(taken.story.lead.text))
    for chapter in taken.story.chapters:
        document.add_heading(chapter.title, 2)
        _Page(document, writer).write(text_of(chapter))
    target = io.BytesIO()
    document.save(target)
    export.files[f"{taken.partnership.slug}.docx"] = target.getvalue()
    export.tell(Fate.KEPT, CHAPTERS, len(taken.story.chapters))
    writer.tell()
    export.tell(Fate.DROPPED, LAYERS_LEFT, len(taken.layers))
    return export


class _Page:
    """Writes Markdown into a Word document, block by block."""

    def __init__(self, document: Any, writer: _Pictures) -> None:
        self._document, self._writer = document, writer

    def write(self, text: str) -> None:
        """Write a text."""
        html = markdown.markdown(text, extensions=list(_EXTENSIONS))
        clean = nh3.clean(
            html, url_schemes={"http", "https", "mailto", "tel"}, attributes={"a": {"href"}, "img": {"src", "alt"}}
        )
        for block in BeautifulSoup(clean, "html.parser").find_all(recursive=False):
            self._block(block)

    def _block(self, block: Tag) -> None:
        name = block.name
        if name in _LEVELS:
            self._document.add_heading(block.get_text(), max(_LEVELS[name], 3))
        elif name in ("ul", "ol"):
            style = "List Bullet" if name == "ul" else "List Number"
            for item in block.find_all("li"):
                self._runs(self._document.add_paragraph(style=style), item)
        elif name == "table":
            self._table(block)
        elif name in ("blockquote", "div", "section"):
            for inner in block.find_all(recursive=False):
                self._block(inner)
        elif name == "hr":
            self._document.add_paragraph("")
        else:
            self._runs(self._document.add_paragraph(), block)

    def _runs(self, paragraph: Any, block: Tag) -> None:
        for words, marks, element in _pieces(block, frozenset()):
            if element is not None and element.name == "img":
                self._picture(str(element.get("src", "")), str(element.get("alt", "")))
                continue
            run = paragraph.add_run(words)
            run.bold = True if marks & {"strong", "b"} else None
            run.italic = True if marks & {"em", "i"} else None
            run.font.superscript = True if "sup" in marks else None

    def _picture(self, source: str, alt: str) -> None:
        name, photo = self._writer.take(source)
        if photo is None:
            return
        from docx.shared import Inches  # noqa: PLC0415 - same

        self._document.add_picture(io.BytesIO(_as_jpeg(self._writer.files[name])), width=Inches(_INCHES))
        drawn = self._document.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - python-docx has no door to a description
        drawn.set("descr", alt)
        author = photo.rights.author if photo.rights else ""
        self._document.add_paragraph(f"© {author}" if author else "", style="Caption")

    def _table(self, block: Tag) -> None:
        rows = [row.find_all(("td", "th")) for row in block.find_all("tr")]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        table = self._document.add_table(rows=0, cols=width)
        for row in rows:
            cells = table.add_row().cells
            for cell, inner in zip(cells, row, strict=False):
                cell.text = inner.get_text()


def _pieces(block: Tag, marks: frozenset[str]) -> Iterator[tuple[str, frozenset[str], Tag | None]]:
    """Yield the words of a block with the marks that they stand in; links tell their addresses behind."""
    for child in block.children:
        if not isinstance(child, Tag):
            yield str(child), marks, None
        elif child.name == "img":
            yield "", marks, child
        elif child.name == "br":
            yield "\n", marks, None
        elif child.name not in ("ul", "ol"):
            yield from _pieces(child, marks | {child.name})
            href = str(child.get("href", "")) if child.name == "a" else ""
            if href.startswith(("http://", "https://")) and href not in child.get_text():
                yield f" ({href})", marks, None


def _as_jpeg(data: bytes) -> bytes:
    """Write a picture as Word takes it, without anything that a camera wrote."""
    from PIL import Image  # noqa: PLC0415 - same

    target = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").save(target, "JPEG", quality=85)
    return target.getvalue()
