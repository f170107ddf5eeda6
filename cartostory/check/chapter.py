"""A story has chapters, each with a title of its own and something to read.

Chapters drive the map and are what readers send to each other; without any there is no story map.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site, Story
from cartostory.nearest import fold
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories without chapters, chapters without text, and chapters that share a title."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            if not story.chapters:
                yield problem("story-without-chapters", story.body.span)
            yield from _chapters(story)


def _chapters(story: Story) -> Iterator[Problem]:
    titles: dict[str, int] = {}
    for chapter in story.chapters:
        if not chapter.text.text.strip() and chapter.view.audio is None:
            yield problem("empty-chapter", chapter.span, title=chapter.title)
        line = titles.setdefault(fold(chapter.title), chapter.span.line)
        if chapter.title and line != chapter.span.line:
            yield problem("repeated-chapter-title", chapter.span, title=chapter.title, other=line, anchor=chapter.id)
