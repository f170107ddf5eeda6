"""A partnership -> the line by which lists lead to its story."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from cartostory.geo.sphere import distance_m
from cartostory.model import Funding, Partnership, Photo, Story
from cartostory.model.languages import direction
from cartostory.model.output import Kind
from cartostory.model.photo_uses import find_photo
from cartostory.problems.problem import Ref
from cartostory.render.figures import FigureCall, photo_view
from cartostory.render.html.foreign_text import said_in
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import PhotoView
from cartostory.render.views.story import StoryLink


def story_links(sheet: PageContext, most: int | None = None) -> tuple[StoryLink, ...]:
    """Give the stories that are published, each in the page's language, or else in its first; `most` of them or all."""
    found = (story_link(partnership, sheet) for partnership in sheet.shared.site.partnerships)
    return tuple(islice((link for link in found if link), most))


def story_link(partnership: Partnership, sheet: PageContext) -> StoryLink | None:
    """Give the line of one story; None where it is not published in any language."""
    story = choose_story(partnership, sheet)
    if story is None:
        return None
    return StoryLink(
        slug=partnership.slug,
        url=sheet.link(Kind.STORY, partnership.slug, story.language),
        language=story.language,
        direction=direction(story.language),
        title=sheet.set(story.title, story.language),
        summary=sheet.set(story.summary, story.language),
        story=set_story(story, sheet),
        cover=cover(partnership, story, sheet),
        distance_km=distance_km(story),
    )


def choose_story(partnership: Partnership, sheet: PageContext) -> Story | None:
    """Give a partnership's story in the page's language, else in its first; None where none is published."""
    own = partnership.stories.get(sheet.language)
    for story in (own, *partnership.stories.values()):
        if story and (partnership.origin or sheet.has(Kind.STORY, partnership.slug, story.language)):
            return story
    return None


def story_url(partnership: Partnership, story: Story, sheet: PageContext) -> str:
    """Give where a story is read: on this site, or on the other one that tells it."""
    if partnership.origin is None:
        return sheet.link(Kind.STORY, partnership.slug, story.language)
    return partnership.urls.get(story.language) or next(iter(partnership.urls.values()))


def set_story(story: Story, sheet: PageContext) -> Story:
    """Give a story whose plain texts have the spaces of their language, those of the first language marked as such."""

    def typo(key: str, text: str) -> str:
        language = story.original if key in story.inherited else story.language
        return said_in(sheet.set(text, language), language, story.language)

    def paid(one: Funding) -> Funding:
        by, kind, label, theme = (typo("funding", text) for text in (one.by, one.kind, one.label, one.theme))
        return replace(one, by=by, kind=kind, label=label, theme=theme)

    return replace(
        story,
        title=typo("title", story.title),
        summary=typo("summary", story.summary),
        themes=tuple(typo("themes", one) for one in story.themes),
        sources=tuple(typo("sources", one) for one in story.sources),
        partners={kind: tuple(typo("partners", one) for one in names) for kind, names in story.partners.items()},
        funding=tuple(map(paid, story.funding)),
        strands=tuple(typo("strands", one) for one in story.strands),
        instruments=tuple(typo("instruments", one) for one in story.instruments),
    )


def cover(partnership: Partnership, story: Story, sheet: PageContext) -> PhotoView | None:
    """Give the picture that stands for a story; the first language's where a translation names none."""
    named = story.cover or partnership.story.cover
    photo = cover_photo(partnership, named)
    return photo_view(photo, FigureCall(alt=_alt_in(story, photo, partnership)), sheet) if photo else None


def _alt_in(story: Story, photo: Photo, partnership: Partnership) -> str:
    """Give what the story's own text says of a picture, since that is in the story's language."""
    images = (image for image in story.body.images if find_photo(partnership.media.photos, image.target.name) == photo)
    return next((image.alt for image in images if image.alt), "")


def cover_photo(partnership: Partnership, named: Ref | None) -> Photo | None:
    """Find the cover's file."""
    return partnership.media.photos.get(named.name.removeprefix("photos/")) if named else None


def distance_km(story: Story) -> int | None:
    """Give the great circle from the town here to the first town there, in whole kilometres."""
    if len(story.towns) < 2:  # noqa: PLR2004 - a pair
        return None
    here, there, *_ = story.towns
    return round(distance_m(here.point, there.point) / 1000)
