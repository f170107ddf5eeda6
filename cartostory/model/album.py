"""Photographs and recordings beside texts that are no stories: those of the wall, of the programme, of the pages."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.model.media_folder import NO_MEDIA, MediaFolder
from cartostory.model.page import Page
from cartostory.model.partnership import Partnership
from cartostory.model.programme import Event, WallNote

EVENTS, WALL, PAGES = "content/events", "content/wall", "content/pages"
"""The folders of texts that are no stories, in a site."""


@dataclass(frozen=True, slots=True)
class Album:
    """What lies in `photos/`, `audio/` and `video/` beside texts (`content/wall`).

    `texts` are those that lie beside it: what they call is published.
    """

    folder: str
    texts: tuple[Event | WallNote | Page, ...] = ()
    media: MediaFolder = NO_MEDIA


Shelf = Partnership | Album
"""Whatever holds photographs and their register."""
