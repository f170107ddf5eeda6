"""What the templates of the programme and of the wall are given. Part of the theme contract, as `views.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cartostory.model import Event, WallNote
from cartostory.render.views import StoryLink
from cartostory.render.views_paper import PaperView


@dataclass(frozen=True, slots=True)
class EventView:
    """One date of the programme.

    `number` is its place's on the programme's map, 0 without a place; `who_slugs` and `theme_slugs` are the choices of
    the facets that it belongs to; `calendar_url` is empty where the day is not known; `local_time` says whose hours
    they are, where those of the place are not the site's.
    """

    event: Event
    url: str
    text: Markup
    story: StoryLink | None
    who: str = ""
    who_slugs: tuple[str, ...] = ()
    theme_slugs: tuple[str, ...] = ()
    number: int = 0
    place_url: str = ""
    calendar_url: str = ""
    local_time: str = ""
    paper: tuple[PaperView, ...] = ()


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the programme, or a month or a year where no more is known. `key` is its date (ISO 8601)."""

    key: str
    label: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One choice of a facet: its own page, and how many events it keeps."""

    slug: str
    label: str
    url: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """What the programme can be read by: `key` is who or theme."""

    key: str
    label: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class WallNoteView:
    """One note of the wall. `number` is its place's on the wall's map, 0 without a place."""

    note: WallNote
    text: Markup
    story: StoryLink | None
    number: int = 0
    place_url: str = ""
