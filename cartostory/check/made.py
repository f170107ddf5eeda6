"""The rules that look at what was made, not at what was written: maps without room, heavy layers, fonts and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cartostory.carto.view.picture import Drawn
from cartostory.check.budget import PageParts, weigh
from cartostory.check.drawn_maps import heavy_layers, hints, unfinished_pages
from cartostory.check.fonts import heavy_fonts
from cartostory.model import Site
from cartostory.model.output import Address
from cartostory.model.theme import Asset
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class MadeSite:
    """What the rules look at: drawn maps, data of live maps, fonts by language, and what every page is made up of."""

    drawn: Mapping[Address, Drawn]
    live: Mapping[Address, bytes]
    fonts: Mapping[str, tuple[Asset, ...]]
    pages: Sequence[PageParts]


def check_made(site: Site, made: MadeSite) -> tuple[Problem, ...]:
    """Run every rule that needs what was made; return each finding once."""
    return tuple(dict.fromkeys(_all(site, made)))


def _all(site: Site, made: MadeSite) -> Iterator[Problem]:
    yield from hints(site, made.drawn)
    yield from heavy_layers(site, made.live)
    yield from unfinished_pages(site)
    yield from heavy_fonts(made.fonts, site.config.theme)
    for page in made.pages:
        yield from weigh(page, site.config.budget)
