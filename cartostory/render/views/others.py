"""What the templates of the programme and of the wall are given. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cartostory.model import Event, WallNote
from cartostory.render.views.parts import MapView, PaperView, PhotoView, ShortLinkView
from cartostory.render.views.story import StoryLink


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


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a list: a title (`foreign` where it is in another language), its URL, a chapter's number or 0.

    What the templates of the site map and of the search are given; part of the theme contract
    (`render/views/story.py`).
    """

    title: str
    url: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class StoryContents:
    """A story with its chapters. `language` is its own: another than the page's where it is not translated."""

    title: str
    url: str
    language: str
    direction: str
    chapters: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ContentsView:
    """Everything that the site holds in a language."""

    stories: tuple[StoryContents, ...]
    pages: tuple[LineView, ...]
    events: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page's script needs: the index, and the sentence with a number, as JSON by plural category."""

    index_url: str
    counts: str
    contents: ContentsView


@dataclass(frozen=True, slots=True)
class SlideView:
    """What a kiosk shows at once: a story's opening (`number` 0) or a chapter. `title` and `text` are plain.

    What the template of the kiosk is given. Part of the theme contract (`render/views/story.py`).

    `id` is made of the story's slug and the number, unique on a page.

    `shown` (the slides as HTML, made by the macro of `parts/slides.html` once for each story), `slides` (SlideViews,
    made when a template asks for them), `fonts` (names of assets), `language`, `direction`, `site_title`, `seconds`,
    `idle_seconds`.
    """

    language: str
    direction: str
    story: str
    number: int
    kicker: str
    title: str
    text: str
    map: MapView | None
    photo: PhotoView | None
    short_link: ShortLinkView | None
    id: str = ""
