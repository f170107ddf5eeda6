"""What pages have to know of a drawn map: everything but the drawing itself, which workers need not carry about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from cartostory.carto.view.picture import Drawn, Landmark, LegendItem, NamedThings, Picture, PictureKind
from cartostory.model.output import Address
from cartostory.model.transfer_size import gzipped_bytes

_FIRST_ON_A_PAGE = frozenset({PictureKind.GLOBE, PictureKind.ARCS})


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map picture as pages show it, in px. `weight_bytes` is the file's, gzipped (0: not weighed).

    `named`, `across_m`, `landmark` and `has_disputes` are the drawing's; `panes` are the names above its several maps;
    `is_blank` where there was next to nothing to draw.
    """

    width: int
    height: int
    legend: tuple[LegendItem, ...] = ()
    attribution: tuple[str, ...] = ()
    weight_bytes: int = 0
    named: tuple[NamedThings, ...] = ()
    across_m: float = 0.0
    landmark: Landmark | None = None
    panes: tuple[str, ...] = ()
    is_blank: bool = False
    has_disputes: bool = True


def drawn_map(picture: Picture, drawn: Drawn) -> DrawnMap:
    """Take from a drawing what pages need. Only pictures that a page asks for at once are weighed."""
    weight = gzipped_bytes(drawn.svg.encode()) if picture.kind in _FIRST_ON_A_PAGE else 0
    return DrawnMap(
        picture.width,
        picture.height,
        drawn.legend,
        drawn.attribution,
        weight,
        drawn.named,
        drawn.across_m,
        drawn.landmark,
        tuple(pane.title for pane in picture.panes),
        any(hint.code == "nothing-to-see" for hint in drawn.hints),
        drawn.has_disputes,
    )


StoryMaps = Mapping[Address, DrawnMap]


@dataclass(frozen=True, slots=True, eq=False)
class MapsByStory(Mapping[Address, DrawnMap]):
    """The maps of a whole site. Those of stories are read when they are asked for, the last ones stay at hand.

    `own` are the maps of no story; `readers` give those of each story, by slug; they can be pickled.
    """

    own: StoryMaps
    readers: Mapping[str, Callable[[], StoryMaps]]
    _read: dict[str, StoryMaps] = field(default_factory=dict, repr=False)

    def of(self, slug: str) -> StoryMaps:
        """Give the maps of one story; those of none, where the slug is empty."""
        if not slug:
            return self.own
        if slug not in self._read and slug in self.readers:
            self._read[slug] = self.readers[slug]()
            while len(self._read) > _AT_HAND:
                del self._read[next(iter(self._read))]
        return self._read.get(slug, {})

    def __getitem__(self, address: Address) -> DrawnMap:
        return self.of(address.subject)[address]

    def __iter__(self) -> Iterator[Address]:
        yield from self.own
        for slug in self.readers:
            yield from self.of(slug)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_AT_HAND = 4
"""Stories whose maps are kept: pages of all stories show one after the other."""


def maps_of(maps: StoryMaps, slug: str) -> StoryMaps:
    """Give the maps of one story; those of none, where the slug is empty."""
    if isinstance(maps, MapsByStory):
        return maps.of(slug)
    return {address: drawn for address, drawn in maps.items() if address.subject == slug}
