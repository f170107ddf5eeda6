"""What templates are given of a comparison. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cartostory.model import Photo


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a comparison: its name, and a map picture or a photograph."""

    label: str
    map: MapView | None = None
    photo: PhotoView | None = None


@dataclass(frozen=True, slots=True)
class CountView:
    """What was counted before and after, in the language's numbers. `kind` is buildings, roads, places or features."""

    kind: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two maps or two photographs under one slider; `counts` is what changed between two extracts, or empty."""

    before: SideView
    after: SideView
    counts: tuple[CountView, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperView:
    """A PDF of the page: `kind` is booklet, map, panel or poster; `scale` is 0, or 10000 for a map at 1:10000.

    What templates get of the PDFs of a page; part of the contract (`render/views/story.py`).
    """

    kind: str
    size: str
    scale: int
    url: str
    weight_kb: int


@dataclass(frozen=True, slots=True)
class CardView:
    """The picture that shared links show: its whole address, size in px, media type, and what stands for it."""

    url: str
    width: int
    height: int
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class ShortLinkView:
    """A short link to be shown: its whole address, the same as people type it, its URL from here, its QR code (SVG).

    What templates are given of short links. Part of the theme contract (`render/views/story.py`).

    `short-link.html` gets `view` (RedirectView); `short-link-gone.html` gets `story` (the StoryLink that lost a
    chapter, or None) and `stories` (all others).
    """

    address: str
    in_clear: str
    url: str
    code: Markup


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Where a short link leads. `canonical` is the page's whole address, empty for a site without one."""

    title: str
    url: str
    canonical: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """One `<source>`: a format and its `srcset`."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photograph ready for `<picture>`. `number` counts the page's figures from 1; 0 is none (a cover).

    `classes` are what the writer set on its figure: `wide`, `full-bleed`, `portrait` …
    `colour` is the picture's mean colour (`#rrggbb`), or empty; `weight_bytes` what its middle size weighs, 0 unknown.
    `row` is the block in which it stands beside others (`gallery`, `pair`, `portrait`), or empty.
    `place_number` is what it bears on the maps, 0 where it stands on none; a second figure of a picture has none.
    """

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
    classes: str = ""
    colour: str = ""
    weight_bytes: int = 0
    row: str = ""
    place_number: int = 0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend: an inline SVG swatch and what it stands for.

    `group` stands above the lines that belong together (the classes of one layer); empty for a layer of one look.
    """

    swatch: Markup
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as the text beside the map lists it.

    `role` is here, there or place, and `url` opens it on openstreetmap.org; or photo, and `url` leads to its figure.
    """

    name: str
    role: str
    number: int
    url: str
    position: str


@dataclass(frozen=True, slots=True)
class NamedView:
    """What a map shows of one sort, beside the story's places: its label, how many in all, and their names."""

    label: str
    count: str
    told: Markup


@dataclass(frozen=True, slots=True)
class MapSource:
    """The same map drawn for a narrower place: its file, size in px, and the media query of where it is shown."""

    src: str
    width: int
    height: int
    media: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map picture: its file, size in px, the sentence that stands for it, and what the map shows, as text.

    `sources` are the same map drawn for narrower places; `phone_src` is the narrowest (square, or nearly), or empty.
    `name` is what the figure is called in a word or two, or empty; `named` is everything else that the map shows, by
    sort; `notes` are the words written on it.
    """

    src: str
    width: int
    height: int
    alt: str
    legend: tuple[LegendEntry, ...] = ()
    places: tuple[PlaceView, ...] = ()
    attribution: str = ""
    note: str = ""
    open_url: str = ""
    phone_src: str = ""
    phone_width: int = 0
    phone_height: int = 0
    sources: tuple[MapSource, ...] = ()
    name: str = ""
    notes: tuple[str, ...] = ()
    named: tuple[NamedView, ...] = ()
