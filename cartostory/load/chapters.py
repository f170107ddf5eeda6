"""The body of a story -> its lead and its chapters, cut at the `##` headings on source lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from cartostory.load.passage import passage, prose_lines
from cartostory.load.view import split_heading, view
from cartostory.model import Chapter, Passage
from cartostory.model.spelling import slug
from cartostory.problems.problem import Problem, Span, problem

_HEADING = re.compile(r"^##(?!#)[ \t]*(?P<text>.*)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A story's text in its parts."""

    whole: Passage
    lead: Passage
    chapters: tuple[Chapter, ...]


def cut(text: str, span: Span) -> tuple[Body, tuple[Problem, ...]]:
    """Cut a body whose first line stands at `span`. Headings inside code fences are text."""
    lines = text.split("\n")
    headings = [number for number, line in prose_lines(text) if _HEADING.match(line)]
    parts = [
        passage("\n".join(lines[start + 1 : end]), Span(span.file, span.line + start + 1, 1))
        for start, end in pairwise([*headings, len(lines)])
    ]
    lead = passage("\n".join(lines[: headings[0]] if headings else lines), span)
    chapters: list[Chapter] = []
    problems: list[Problem] = []
    for number, (line, part) in enumerate(zip(headings, parts, strict=True), start=1):
        chapter, found = _chapter(number, lines[line], Span(span.file, span.line + line, 1), part)
        chapters.append(chapter)
        problems += found
    titles = [passage(lines[line], Span(span.file, span.line + line, 1)) for line in headings]
    return Body(_joined(text, lead, titles, parts), lead, tuple(_with_own_ids(chapters))), tuple(problems)


def _joined(text: str, lead: Passage, titles: list[Passage], parts: list[Passage]) -> Passage:
    """Put the pieces together again: what they point to was found already."""
    pieces = [lead, *chain.from_iterable(zip(titles, parts, strict=True))]
    links = tuple(link for piece in pieces for link in piece.links)
    return Passage(text, lead.span, links, tuple(image for piece in pieces for image in piece.images))


def _chapter(number: int, line: str, span: Span, text: Passage) -> tuple[Chapter, tuple[Problem, ...]]:
    heading = _HEADING.match(line)
    start = heading.start("text") if heading else 0
    title, attributes, unread = split_heading(line[start:], Span(span.file, span.line, start + 1))
    seen, problems = view(attributes, span)
    unreadable = tuple(problem("unreadable-attribute", word.span, text=word.name) for word in unread)
    untitled = () if title else (problem("chapter-without-title", span),)
    given = attributes["id"][1].name if "id" in attributes else slug(title)
    return Chapter(number, given or str(number), title, seen, text, span), (*problems, *unreadable, *untitled)


def _with_own_ids(chapters: list[Chapter]) -> Iterator[Chapter]:
    """Give each chapter an anchor of its own: a second `ecoles` becomes `ecoles-2`."""
    taken: set[str] = set()
    for chapter in chapters:
        anchor, count = chapter.id, 1
        while anchor in taken:
            count += 1
            anchor = f"{chapter.id}-{count}"
        taken.add(anchor)
        yield replace(chapter, id=anchor)
