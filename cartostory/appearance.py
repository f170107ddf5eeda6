"""Where photographs appear: in the texts, the comparisons and the covers of stories. Only these are ever published."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from cartostory.model import Partnership, Photo, Story
from cartostory.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a story shows a photograph. `span` is where the writer called it.

    `alt` is what the text says in its stead; covers and comparisons have no text of their own: None.
    """

    photo: Photo
    story: Story
    span: Span
    alt: str | None = None


def appearances(partnership: Partnership) -> Iterator[Appearance]:
    """Give every appearance of a partnership's photographs, story by story. What names no photograph is left out."""
    for story in partnership.stories.values():
        for ref, alt in _called(story):
            photo = find_photo(partnership.photos, ref.name)
            if photo:
                yield Appearance(photo, story, ref.span, alt)


def published(partnership: Partnership) -> tuple[Photo, ...]:
    """Give the photographs that appear anywhere, each once, in the order of their first appearance."""
    return tuple({found.photo.name: found.photo for found in appearances(partnership)}.values())


def find_photo(photos: Mapping[str, Photo], written: str) -> Photo | None:
    """Find a photograph as writers name it: bare, with its folder `photos/`, or with `%20` for spaces."""
    path = posixpath.normpath(unquote(written.partition("#")[0].partition("?")[0]))
    return photos.get(unicodedata.normalize("NFC", path).removeprefix("photos/"))


def _called(story: Story) -> Iterator[tuple[Ref, str | None]]:
    if story.cover:
        yield story.cover, None
    for image in story.body.images:
        yield image.target, image.alt
    for chapter in story.chapters:
        yield from ((ref, None) for ref in chapter.view.compare)
