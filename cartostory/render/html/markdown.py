"""A body in Markdown -> its pieces as safe HTML whose links and pictures still name their targets as written.

This is the slow, pure leaf: plain strings in, plain strings out, so that it can be remembered by content.
`body` puts the targets in, which depends on the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from pymdownx.caret import InsertSupExtension
from pymdownx.details import DetailsExtension
from pymdownx.mark import MarkExtension
from pymdownx.tilde import DeleteSubExtension

from cartostory.render.html.blocks import StoryBlocks
from cartostory.render.html.embeds import without_frames
from cartostory.render.html.numbers import isolated_numbers
from cartostory.render.html.sanitise import sanitise
from cartostory.render.html.tables import framed_tables
from cartostory.render.html.tree import Edit, Element, edited, tree
from cartostory.render.html.typography import typeset_edits, typeset_html

Heading = tuple[int, str]
"""A chapter's heading: its line in the body, from 0, and its title without attributes."""

STORY_TOP = 3
PAGE_TOP = 2

_MARKED = re.compile(r"[\\`*_\[\]<>&{}|~^=\n]|^\s*(?:[#+:-]|\d+[.)])")
"""What may mean something to Markdown or to HTML: a line without any of it is its own HTML."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS, _SIDES = frozenset({"td", "th"}), frozenset({"left", "center", "right"})
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:")


@dataclass(frozen=True, slots=True)
class ChapterHtml:
    """A chapter: its title and its text, as HTML."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body, cut at its chapters. `footnotes` is an `<ol>`, or empty.

    `is_broken`: a tag left open swallowed a heading.
    """

    lead: str
    chapters: tuple[ChapterHtml, ...] = ()
    footnotes: str = ""
    is_broken: bool = False


class UnreadableTextError(Exception):
    """A text cannot be read to its end: its `code` says why (a problem of the catalogue), `values` what that names."""

    def __init__(self, text: str, code: str, **values: str | float) -> None:
        super().__init__(text, code)
        self.text = text
        self.code = code
        self.values = values


def pieces(text: str, headings: tuple[Heading, ...], language: str, top: int = STORY_TOP) -> Pieces:
    """Render a whole body in one pass (notes and link definitions may stand anywhere in it), then cut it.

    `top` is the highest heading that may stand in the text. Where a tag left open swallows a heading, the chapters are
    rendered one by one, so that it spoils no more than its own.
    """
    mark = "cartostory" + hashlib.sha256(text.encode()).hexdigest()[:24]
    html, _, notes = _converter().reset().convert(_marked(text, headings, mark)).partition(f"<p>{mark}end</p>")
    lead, *rest = _cut(html, mark, len(headings))
    if len(rest) < len(headings):
        return _apart(text, headings, language, top)
    return Pieces(
        lead=_finish(lead, language, top, mark),
        chapters=tuple(_piece(part, language, top, mark) for part in rest),
        footnotes=_finish(_notes(notes), language, top, mark),
    )


def _cut(html: str, mark: str, count: int) -> Iterator[str]:
    """Yield what stands before the first chapter's mark, then each chapter up to the next one's, in their order."""
    for number in range(count):
        part, found, rest = html.partition(f"<p>{mark}at{number}</p>")
        if not found:
            break
        yield part
        html = rest
    yield html


def _apart(text: str, headings: tuple[Heading, ...], language: str, top: int) -> Pieces:
    """Render every chapter on its own, each with all of the body's link definitions."""
    lines = text.split("\n")
    definitions = "\n".join(line for line in lines if _DEFINITION.match(line))
    starts = [line for line, _ in headings]
    whole = pieces("\n".join([*lines[: starts[0]], "", definitions]), (), language, top)
    chapters, notes = [], [whole.footnotes]
    for (start, title), end in zip(headings, [*starts[1:], len(lines)], strict=True):
        part = pieces("\n".join([*lines[start + 1 : end], "", definitions]), (), language, top)
        chapters.append(ChapterHtml(inline(title, language), part.lead))
        notes.append(part.footnotes)
    return Pieces(whole.lead, tuple(chapters), "".join(notes), is_broken=True)


def inline(text: str, language: str) -> str:
    """Render one line (a summary, a source, a credit) without a paragraph around it."""
    if not _MARKED.search(text):
        return isolated_numbers(typeset_html(text.strip(), language), language)
    html = _finish(_converter().reset().convert(text), language, PAGE_TOP, "").strip()
    alone = html.startswith("<p>") and html.count("<p") == 1 and html.endswith("</p>")
    return html[3:-4] if alone else html


def _marked(text: str, headings: tuple[Heading, ...], mark: str) -> str:
    lines = text.split("\n")
    for number, (line, title) in enumerate(headings):
        lines[line] = f"\n{mark}at{number}\n\n## {title}\n"
    return "\n".join(lines) + f"\n\n{mark}end\n"


def _piece(part: str, language: str, top: int, mark: str) -> ChapterHtml:
    document = tree(part)
    heading = next(iter(document.children), document)
    is_first = heading.tag == "h2" and not part[: heading.start].strip()
    title, text = (heading.inner_source, part[heading.end :]) if is_first else ("", part)
    return ChapterHtml(_finish(title, language, top, mark), _finish(text, language, top, mark))


def _notes(html: str) -> str:
    """Take the list of notes out of the frame in which Python-Markdown sets it."""
    frame = next(iter(tree(html).children), None)
    notes = frame.children[-1] if frame and frame.classes == {"footnote"} and frame.children else None
    return f'<ol class="footnotes">{notes.inner_source}</ol>' if notes and notes.tag == "ol" else html


def _finish(html: str, language: str, top: int, mark: str) -> str:
    if mark and mark in html:
        html = re.sub(rf"{mark}(?:at\d+|end)", "", html)
    safe = sanitise(without_frames(html.strip()))
    if "<" not in safe:
        return isolated_numbers(typeset_html(safe, language), language)
    document = tree(safe)
    html = edited(document, [*_demoted(document, top), *_aligned(document), *typeset_edits(document, language)])
    return isolated_numbers(framed_tables(html), language)


def _demoted(document: Element, top: int) -> Iterator[Edit]:
    """Yield what makes headings none higher than `top`."""
    for heading in document.descendants:
        if heading.tag in _HEADINGS and int(heading.tag[1]) < top:
            yield heading.start + 2, heading.start + 3, str(top)
            yield heading.inner_end + 3, heading.inner_end + 4, str(top)


def _aligned(document: Element) -> Iterator[Edit]:
    """Yield what says by a class how a cell is aligned: a page's policy allows no style of its own."""
    for cell in document.descendants:
        if cell.tag in _CELLS and cell.attributes.get("align") in _SIDES:
            side = next(one for one in cell.written_attributes if one.name == "align")
            yield side.start, side.end, f'class="align-{side.value}"'


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "abbr",
            "admonition",
            "attr_list",
            "def_list",
            "fenced_code",
            "md_in_html",
            "sane_lists",
            TableExtension(use_align_attribute=True),
            DetailsExtension(),
            DeleteSubExtension(),
            InsertSupExtension(),
            MarkExtension(),
            FootnoteExtension(USE_DEFINITION_ORDER=False, BACKLINK_TITLE="{}", BACKLINK_TEXT="&#8617;&#xFE0E;"),
            StoryBlocks(),
        ],
        output_format="html",
    )
