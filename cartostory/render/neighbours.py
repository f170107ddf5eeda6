"""A story -> the stories to read next: those of the towns that are most like its own (`model/likeness.py`), and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cartostory.model import Partnership
from cartostory.render.atlas.likeness import likest_of, reasons
from cartostory.render.page_context import PageContext
from cartostory.render.story_link import story_link
from cartostory.render.views.story import StoryLink

_MOST = 3


def neighbours(partnership: Partnership, sheet: PageContext) -> tuple[StoryLink, ...]:
    """Give at most three stories, the likest first."""
    return tuple(islice(_nearest(partnership, sheet), _MOST))


def _nearest(partnership: Partnership, sheet: PageContext) -> Iterator[StoryLink]:
    for other, found in likest_of(sheet.shared.faces or sheet.shared).nearest(partnership.slug):
        link = story_link(other, sheet)
        if link:
            yield replace(link, reasons=reasons(partnership, other, found, sheet))
