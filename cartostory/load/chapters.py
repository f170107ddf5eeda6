"""The body of a story -> its lead and its chapters, cut at the headings of the second level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from cartostory.load.heading_attributes import HeadingText, split_heading
from cartostory.load.markdown.document import Document
from cartostory.load.markdown.emit import Heading
from cartostory.load.markdown.inline import line_of
from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.source import Line
from cartostory.load.markdown.words import words_alone
from cartostory.load.passage import part, passage
from cartostory.load.view import ATTRIBUTES, view
from cartostory.model import Chapter, Passage
from cartostory.model.spelling import slug
from cartostory.problems.problem import Problem, Span, problem

CHAPTER_LEVEL = 2
_ASKS_MAP = re.compile(rf"(?<![\w-])(?:{'|'.join(key for key in ATTRIBUTES if key != 'id')})\s*=\s*[\w\"“«'#]")
_ASTRAY = re.compile(rf"(?<!\{{)\{{(?![%{{]):?[^{{}}\n]*{_ASKS_MAP.pattern}[^{{}}\n]*\}}?")
"""Between braces of one sign: {% … %} and {{ … }} are other programs’, and named as such."""
_OF_PAGE = re.compile(r"c-\d+|photo-\d+|main|contents-name|on-paper|pass-on|next|neighbours|stage-described")
"""Anchors that every page of a story has for itself."""


@dataclass(frozen=True, slots=True)
class Body:
    """A story's text in its parts."""

    whole: Passage
    lead: Passage
    chapters: tuple[Chapter, ...]


def cut(document: Document) -> tuple[Body, tuple[Problem, ...]]:
    """Cut a body. A heading of the first level that tells the map what to show is a chapter too."""
    headings = [heading for heading in document.headings if _opens_chapter(heading)]
    starts = [heading.line for heading in headings]
    count = document.text.count("\n") + 1
    chapters: list[Chapter] = []
    problems: list[Problem] = [*_levels(document.headings, headings), *_astray(document, frozenset(starts))]
    for number, (heading, (start, end)) in enumerate(zip(headings, pairwise([*starts, count]), strict=True), start=1):
        below = start + 1 + heading.leaf.text.count("\n") + heading.is_underlined
        chapter, wrong = _chapter(number, heading, document, part(document, below, end))
        chapters.append(chapter)
        problems += wrong
    lead = part(document, 0, starts[0] if starts else count)
    return Body(passage(document), lead, tuple(_with_own_ids(chapters))), tuple(problems)


def _opens_chapter(heading: Heading) -> bool:
    if heading.level == CHAPTER_LEVEL:
        return "\n" not in heading.leaf.text
    return heading.level < CHAPTER_LEVEL and any(key in ATTRIBUTES for key in _attributes(heading).pairs)


def _levels(headings: tuple[Heading, ...], chapters: list[Heading]) -> Iterator[Problem]:
    """Yield what readers of the outline stumble over: a first level inside of a page, and levels left out."""
    above = CHAPTER_LEVEL - 1
    for heading in headings:
        level = CHAPTER_LEVEL if heading in chapters else heading.level
        place = heading.leaf.span(0)
        span = Span(place.file, place.line, 1)
        if heading.level < CHAPTER_LEVEL:
            code = "chapter-by-one-hash" if heading in chapters else "heading-of-first-level"
            yield problem(code, span, title=_title(heading))
        elif level > above + 1:
            yield problem("heading-level-skipped", span, title=_title(heading), level=level, above=above)
        above = max(level, CHAPTER_LEVEL)


def _astray(document: Document, chapters: frozenset[int]) -> Iterator[Problem]:
    """Yield every place outside of chapters’ titles that asks the map for something: it is not heard there."""
    for line in document.prose:
        found = None if line.number in chapters else _ASTRAY.search(line.text)
        if found:
            place = Span(document.span.file, document.span.line + line.number, line.column(found.start()))
            yield problem("attributes-astray", place, text=found[0])


def _chapter(number: int, heading: Heading, document: Document, text: Passage) -> tuple[Chapter, tuple[Problem, ...]]:
    place = heading.leaf.span(0)
    span = Span(place.file, place.line, 1)
    written = _attributes(heading)
    seen, problems = view(written.pairs, span)
    unreadable = tuple(problem("unreadable-attribute", word.span, text=word.name) for word in written.unread)
    unclosed = (problem("attributes-not-closed", written.opened),) if written.opened else ()
    repeated = tuple(problem("attribute-twice", word.span, key=word.name) for word in written.repeated)
    left = _ASKS_MAP.search(written.title)
    of_title = (
        (problem("attributes-astray", heading.leaf.span(left.start()), text=written.title[left.start() :]),)
        if left
        else ()
    )
    title = words_alone(written.title, document.targets)
    untitled = () if title else (problem("chapter-without-title", span),)
    given = written.pairs["id"][1].name if "id" in written.pairs else slug(title)
    marked = line_of(Leaf([(Line(heading.line, written.title), 0)], place))
    chapter = Chapter(number, given or str(number), title, seen, text, span, (heading.place, marked))
    return chapter, (*problems, *unreadable, *unclosed, *repeated, *of_title, *untitled)


def _attributes(heading: Heading) -> HeadingText:
    return split_heading(heading.leaf.text, heading.leaf.span(0))


def _title(heading: Heading) -> str:
    return words_alone(_attributes(heading).title)


def _with_own_ids(chapters: list[Chapter]) -> Iterator[Chapter]:
    """Give each chapter an anchor of its own: a second `ecoles` becomes `ecoles-2`, and so does one of the page."""
    taken: set[str] = set()
    for chapter in chapters:
        anchor, count = chapter.id, 1
        while anchor in taken or _OF_PAGE.fullmatch(anchor):
            count += 1
            anchor = f"{chapter.id}-{count}"
        taken.add(anchor)
        yield replace(chapter, id=anchor)
