"""What is asked of the drawer (`Picture`) and what it gives back (`Drawn`): plain frozen values that workers can carry.

`carto/view/compose.py` makes pictures of a story; `carto/draw/draw.py` draws them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Borders, Camera, Layer

GROUND_ZOOM = 9.0
"""From here on a map has a ground under it, where there is one; wider ones have the built-in world."""
_NEAR_ZOOM, _NEAR_DEGREES = GROUND_ZOOM - 1, 5.0


class PictureKind(StrEnum):
    """How the world is laid on the sheet."""

    MAP = "map"
    GLOBE = "globe"
    ARCS = "arcs"
    TWIN = "twin"
    LADDER = "ladder"
    SHEET = "sheet"
    """A map alone, for a sheet of paper that has scale, north and sources beside it."""


class Role(StrEnum):
    """What a marker stands for; it sets its colour and its shape."""

    HERE = "here"
    THERE = "there"
    PLACE = "place"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of the story. `number` 0 draws a dot without a figure; `country` is ISO 3166-1 alpha-2, or empty.

    `chapter` is that of a photograph: markers of photographs stand on the map of their chapter alone.
    """

    name: str
    point: Point
    role: Role
    number: int = 0
    country: str = ""
    chapter: int = 0


@dataclass(frozen=True, slots=True)
class Callout:
    """A few words of the writer's that point at something on the map; `language` is the one that they are in."""

    text: str
    point: Point
    language: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A great circle from a town here to a town there."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Pane:
    """One of several maps on a sheet (twin, ladder): what it looks at, and the name that stands above it.

    `frame` is what the next pane shows, outlined in this one; `layers` are drawn in this pane alone.
    """

    title: str
    bounds: Bounds | None = None
    camera: Camera | None = None
    role: Role = Role.PLACE
    frame: Bounds | None = None
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw: width and height in px; either `camera` or `bounds` says what it looks at, or `panes` do.

    `title` is the sentence that stands for the picture (its `<title>` and the page's alt text). `layers` are those that
    are visible, bottom first. `countries` (ISO 3166-1 alpha-2) are the story's own, drawn lighter than the others.
    `places` are points that the picture is about, even where no marker stands.
    """

    kind: PictureKind
    width: int
    height: int
    title: str
    language: str = "fr"
    camera: Camera | None = None
    bounds: Bounds | None = None
    panes: tuple[Pane, ...] = ()
    layers: tuple[Layer, ...] = ()
    markers: tuple[Marker, ...] = ()
    arcs: tuple[Arc, ...] = ()
    callouts: tuple[Callout, ...] = ()
    countries: frozenset[str] = frozenset()
    here_colour: str = "#0b5d5e"
    there_colour: str = "#b4541a"
    borders: Borders = field(default_factory=Borders)

    @property
    def comes_near(self) -> bool:
        """Tell whether any map of it may be near enough to show a ground: a town or less, a little more to be sure."""
        looks = ((self.camera, self.bounds), *((pane.camera, pane.bounds) for pane in self.panes))
        return self.kind is not PictureKind.GLOBE and any(_is_near(camera, bounds) for camera, bounds in looks)

    @property
    def key(self) -> str:
        """Name everything that the document depends on but the style. For caches."""
        return repr((self.title, self.drawing_key))

    @property
    def drawing_key(self) -> str:
        """Name everything that the drawing itself depends on, its title and the style aside: layers by digest.

        Chapters that ask nothing of their maps show the same one, each under its own title.
        """
        panes = tuple(
            (pane.title, pane.bounds, pane.camera, pane.role, pane.frame, *(layer.fingerprint for layer in pane.layers))
            for pane in self.panes
        )
        rest = (self.kind, self.width, self.height, self.language, self.camera, self.bounds, panes)
        more = (
            self.markers,
            self.arcs,
            self.callouts,
            sorted(self.countries),
            self.here_colour,
            self.there_colour,
            self.borders,
        )
        return repr((rest, more, tuple(layer.fingerprint for layer in self.layers)))


def _is_near(camera: Camera | None, bounds: Bounds | None) -> bool:
    if camera:
        return camera.zoom > _NEAR_ZOOM
    return bounds is not None and bounds.width < _NEAR_DEGREES


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of the legend. `swatch` is an inline SVG of 28 × 16 px or more; `layer` the key of its layer, or empty.

    `group` is what stands above lines that belong together: the classes of one layer.
    """

    label: str
    swatch: str
    layer: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the writer may want to know of a picture.

    `nothing-to-see` (an extract would help), `layer-not-in-view`, `layer-too-small-to-see`, `note-off-the-map`,
    `note-without-room`.
    The page's author turns them into problems with the chapter's span.
    """

    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


class NameSort(StrEnum):
    """What the names of one list are of: a layer of the story, or what the program brings along."""

    LAYER = "layer"
    PLACE = "place"
    TOWN = "town"
    COUNTRY = "country"
    WATER = "water"
    ROAD = "road"


@dataclass(frozen=True, slots=True)
class NamedThings:
    """What a picture shows of one sort: the names, each once, and how many things have none.

    `layer` is the key of the story's layer and `label` what it is called; both are empty for what is not the story's.
    """

    sort: NameSort
    names: tuple[str, ...] = ()
    unnamed: int = 0
    layer: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A town that a picture names and that is not the story's own: what one may know already."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn picture: one SVG document; what is visible in it, as text: legend, features by layer, credits.

    `attribution` lists the sources of what is visible; it also stands inside the picture. `named` is everything that
    has a name on it or belongs to a layer, but the story's markers; `across_m` the width on the ground, in the
    picture's middle (of each pane of twin maps; 0 for globes and ladders); `landmark` the largest town that it names.
    `has_disputes`: a border that is contested shows on it, or is drawn as if it were none.
    """

    svg: str
    legend: tuple[LegendItem, ...] = ()
    shown: Mapping[str, int] = field(default_factory=dict)
    attribution: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    named: tuple[NamedThings, ...] = ()
    across_m: float = 0.0
    landmark: Landmark | None = None
    has_disputes: bool = True
