"""What every page may ask for -> what one page may ask for: its own story, and of the others what lists show of them.

A page that is made from less cannot show more. So what names the less names the page, and a sentence that is added to
one story makes that story's pages again, and no other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cartostory.model import Chapter, Method, Partnership, Passage, ShortLink, Site, Story
from cartostory.model.first_by import first_by
from cartostory.model.link_target import story_of
from cartostory.model.output import Address, Kind, Output
from cartostory.model.prepared import code_of
from cartostory.model.short_address import FOLDER
from cartostory.render.drawn_map import DrawnMap, maps_of
from cartostory.render.shared import Shared

_OF_ONE = frozenset({Kind.STORY, Kind.METHOD, Kind.EMBED, Kind.OEMBED, Kind.SINGLE, Kind.KIOSK})
"""The kinds that show one story; all others but short links are few, and may show the texts of all."""


def subject_of(output: Output) -> str | None:
    """Return the slug of the one story whose texts a page shows, or `q/` and the code of a short link; else None."""
    address = output.address
    if address.kind is Kind.SHORT_LINK:
        return f"{FOLDER}/{address.subject}"
    return address.subject or None if address.kind in _OF_ONE else None


def code_in(subject: str) -> str:
    """Return the code of a short link from what `subject_of` gives for its page."""
    return subject.removeprefix(f"{FOLDER}/")


def faces_of(shared: Shared) -> Shared:
    """Return the same without the texts of stories, their maps, their short links, and what their files weigh."""
    maps = maps_of(shared.maps, "")
    return replace(shared, site=faces_of_site(shared.site), maps=maps, paper_bytes={}, single_bytes={}, live_bytes={})


def faces_of_site(site: Site) -> Site:
    """Return a site without the texts of stories, and without short links."""
    return replace(site, partnerships=tuple(map(face_of, site.partnerships)), short_links=())


def links_by_story(site: Site) -> Mapping[str, tuple[ShortLink, ...]]:
    """Group short links by the story that they lead into."""
    found: dict[str, list[ShortLink]] = {}
    for link in site.short_links:
        found.setdefault(story_of(link.target.name), []).append(link)
    return {slug: tuple(links) for slug, links in found.items()}


def narrowed(shared: Shared, faces: Shared, subject: str) -> Shared:
    """Return `faces` with one story, or one short link (`subject_of`), as it is in `shared`."""
    place = _places(shared).get(subject)
    if place is None:
        link = first_by(code_of, shared.site.short_links).get(code_in(subject))
        return replace(faces, site=replace(faces.site, short_links=(link,) if link else ()))
    return told_of(shared, faces, subject, maps_of(shared.maps, subject), weights_of(shared, subject))


def told_of(
    shared: Shared, faces: Shared, slug: str, maps: Mapping[Address, DrawnMap], weights: StoryWeights
) -> Shared:
    """Return `faces` with one story as it is in `shared`, with its maps and what its files weigh."""
    place = _places(shared)[slug]
    partnerships = list(faces.site.partnerships)
    partnerships[place] = shared.site.partnerships[place]
    return replace(
        faces,
        site=replace(faces.site, partnerships=tuple(partnerships), short_links=_links(shared).get(slug, ())),
        maps={**faces.maps, **maps},
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
def _links(shared: Shared) -> Mapping[str, tuple[ShortLink, ...]]:
    return links_by_story(shared.site)


@lru_cache(maxsize=2)
def _places(shared: Shared) -> Mapping[str, int]:
    return {partnership.slug: place for place, partnership in enumerate(shared.site.partnerships)}


def face_of(partnership: Partnership) -> Partnership:
    """Return a partnership as others know it: without the texts of its stories."""
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
