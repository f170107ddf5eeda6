"""What templates are given. Part of the theme contract: see `theme.yaml`, `contract`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from cartostory.model import Chapter, Event, Page, Partnership, Photo, Story, WallNote


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language. `is_current` marks the page itself; `direction` is ltr or rtl."""

    language: str
    name: str
    url: str
    direction: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """One `<source>`: a format and its `srcset`."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photograph ready for `<picture>`. `number` counts the story's photographs from 1; `colour` is its mean."""

    photo: Photo
    number: int
    alt: str
    caption: Markup
    credit: str
    licence_name: str
    licence_url: str
    sources: tuple[PhotoSource, ...]
    src: str
    large: str
    width: int
    height: int
    is_illustration: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend: an inline SVG swatch and what it stands for."""

    swatch: Markup
    label: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as the text beside the map lists it. `role` is here, there or place; `url` opens it on openstreetmap.org."""

    name: str
    role: str
    number: int
    url: str
    position: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map picture: its file, size in px, the sentence that stands for it, and what the map shows, as text."""

    src: str
    width: int
    height: int
    alt: str
    legend: tuple[LegendEntry, ...] = ()
    places: tuple[PlaceView, ...] = ()
    attribution: str = ""
    note: str = ""
    open_url: str = ""


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter ready to stand in the page; `kicker` is the place named above its title."""

    chapter: Chapter
    number: int
    id: str
    title: Markup
    kicker: str
    text: Markup
    map: MapView | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story ready for its page. `live_url` is the live map's data; `distance_km` the great circle between its towns."""

    story: Story
    partnership: Partnership
    lead: Markup
    chapters: tuple[ChapterView, ...]
    footnotes: Markup
    opening: MapView
    cover: PhotoView | None
    distance_km: int | None
    photos: tuple[PhotoView, ...]
    layer_credits: tuple[str, ...]
    live_url: str
    weight_kb: int = 0


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A story as lists show it. `language` is that of its page, which differs from the list's where none is translated."""

    slug: str
    url: str
    language: str
    direction: str
    title: str
    summary: str
    story: Story
    cover: PhotoView | None
    distance_km: int | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One date of the programme."""

    event: Event
    url: str
    text: Markup
    story: StoryLink | None


@dataclass(frozen=True, slots=True)
class WallNoteView:
    """One note of the wall."""

    note: WallNote
    text: Markup
    story: StoryLink | None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page beside the stories."""

    page: Page
    text: Markup


@dataclass(frozen=True, slots=True)
class Shell:
    """What every template gets as `shell`: the page's frame."""

    language: str
    direction: str
    title: str
    summary: str
    site_title: str
    home_url: str
    languages: tuple[LanguageLink, ...]
    menu: tuple[tuple[str, str, bool], ...]
    canonical: str
    feed_url: str
    card: str
    kind: str
    here_colour: str
    there_colour: str
    publisher: str
    contact: str
    attribution: tuple[str, ...] = ()
    assets: Mapping[str, str] = field(default_factory=dict)
