"""The nouns of cartostory: what a site holds once it is loaded. Frozen; nothing here reads, checks or draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cartostory.geo.point import Point
from cartostory.problem import Ref, Span

if TYPE_CHECKING:  # shapely takes 0.1 s to import, which sites without layers need not pay
    from shapely.geometry.base import BaseGeometry


class Status(StrEnum):
    """Where a partnership stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class People(StrEnum):
    """Who can be seen in a photograph."""

    NONE = "none"
    CROWD = "crowd"
    RECOGNISABLE = "recognisable"


class Minors(StrEnum):
    """Whether children can be seen in a photograph, and who consented for them: `present` says that nobody has yet."""

    NONE = "none"
    PRESENT = "present"
    GUARDIAN = "guardian"


class Use(StrEnum):
    """What a consent covers."""

    WEB = "web"
    PRINT = "print"
    SOCIAL = "social"


class Precision(StrEnum):
    """How exactly a date is known: what is not known is not shown."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


class BorderPolicy(StrEnum):
    """How disputed borders are drawn."""

    DASHED = "dashed"
    NONE = "none"
    AS_DRAWN = "as-drawn"


@dataclass(frozen=True, slots=True)
class Camera:
    """What a map looks at: MapLibre's zoom (tiles of 512 px), bearing and pitch in degrees."""

    centre: Point
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of Markdown as written: its text, where its first line stands, and what it points to.

    `links` and `images` hold the targets as written, each with the span of the target.
    """

    text: str
    span: Span
    links: tuple[Ref, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture called from Markdown: its target, the text between the brackets, and its title (the caption)."""

    target: Ref
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Town:
    """One end of a partnership. `country` is ISO 3166-1 alpha-2; `names` maps a language tag to the name there."""

    name: str
    country: str
    point: Point
    span: Span
    population: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A point that the story speaks of. `precision_m` rounds it before anything is published (0: as given)."""

    key: str
    name: str
    point: Point
    span: Span
    precision_m: float = 0.0
    hidden: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feature:
    """One GeoJSON feature (RFC 7946 section 3.2): a valid shapely geometry in WGS 84, longitude first."""

    geometry: BaseGeometry
    properties: Mapping[str, object]
    id: str | int | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A GeoJSON extract that a story shows. `file` is relative to the site; `digest` names its bytes (SHA-256, hex).

    `looks` is what the writer overrides (`carto/looks.py`): `label`, `filter`, `categories`, `ramp`; the features
    that a filter leaves out are gone already. `names` maps a language tag to the layer's label there.
    """

    key: str
    file: str
    label: str
    span: Span
    features: tuple[Feature, ...]
    digest: str
    symbol: str | None = None
    colour: str | None = None
    source: str = ""
    licence: str = ""
    looks: Mapping[str, object] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Consent:
    """What the people in a photograph agreed to."""

    reference: str
    span: Span
    uses: frozenset[Use] = frozenset()
    until: date | None = None
    minors: Minors = Minors.NONE


