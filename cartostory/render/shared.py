"""What every page is made from (`Shared`, sent once to each worker), and what making one gives (`Rendered`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartostory.model import Site
from cartostory.model.atlas_summary import AtlasSummary
from cartostory.model.output import Address, Plan
from cartostory.model.theme import Theme
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.html.markdown import Heading, Pieces, pieces

MarkdownLeaf = Callable[[str, tuple[Heading, ...], str, int], Pieces]
"""`markdown.pieces`, or the same behind a cache; a value that can be pickled."""
FragmentLeaf = Callable[[str, str, Any, Callable[[Any], str]], str]
"""What a page of all stories shows of one: `made_anew`, or the same behind a cache, a value that can be pickled.

Its arguments: what is made, of which story, for which page (its `PageContext`, which knows this module), and the
function that makes it from a sheet. That sheet knows no more than what the story itself and lists show (`narrow.py`).
"""


def made_anew(_name: str, _slug: str, sheet: Any, make: Callable[[Any], str]) -> str:
    """Make what a page shows of a story."""
    return make(sheet)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Everything that a page may ask for. `maps` holds the drawn maps; where one is missing, its chapter has none.

    `live_bytes` is what a live map adds to its page (program, style, data), gzipped; an absent one is not told.
    `colours` is the mean colour of photographs (`#rrggbb`) by digest, `media_bytes` what their middle size, and
    recordings, weigh. `paper_bytes` is what each PDF weighs, by address.
    `single_bytes` is what the files that hold a whole story weigh, by address; one that is absent is not offered.
    `faces` is what all pages see alike, where this is what one page sees (`narrow.py`): worked out once, used by all.
    `atlas` is what a page of the atlas says of all partnerships, where `site` holds those alone that it lists.
    `today` is the day of the build: on the last day of the calendar, where nobody says, no consent with an end holds.
    """

    site: Site
    plan: Plan
    theme: Theme
    maps: Mapping[Address, DrawnMap] = field(default_factory=dict)
    live_bytes: Mapping[Address, int] = field(default_factory=dict)
    markdown: MarkdownLeaf = pieces
    colours: Mapping[str, str] = field(default_factory=dict)
    today: date = date.max
    media_bytes: Mapping[str, int] = field(default_factory=dict)
    paper_bytes: Mapping[Address, int] = field(default_factory=dict)
    single_bytes: Mapping[Address, int] = field(default_factory=dict)
    faces: Shared | None = None
    fragment: FragmentLeaf = made_anew
    atlas: AtlasSummary | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file of the website, and what was found wrong while it was made."""

    data: bytes
    problems: tuple[Problem, ...] = ()
