"""What every page may ask for -> what one page may ask for: its own story, and of the others what lists show of them.

A page that is made from less cannot show more. So what names the less names the page, and a sentence that is added to
one story makes that story's pages again, and no other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from cartostory.model import Chapter, Partnership, Passage, Story
from cartostory.model.output import Address, Kind, Output
from cartostory.render.shared import Shared

V = TypeVar("V")

_OF_ONE = frozenset({Kind.STORY, Kind.SINGLE, Kind.KIOSK, Kind.SHORT_LINK})
"""The kinds that show one story, or a link to one; all others are few, and may show the texts of all."""


def subject_of(output: Output) -> str | None:
    """Return the slug of the one story whose texts a page shows, or the code of a short link; else None."""
    return output.address.subject or None if output.address.kind in _OF_ONE else None


def faces_of(shared: Shared) -> Shared:
    """Return the same without the texts of stories, and without what files of single stories weigh."""
    partnerships = tuple(map(_face, shared.site.partnerships))
    site = replace(shared.site, partnerships=partnerships)
    return replace(shared, site=site, paper_bytes={}, single_bytes={}, live_bytes={})


def narrowed(shared: Shared, faces: Shared, slug: str) -> Shared:
    """Return `faces` with one story as it is in `shared`."""
    own = shared.site.partnership(slug)
    if own is None:
        return faces
    partnerships = tuple(own if other.slug == slug else other for other in faces.site.partnerships)
    return replace(
        faces,
        site=replace(faces.site, partnerships=partnerships),
        paper_bytes=of_story(shared.paper_bytes, slug),
        single_bytes=of_story(shared.single_bytes, slug),
        live_bytes=of_story(shared.live_bytes, slug),
        faces=faces,
    )


def of_story(values: Mapping[Address, V], slug: str) -> Mapping[Address, V]:
    """Return what belongs to the files of one story."""
    return {address: value for address, value in values.items() if address.subject == slug}


def _face(partnership: Partnership) -> Partnership:
    return replace(partnership, stories={language: _blank(story) for language, story in partnership.stories.items()})


def _blank(story: Story) -> Story:
    chapters = tuple(_untold(chapter) for chapter in story.chapters)
    return replace(story, lead=_wordless(story.lead), body=_wordless(story.body), chapters=chapters)


def _untold(chapter: Chapter) -> Chapter:
    return replace(chapter, text=_wordless(chapter.text))


def _wordless(passage: Passage) -> Passage:
    """Leave the pictures: a cover takes its words from where a text calls it."""
    return replace(passage, text="", links=())