@dataclass(frozen=True, slots=True)
class Rights:
    """One entry of the rights register `photos.yaml`; `span` is where it stands there.

    `people` None: the entry does not say. `point` is rounded already; `precision_m` rounds the camera's position too,
    None where the entry asks for nothing, negative where the picture stays off the map.
    """

    file: str
    span: Span
    alt: str | None = None
    decorative: bool = False
    illustration: bool = False
    author: str = ""
    licence: str = ""
    taken: str = ""
    place: Ref | None = None
    point: Point | None = None
    people: People | None = None
    consent: Consent | None = None
    precision_m: float | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file that can be read. `path` is relative to the site; width and height in px, orientation applied.

    `digest` names the file's bytes (SHA-256, hex). `point` is the EXIF position, None unless the site uses it. `look`
    is what `likeness` compares, empty where nothing is withdrawn, or where the picture has no features.
    """

    name: str
    path: str
    digest: str
    width: int
    height: int
    format: str
    rights: Rights | None = None
    point: Point | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A picture of the withdrawal list `content/withdrawn.yaml`, which no build publishes again. `file` was its path.

    `digest` is its SHA-256 in hex; `looks` are those of the picture and of its crops, for `likeness`; `others` are the
    digests of pictures that look like it and are none of it.
    """

    file: str
    digest: str
    day: date
    reason: str
    span: Span
    looks: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What a chapter asks of the map; what is left out stays as it was in the chapter before."""

    span: Span
    camera: Camera | None = None
    place: Ref | None = None
    zoom: float | None = None
    fit: tuple[Ref, ...] = ()
    show: tuple[Ref, ...] | None = None
    hide: tuple[Ref, ...] = ()
    twin: tuple[Ref, ...] = ()
    compare: tuple[Ref, ...] = ()
    locate: Ref | None = None
    audio: Ref | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A `##` heading and the text below it. `number` counts from 1; `id` is its anchor, unique in the story."""

    number: int
    id: str
    title: str
    view: View
    text: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays, or how much: amounts in `currency` (ISO 4217), as they stood in the year `as_of`."""

    span: Span
    by: str = ""
    kind: str = ""
    label: str = ""
    amount: float | None = None
    spent: float | None = None
    currency: str = "EUR"
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One partnership told in one language. `span` is the first line of its file; `lead` what precedes the chapters.

    `body` is the text as a whole, since notes and link definitions may stand anywhere in it. `spans`: where the keys of
    the front matter stand, those of this file only.
    """

    slug: str
    language: str
    title: str
    span: Span
    lead: Passage
    chapters: tuple[Chapter, ...]
    body: Passage
    summary: str = ""
    cover: Ref | None = None
    since: int | None = None
    status: Status = Status.ACTIVE
    draft: bool = False
    updated: date | None = None
    themes: tuple[str, ...] = ()
    towns: tuple[Town, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    funding: tuple[Funding, ...] = ()
    partners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Partnership:
    """A folder of `content/partnerships`: its story in each language (the site's first one first), and its files.

    `withdrawn` names the photographs (as `photos` does) that were withdrawn and are gone: texts may still call them,
    and show a gap in their place.
    """

    slug: str
    folder: str
    stories: Mapping[str, Story]
    layers: Mapping[str, Layer] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    register: Mapping[str, Rights] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()

    @property
    def story(self) -> Story:
        """Give the story in the language that comes first."""
        return next(iter(self.stories.values()))


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the programme (`content/events`)."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    start: datetime
    precision: Precision = Precision.DAY
    end: datetime | None = None
    where: str = ""
    point: Point | None = None
    who: str = ""
    story: Ref | None = None
    access: str = ""
    price: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class WallNote:
    """What an association or a resident put on the wall (`content/wall`)."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    author: str = ""
    written: date | None = None
    story: Ref | None = None
    point: Point | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page beside the stories (`content/pages`): about, legal notice and the like."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    summary: str = ""
    draft: bool = False


CONFIG_START = Span("config.yaml", 1, 1)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the site."""

    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """Which theme, and what the town sets of it."""

    name: str = "default"
    colour: str = "#0b5d5e"
    partner_colour: str = "#b4541a"
    logo: Ref | None = None
    span: Span = CONFIG_START


@dataclass(frozen=True, slots=True)
class Borders:
    """How disputed borders are drawn, and the sentence that stands under every map."""

    policy: BorderPolicy = BorderPolicy.DASHED
    note: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PhotoPolicy:
    """What is asked of photographs: `consent_required` False turns the consent errors into warnings."""

    consent_required: bool = True
    use_gps: bool = False
    avif: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """What a page and a story may weigh, gzipped, in kilobytes of 1,000 bytes."""

    page_kb: int = 60
    story_kb: int = 1000


@dataclass(frozen=True, slots=True)
class Config:
    """`config.yaml`, decoded. `languages` is never empty; the first is the site's own. `spans`: where keys stand."""

    title: str
    languages: tuple[str, ...] = ("fr",)
    summary: str = ""
    address: str = ""
    publisher: Publisher = Publisher()
    theme: ThemeChoice = ThemeChoice()
    local_map: Ref | None = None
    borders: Borders = Borders()
    photos: PhotoPolicy = PhotoPolicy()
    budget: Budget = Budget()
    time_zone: str = "Europe/Paris"
    deploy: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    message_language: str | None = None
    span: Span = CONFIG_START
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that was loaded. `root` is the site's folder on this machine, only for `load` to read photographs.

    `unread` names the files that are there but could not be understood: links to them are no second problem.
    """

    root: str
    config: Config
    partnerships: tuple[Partnership, ...] = ()
    events: tuple[Event, ...] = ()
    wall: tuple[WallNote, ...] = ()
    pages: tuple[Page, ...] = ()
    unread: frozenset[str] = frozenset()
    withdrawn: tuple[Withdrawn, ...] = ()

    def partnership(self, slug: str) -> Partnership | None:
        """Find a partnership by its slug."""
        return next((found for found in self.partnerships if found.slug == slug), None)
