"""The pages of an atlas: all partnerships in each order, and those of each choice; sixty on a page.

A part names one: "" (the first page), "2", "order/since", "order/since/2", "theme/eau", "theme/eau/2".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cartostory.model.atlas import PAGE_SIZE, SHARED_ONLY, AtlasFacet, AtlasOrder, ordered, values
from cartostory.model.partnership import Partnership

ORDER = "order"
WITH_FEEDS = frozenset({AtlasFacet.THEME, AtlasFacet.COUNTRY})
"""Choices that somebody may want to follow."""

_FOLDERS: Mapping[AtlasFacet, str] = {
    AtlasFacet.COUNTRY: "pays",
    AtlasFacet.THEME: "theme",
    AtlasFacet.ZONE: "zone",
    AtlasFacet.TOWN: "ville",
    AtlasFacet.STATUS: "etat",
    AtlasFacet.SINCE: "depuis",
    AtlasFacet.SIZE: "taille",
    AtlasFacet.FUNDING: "financement",
    AtlasFacet.INSTRUMENT: "instrument",
}
_ORDERS: Mapping[AtlasOrder, str] = {
    AtlasOrder.SINCE: "tri/annee",
    AtlasOrder.SIZE: "tri/taille",
    AtlasOrder.DISTANCE: "tri/distance",
}


@dataclass(frozen=True, slots=True)
class AtlasPart:
    """One page: what it chooses (or nothing), in which order, and its number from 1."""

    facet: AtlasFacet | None = None
    choice: str = ""
    order: AtlasOrder = AtlasOrder.NAME
    number: int = 1

    def __str__(self) -> str:
        head = f"{self.facet.value}/{self.choice}" if self.facet else ""
        if self.order is not AtlasOrder.NAME:
            head = f"{ORDER}/{self.order.value}"
        return "/".join(filter(None, (head, str(self.number) if self.number > 1 else "")))

    @property
    def path(self) -> str:
        """Give the folder of the page below that of the atlas: "theme/eau/page-2/"."""
        names: list[str] = []
        if self.facet:
            names += [_FOLDERS[self.facet], self.choice]
        elif self.order is not AtlasOrder.NAME:
            names.append(_ORDERS[self.order])
        if self.number > 1:
            names.append(f"page-{self.number}")
        return "".join(f"{name}/" for name in names)


def atlas_part(part: str) -> AtlasPart:
    """Read what `str` of a part writes."""
    *head, last = part.split("/")
    names = [*head, last]
    number = 1
    if last.isdigit() and len(names) != 2:  # noqa: PLR2004 - "since/2000" is a choice, "order/since/2" a page
        number, names = int(last), head
    if len(names) < 2:  # noqa: PLR2004 - same
        return AtlasPart(number=number)
    kind, name = names
    if kind == ORDER:
        return AtlasPart(order=AtlasOrder(name), number=number)
    return AtlasPart(AtlasFacet(kind), name, number=number)


@dataclass(frozen=True)
class Atlas:
    """The partnerships of a site as a language's atlas shows them. Worked out once for all of its pages."""

    partnerships: tuple[Partnership, ...]
    language: str

    @cached_property
    def chosen(self) -> Mapping[AtlasFacet, Mapping[str, tuple[Partnership, ...]]]:
        """Give the partnerships of every choice that has a page, by name."""
        found: dict[AtlasFacet, dict[str, list[Partnership]]] = {facet: {} for facet in AtlasFacet}
        for partnership in self.by_name:
            for facet, choices in found.items():
                for key in values(partnership, facet):
                    choices.setdefault(key, []).append(partnership)
        return {
            facet: {key: tuple(own) for key, own in choices.items() if len(own) > 1 or facet not in SHARED_ONLY}
            for facet, choices in found.items()
        }

    @cached_property
    def by_name(self) -> tuple[Partnership, ...]:
        """Give all partnerships in the order of the alphabet."""
        return ordered(self.partnerships, AtlasOrder.NAME, self.language)

    @cached_property
    def _orders(self) -> dict[AtlasOrder, tuple[Partnership, ...]]:
        return {AtlasOrder.NAME: self.by_name}

    def members(self, part: AtlasPart) -> tuple[Partnership, ...]:
        """Give all that a part is about, whatever the page."""
        if part.facet:
            return self.chosen[part.facet].get(part.choice, ())
        if part.order not in self._orders:
            self._orders[part.order] = ordered(self.partnerships, part.order, self.language)
        return self._orders[part.order]

    def shown(self, part: AtlasPart) -> tuple[Partnership, ...]:
        """Give what one page lists."""
        return self.members(part)[(part.number - 1) * PAGE_SIZE : part.number * PAGE_SIZE]

    def names(self, facet: AtlasFacet) -> Mapping[str, str]:
        """Give the writer's name of each choice that has a page: the one that most write."""
        spelt: dict[str, Counter[str]] = {}
        for partnership in self.by_name:
            for key, name in values(partnership, facet).items():
                spelt.setdefault(key, Counter())[name] += 1
        return {key: spelt[key].most_common(1)[0][0] for key in self.chosen[facet]}


def parts_of(partnerships: Sequence[Partnership]) -> Iterator[AtlasPart]:
    """Give every page of a site's atlas; they are the same in all languages."""
    whole = Atlas(tuple(partnerships), "")
    for order in AtlasOrder:
        if order is AtlasOrder.NAME or len(partnerships) > 2:  # noqa: PLR2004 - two are sorted at sight
            yield from _pages(AtlasPart(order=order), len(partnerships))
    for facet, choices in whole.chosen.items():
        for choice, own in choices.items():
            yield from _pages(AtlasPart(facet, choice), len(own))


def _pages(first: AtlasPart, count: int) -> Iterator[AtlasPart]:
    for number in range(1, page_count(count) + 1):
        yield AtlasPart(first.facet, first.choice, first.order, number)


def page_count(count: int) -> int:
    """Give how many pages so many partnerships fill."""
    return max(1, -(-count // PAGE_SIZE))
