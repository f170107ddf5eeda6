"""What the templates of the atlas are given. Part of the theme contract, as `story.py` is.

- `atlas.html`: `view` (AtlasView), `map` (MapView or None)
- `likeness.html`: `view` (LikenessView)
- `parts/atlas.html`: the macro `line(one)` stands for one partnership (AtlasLine), on pages and in what scripts load
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from cartostory.render.views.others import ChoiceView


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A name, and where it leads: nowhere, where `url` is empty."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AtlasTown:
    """A town of a line: `role` is here or there; `url` its page, or empty."""

    name: str
    country: str
    role: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AtlasLine:
    """One partnership in a list. `km` and `people` (who live there) are None where nobody says.

    `reasons` say in words why it stands in a list of towns that are alike. `origin` is the title of the site that tells
    it, `licence` that of its list; both are empty for the stories of this site.
    """

    url: str
    language: str
    direction: str
    title: str
    towns: tuple[AtlasTown, ...]
    since: int | None
    status: str
    themes: tuple[NamedLink, ...]
    km: int | None
    people: int | None
    reasons: str = ""
    origin: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class OfferedAtlas:
    """What the first page says of the atlas: how many partnerships it holds, and the first of its choices."""

    url: str
    likeness_url: str
    total: int
    facets: tuple[AtlasFacetView, ...]


@dataclass(frozen=True, slots=True)
class AtlasFacetView:
    """What the atlas can be read by. `choices` stand in sight, `more` behind a fold; `left` more have no link here."""

    key: str
    label: str
    choices: tuple[ChoiceView, ...]
    more: tuple[ChoiceView, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many partnerships began in a year; `towns` names them where they are few."""

    year: int
    count: int
    towns: str = ""


@dataclass(frozen=True, slots=True)
class AtlasSumView:
    """A sum of a year or of a theme, as a bar and in figures; `name` is empty where nobody says which."""

    name: str
    currency: str
    planned: float | None
    spent: float | None
    count: int
    chart: Markup


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list that has several; `url` is empty for the one in hand, and for a gap (number 0)."""

    number: int
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class AtlasView:
    """A page of the atlas. `current` names what it chooses, or is empty; `count` is how many that are.

    `feeds` holds the addresses of its feeds, by "atom" and "json". `index_url`, `lines_url` (with `0` for the number of
    a part) and `program_url` are what the script asks for; `chosen` is "theme=eau". `counts` is the sentence with a
    number, as JSON by plural category.
    """

    title: str
    current: str
    kind: str
    count: int
    total: int
    lines: tuple[AtlasLine, ...]
    facets: tuple[AtlasFacetView, ...]
    orders: tuple[ChoiceView, ...]
    pages: tuple[PageLink, ...]
    years: tuple[YearCount, ...]
    year_line: Markup
    sums_by_year: tuple[AtlasSumView, ...]
    sums_by_theme: tuple[AtlasSumView, ...]
    sums_left_out: int
    whole_url: str
    likeness_url: str
    feeds: Mapping[str, str]
    base_url: str
    index_url: str
    lines_url: str
    page_size: int
    chosen: str
    counts: str


@dataclass(frozen=True, slots=True)
class LikenessChoice:
    """A theme, country or zone that a reader may ask for."""

    slug: str
    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class SizeGroup:
    """Towns of one class of size: its name, its page, and the first of its partnerships."""

    label: str
    url: str
    count: int
    lines: tuple[AtlasLine, ...]


@dataclass(frozen=True, slots=True)
class LikenessView:
    """The page of towns that are alike: what a reader may ask for, and the lists that stand ready.

    `settings` is what the script needs, as JSON: weights, words, regions by country.
    """

    themes: tuple[LikenessChoice, ...]
    countries: tuple[LikenessChoice, ...]
    zones: tuple[LikenessChoice, ...]
    groups: tuple[SizeGroup, ...]
    settings: str
    base_url: str
    index_url: str
    lines_url: str
    atlas_url: str
