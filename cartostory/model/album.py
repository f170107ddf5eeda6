"""Photographs and recordings beside texts that are no stories: those of the wall, of the programme, of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.page import Page
from cartostory.model.partnership import Partnership
from cartostory.model.photo import Photo, Rights
from cartostory.model.programme import Event, WallNote
from cartostory.model.recording import Recording, RecordingEntry

EVENTS, WALL, PAGES = "content/events", "content/wall", "content/pages"
"""The folders of texts that are no stories, in a site."""


@dataclass(frozen=True, slots=True)
class Album:
    """What lies in `photos/`, `audio/` and `video/` beside texts (`content/wall`); the fields are a partnership's.

    `texts` are those that lie beside it: what they call is published.
    """

    folder: str
    texts: tuple[Event | WallNote | Page, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    register: Mapping[str, Rights] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    withdrawn_recordings: frozenset[str] = frozenset()
    recording_register: Mapping[str, RecordingEntry] = field(default_factory=dict)


Shelf = Partnership | Album
"""Whatever holds photographs and their register."""
