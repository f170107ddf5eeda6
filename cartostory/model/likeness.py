"""Two partnerships, or a wish and a partnership -> how alike they are, and by what. docs/reference/ressemblance.md.

A likeness is a mean of likenesses from 0 to 1, weighted by `weights` of `config.yaml`. What the one who asks does not
know is left out of the mean; what only the other does not know counts as unlike, so that a story that says nothing
never comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import floor, log, log2

from cartostory.geo.regions import region_of
from cartostory.model.atlas import there
from cartostory.model.partnership import Partnership
from cartostory.model.spelling import fold


class Trait(StrEnum):
    """What may be alike."""

    SIZE = "size"
    THEMES = "themes"
    ZONE = "zone"
    COUNTRY = "country"
    REGION = "region"
    STRANDS = "strands"
    AGE = "age"
    INSTRUMENTS = "instruments"


WEIGHTS: Mapping[Trait, float] = {
    Trait.SIZE: 4,
    Trait.THEMES: 4,
    Trait.ZONE: 2,
    Trait.COUNTRY: 1,
    Trait.REGION: 1,
    Trait.STRANDS: 1,
    Trait.AGE: 1,
    Trait.INSTRUMENTS: 1,
}
"""How much each counts where `config.yaml` says nothing: size and themes first, as the report asks (“case by case, size
by size”)."""

TENFOLD = log(10)
"""Towns of which one is ten times as large as the other are not alike at all."""
GENERATION = 20
"""Years: partnerships that began as far apart are not alike at all."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared; what is empty or None is not known. Words are folded (`model/spelling.py`).

    `sizes` are numbers of inhabitants. Zones, countries and regions are those of the same towns.
    """

    sizes: tuple[int, ...] = ()
    themes: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    strands: frozenset[str] = frozenset()
    since: int | None = None
    instruments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two are: `score` from 0 to 1, and each trait's own likeness, but for what was not compared."""

    score: float
    traits: Mapping[Trait, float]


def profile_of(partnership: Partnership, *, everywhere: bool = False) -> Profile:
    """Describe a partnership by its towns there, which are what its story is about; or by all of its towns."""
    story = partnership.story
    towns = story.towns if everywhere else there(partnership)
    countries = frozenset(town.country.upper() for town in towns if town.country)
    return Profile(
        sizes=tuple(town.population for town in towns if town.population),
        themes=frozenset(map(fold, story.themes)),
        zones=frozenset(fold(town.zone) for town in towns if town.zone),
        countries=countries,
        regions=frozenset(filter(None, map(region_of, countries))),
        strands=frozenset(map(fold, story.strands)),
        since=story.since,
        instruments=frozenset(map(fold, story.instruments)),
    )


def likeness(asking: Profile, other: Profile, weights: Mapping[Trait, float] = WEIGHTS) -> Likeness:
    """Compare another with the one who asks. 0 where nothing that is asked counts, or is known."""
    found = dict(_compared(asking, other))
    whole = sum(weights.get(trait, 0) for trait in found)
    score = sum(weights.get(trait, 0) * value for trait, value in found.items()) / whole if whole > 0 else 0.0
    return Likeness(score, found)


def _compared(asking: Profile, other: Profile) -> Iterator[tuple[Trait, float]]:
    if asking.sizes:
        yield Trait.SIZE, max((_same_size(a, b) for a in asking.sizes for b in other.sizes), default=0.0)
    for trait, own, theirs in (
        (Trait.THEMES, asking.themes, other.themes),
        (Trait.STRANDS, asking.strands, other.strands),
        (Trait.INSTRUMENTS, asking.instruments, other.instruments),
    ):
        if own:
            yield trait, len(own & theirs) / len(own | theirs)  # Jaccard's index
    for trait, own, theirs in (
        (Trait.ZONE, asking.zones, other.zones),
        (Trait.COUNTRY, asking.countries, other.countries),
        (Trait.REGION, asking.regions, other.regions),
    ):
        if own:
            yield trait, float(bool(own & theirs))
    if asking.since is not None:
        apart = abs(asking.since - other.since) if other.since is not None else GENERATION
        yield Trait.AGE, max(0.0, 1 - apart / GENERATION)


def _same_size(one: int, other: int) -> float:
    """Compare by the logarithm: 2,000 is to 4,000 as 20,000 to 40,000."""
    return max(0.0, 1 - abs(log(one) - log(other)) / TENFOLD)


@dataclass(frozen=True, slots=True)
class Likest:
    """Partnerships by what they share, sorted once for all, so that thousands of stories stay quick to compare."""

    partnerships: Mapping[str, Partnership]
    profiles: Mapping[str, Profile]
    sharing: Mapping[str, tuple[str, ...]]
    weights: Mapping[Trait, float]

    def nearest(self, slug: str) -> Iterator[tuple[Partnership, Likeness]]:
        """Give the others, the likest first; equals in the site's order, so that every build chooses the same."""
        own = self.profiles[slug]
        alike = dict.fromkeys(other for key in _keys(own) for other in self.sharing[key] if other != slug)
        places = {other: place for place, other in enumerate(self.partnerships)} if alike else {}
        compared = [(likeness(own, self.profiles[other], self.weights), other) for other in alike]
        for found, other in sorted(compared, key=lambda one: (-round(one[0].score, 9), places[one[1]])):
            yield self.partnerships[other], found
        for other, partnership in self.partnerships.items():
            if other != slug and other not in alike:
                yield partnership, likeness(own, self.profiles[other], self.weights)


def likest(partnerships: tuple[Partnership, ...], weights: Mapping[Trait, float] = WEIGHTS) -> Likest:
    """Sort partnerships by what they share."""
    profiles = {one.slug: profile_of(one) for one in partnerships}
    sharing: dict[str, list[str]] = {}
    for slug, profile in profiles.items():
        for key in _keys(profile):
            sharing.setdefault(key, []).append(slug)
    by_key = {key: tuple(slugs) for key, slugs in sharing.items()}
    return Likest({one.slug: one for one in partnerships}, profiles, by_key, weights)


def _keys(profile: Profile) -> Iterator[str]:
    """Name what brings two together at all: others come last.

    Towns fall into steps of twice the size, which overlap. The region and the age alone bring nobody together.
    """
    for name in ("themes", "zones", "countries", "strands", "instruments"):
        for value in sorted(getattr(profile, name)):
            yield f"{name} {value}"
    for step in sorted({f"{shift} {floor(log2(size) + shift)}" for size in profile.sizes for shift in (0, 0.5)}):
        yield f"size {step}"
