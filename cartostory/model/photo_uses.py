"""Where photographs appear: in texts, and in the comparisons and covers of stories. Only these are ever published."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from cartostory.model import Album, Chapter, Partnership, Photo, Shelf, Story
from cartostory.model.recording_uses import find_recording, heard
from cartostory.problems.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a text shows a photograph.

    `span` is where the writer called it; `story` is None in an album and in a method sheet.
    `alt` is what the text says in its stead; covers and comparisons have no text of their own: None. `chapter` is None
    for a cover, and for what stands before the first chapter.
    """

    photo: Photo
    story: Story | None
    span: Span
    alt: str | None = None
    chapter: Chapter | None = None
    is_cover: bool = False


def appearances(shelf: Shelf) -> Iterator[Appearance]:
    """Give every appearance of a shelf's photographs, text by text. What names no photograph is left out."""
    for story, call in _in_stories(shelf) if isinstance(shelf, Partnership) else _beside(shelf):
        photo = find_photo(shelf.media.photos, call.target.name)
        if photo:
            yield Appearance(photo, story, call.target.span, call.alt, call.chapter, call.is_cover)


def _in_stories(partnership: Partnership) -> Iterator[tuple[Story | None, PhotoCall]]:
    for story in partnership.stories.values():
        yield from ((story, call) for call in calls(story))
    for method in partnership.methods.values():
        yield from ((None, PhotoCall(image.target, image.alt)) for image in method.body.images)
    yield from _posters(partnership)


def _posters(shelf: Shelf) -> Iterator[tuple[Story | None, PhotoCall]]:
    """Give the photographs that are shown until a film starts."""
    for text, one in heard(shelf):
        film = find_recording(shelf.media.recordings, one.target.name, one.medium)
        poster = film.entry.poster if film and film.entry else None
        if poster:
            story = text if isinstance(text, Story) else None
            yield story, PhotoCall(Ref(poster.name, one.target.span), None, one.chapter)


def _beside(album: Album) -> Iterator[tuple[Story | None, PhotoCall]]:
    for one in album.texts:
        yield from ((None, PhotoCall(image.target, image.alt)) for image in one.text.images)
    yield from _posters(album)


def published(shelf: Shelf) -> tuple[Photo, ...]:
    """Give the photographs that appear anywhere, each once, in the order of their first appearance."""
    return tuple({found.photo.name: found.photo for found in appearances(shelf)}.values())


def find_photo(photos: Mapping[str, Photo], written: str) -> Photo | None:
    """Find a photograph as writers name it: bare, with its folder `photos/`, or with `%20` for spaces."""
    return photos.get(_name(written))


def called(shelf: Shelf) -> frozenset[str]:
    """Give the names of all pictures that a shelf's texts call, whether or not there is one."""
    found = _in_stories(shelf) if isinstance(shelf, Partnership) else _beside(shelf)
    return frozenset(_name(call.target.name) for _, call in found)


def _name(written: str) -> str:
    path = posixpath.normpath(unquote(written.partition("#")[0].partition("?")[0]))
    return unicodedata.normalize("NFC", path).removeprefix("photos/")


@dataclass(frozen=True, slots=True)
class PhotoCall:
    """A picture that a story names, whether or not there is one. The fields are those of `Appearance`."""

    target: Ref
    alt: str | None = None
    chapter: Chapter | None = None
    is_cover: bool = False
    caption: str = ""


def calls(story: Story) -> Iterator[PhotoCall]:
    """Give every picture that a story names: its cover, those of its text, those that a chapter compares."""
    if story.cover:
        yield PhotoCall(story.cover, is_cover=True)
    for image in story.body.images:
        chapter = _chapter_at(story, image.target.span.line)
        yield PhotoCall(image.target, image.alt, chapter, caption=image.caption)
    for chapter in story.chapters:
        yield from (PhotoCall(ref, None, chapter) for ref in chapter.view.compare)


def _chapter_at(story: Story, line: int) -> Chapter | None:
    """Find the chapter in which a line of the story's file stands."""
    return next((chapter for chapter in reversed(story.chapters) if chapter.span.line <= line), None)
