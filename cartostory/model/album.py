"""Photographs beside texts that are no stories: those of the wall, of the programme, of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.page import Page
from cartostory.model.photo import Photo, Rights
from cartostory.model.programme import Event, WallNote


@dataclass(frozen=True, slots=True)
class Album:
    """The folder `photos/` beside texts (`content/wall`), with its register; the fields are those of a partnership.

    `texts` are those that lie beside it: what they call is published.
    """

    folder: str
    texts: tuple[Event | WallNote | Page, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    register: Mapping[str, Rights] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
