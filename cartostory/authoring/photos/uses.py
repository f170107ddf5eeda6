"""Site -> every place where a text shows a photograph: stories with their covers, pages, events, the wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cartostory.model import Partnership, Photo, Recording, Shelf, Site, Story
from cartostory.model.photo_uses import appearances
from cartostory.model.recording_uses import find_recording, heard
from cartostory.model.reference import target
from cartostory.model.texts import SiteText, beside_stories
from cartostory.problems.problem import Span


class TextPart(StrEnum):
    """Which part of a text shows a photograph."""

    COVER = "cover"
    LEAD = "lead"
    CHAPTER = "chapter"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Shown:
    """One place where a photograph is shown, or a recording heard.

    `title` is the text's; `chapter` 0 and no `chapter_title`: none.

    `span` is where the writer called it, `language` that of the text.
    """

    photo: Photo | Recording
    part: TextPart
    title: str
    language: str
    span: Span
    chapter: int = 0
    chapter_title: str = ""


def shown(site: Site) -> Iterator[Shown]:
    """Give every place, story by story, then the other texts."""
    photos = {photo.path: photo for shelf in site.shelves for photo in shelf.media.photos.values()}
    for partnership in site.partnerships:
        yield from _in_stories(partnership)
        yield from _heard(partnership)
        for story in partnership.stories.values():
            text = SiteText(story.body, story.span.file, partnership)
            yield from _elsewhere(text, story.title, story.language, photos)
    for album in site.albums:
        yield from _heard(album)
    for one in beside_stories(site):
        yield from _elsewhere(SiteText(one.text, one.span.file), one.title, one.language, photos)


def _in_stories(partnership: Partnership) -> Iterator[Shown]:
    for found in appearances(partnership):
        chapter, story = found.chapter, found.story or partnership.story
        part = TextPart.COVER if found.is_cover else TextPart.CHAPTER if chapter else TextPart.LEAD
        number, title = (chapter.number, chapter.title) if chapter else (0, "")
        yield Shown(found.photo, part, story.title, story.language, found.span, number, title)


def _heard(shelf: Shelf) -> Iterator[Shown]:
    for text, one in heard(shelf):
        recording = find_recording(shelf.media.recordings, one.target.name, one.medium)
        if recording:
            part = TextPart.CHAPTER if one.chapter else TextPart.LEAD if isinstance(text, Story) else TextPart.PAGE
            number, title = (one.chapter.number, one.chapter.title) if one.chapter else (0, "")
            yield Shown(recording, part, text.title, text.language, one.target.span, number, title)


def _elsewhere(text: SiteText, title: str, language: str, photos: Mapping[str, Photo]) -> Iterator[Shown]:
    """Give the photographs of other folders that a text calls by their path."""
    own = f"{text.partnership.folder}/" if text.partnership else None
    for image in text.passage.images:
        paths = target(image.target.name, text.file).picture_paths
        photo = next((photos[path] for path in paths if path in photos), None)
        if photo and not (own and photo.path.startswith(own)):
            yield Shown(photo, TextPart.PAGE, title, language, image.target.span)
