"""A body in Markdown -> its pieces as safe HTML whose links and pictures still name their targets as written.

This is the slow, pure leaf: plain strings in, plain strings out, so that it can be remembered by content.
`body` puts the targets in, which depends on the page.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from cartostory.render.html.blocks import StoryBlocks
from cartostory.render.html.embeds import without_frames
from cartostory.render.html.sanitise import sanitise
from cartostory.render.html.typography import typeset_html

Heading = tuple[int, str]
"""A chapter's heading: its line in the body, from 0, and its title without attributes."""

STORY_TOP = 3
PAGE_TOP = 2

_MARKED = re.compile(r"[\\`*_\[\]<>&{}|~^=\n]|^\s*(?:[#+:-]|\d+[.)])")
"""What may mean something to Markdown or to HTML: a line without any of it is its own HTML."""
_HEADING_TAG = re.compile(r"<(/?)h([1-6])(?=[ >])")
_TITLE = re.compile(r"\s*<h2[^>]*>(.*?)</h2>", re.DOTALL)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:")
_ALIGNED = re.compile(r'<(t[dh])((?: [^\s=]+="[^"]*")*?) align="(left|center|right)"')
_NOTES_FRAME = re.compile(r'^<div class="footnote">\s*(?:<hr ?/?>)?\s*<ol>(.*)</ol>\s*</div>$', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A chapter: its title and its text, as HTML."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body, cut at its chapters. `footnotes` is an `<ol>`, or empty.

    `is_broken`: a tag left open swallowed a heading.
    """

    lead: str
    chapters: tuple[Piece, ...] = ()
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
    lead, *rest = re.split(rf"<p>{mark}at\d+</p>", html)
    if len(rest) < len(headings):
        return _apart(text, headings, language, top)
    return Pieces(
        lead=_finish(lead, language, top, mark),
        chapters=tuple(_piece(part, language, top, mark) for part in rest),
        footnotes=_finish(_notes(notes), language, top, mark),
    )


def _apart(text: str, headings: tuple[Heading, ...], language: str, top: int) -> Pieces:
    """Render every chapter on its own, each with all of the body's link definitions."""
    lines = text.split("\n")
    definitions = "\n".join(line for line in lines if _DEFINITION.match(line))
    starts = [line for line, _ in headings]
    whole = pieces("\n".join([*lines[: starts[0]], "", definitions]), (), language, top)
    chapters, notes = [], [whole.footnotes]
    for (start, title), end in zip(headings, [*starts[1:], len(lines)], strict=True):
        part = pieces("\n".join([*lines[start + 1 : end], "", definitions]), (), language, top)
        chapters.append(Piece(inline(title, language), part.lead))
        notes.append(part.footnotes)
    return Pieces(whole.lead, tuple(chapters), "".join(notes), is_broken=True)


def inline(text: str, language: str) -> str:
    """Render one line (a summary, a source, a credit) without a paragraph around it."""
    if not _MARKED.search(text):
        return typeset_html(text.strip(), language)
    html = _finish(_converter().reset().convert(text), language, PAGE_TOP, "").strip()
    alone = html.startswith("<p>") and html.count("<p") == 1 and html.endswith("</p>")
    return html[3:-4] if alone else html


def _marked(text: str, headings: tuple[Heading, ...], mark: str) -> str:
    lines = text.split("\n")
    for number, (line, title) in enumerate(headings):
        lines[line] = f"\n{mark}at{number}\n\n## {title}\n"
    return "\n".join(lines) + f"\n\n{mark}end\n"


def _piece(part: str, language: str, top: int, mark: str) -> Piece:
    found = _TITLE.match(part)
    title, text = (found[1], part[found.end() :]) if found else ("", part)
    return Piece(_finish(title, language, top, mark), _finish(text, language, top, mark))


def _notes(html: str) -> str:
    found = _NOTES_FRAME.match(html.strip())
    return f'<ol class="footnotes">{found[1]}</ol>' if found else html


def _finish(html: str, language: str, top: int, mark: str) -> str:
    if mark and mark in html:
        html = re.sub(rf"{mark}(?:at\d+|end)", "", html)
    safe = _ALIGNED.sub(r'<\1\2 class="align-\3"', sanitise(without_frames(html.strip())))
    return typeset_html(_HEADING_TAG.sub(lambda tag: _demoted(tag, top), safe), language)


def _demoted(tag: re.Match[str], top: int) -> str:
    return f"<{tag[1]}h{max(int(tag[2]), top)}"


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "abbr",
            "attr_list",
            "def_list",
            "fenced_code",
            "sane_lists",
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE="{}", BACKLINK_TEXT="&#8617;&#xFE0E;"),
            StoryBlocks(),
        ],
        output_format="html",
    )
