"""What every page may ask for -> what one page may ask for: its own story, and of the others what lists show of them.

A page that is made from less cannot show more. So what names the less names the page, and a sentence that is added to
one story makes that story's pages again, and no other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cartostory.model import Chapter, Method, Partnership, Passage, Story
from cartostory.model.output import Address, Kind, Output
from cartostory.render.shared import Shared

_OF_ONE = frozenset({Kind.STORY, Kind.METHOD, Kind.EMBED, Kind.OEMBED, Kind.SINGLE, Kind.KIOSK, Kind.SHORT_LINK})
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
    place = _places(shared).get(slug)
    if place is None:
        return faces
    partnerships = list(faces.site.partnerships)
    partnerships[place] = shared.site.partnerships[place]
    weights = weights_of(shared, slug)
    return replace(
        faces,
        site=replace(faces.site, partnerships=tuple(partnerships)),
        paper_bytes=weights.paper,
        single_bytes=weights.single,
        live_bytes=weights.live,
        faces=faces,
    )


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """What the PDFs, the files that hold it whole and the live maps of one story weigh, by address."""

    paper: dict[Address, int] = field(default_factory=dict)
    single: dict[Address, int] = field(default_factory=dict)
    live: dict[Address, int] = field(default_factory=dict)


def weights_of(shared: Shared, slug: str) -> StoryWeights:
    """Return what belongs to the files of one story."""
    return _weights(shared).get(slug) or StoryWeights()


@lru_cache(maxsize=2)  # `Shared` is compared by identity: once per process and build
def _weights(shared: Shared) -> Mapping[str, StoryWeights]:
    found: dict[str, StoryWeights] = {}
    for name, weights in (("paper", shared.paper_bytes), ("single", shared.single_bytes), ("live", shared.live_bytes)):
        for address, size in weights.items():
            getattr(found.setdefault(address.subject, StoryWeights()), name)[address] = size
    return found


@lru_cache(maxsize=2)
def _places(shared: Shared) -> Mapping[str, int]:
    return {partnership.slug: place for place, partnership in enumerate(shared.site.partnerships)}


def _face(partnership: Partnership) -> Partnership:
    stories = {language: _blank(story) for language, story in partnership.stories.items()}
    methods = {language: _blank_method(method) for language, method in partnership.methods.items()}
    return replace(partnership, stories=stories, methods=methods)


def _blank(story: Story) -> Story:
    chapters = tuple(_untold(chapter) for chapter in story.chapters)
    return replace(story, lead=_wordless(story.lead), body=_wordless(story.body), chapters=chapters)


def _blank_method(method: Method) -> Method:
    sections = tuple(replace(one, chapter=_untold(one.chapter)) for one in method.sections)
    return replace(method, lead=_wordless(method.lead), body=_wordless(method.body), sections=sections)


def _untold(chapter: Chapter) -> Chapter:
    return replace(chapter, text=_wordless(chapter.text), heading=(0, ""))


def _wordless(passage: Passage) -> Passage:
    """Leave the pictures: a cover takes its words from where a text calls it."""
    return replace(passage, text="", markdown="", links=())
