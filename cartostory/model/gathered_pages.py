"""The partnerships of other sites -> the pages that list them, site by site: so many that a page has an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cartostory.model.partnership import Partnership

PAGE_SIZE = 60
"""Partnerships on one page, more where a single site has more."""


def of_sites(gathered: Sequence[Partnership]) -> Iterator[tuple[Partnership, ...]]:
    """Group partnerships by the site that they come from, in the order of the sites' titles."""
    in_order = sorted(gathered, key=_title)
    for _, own in groupby(in_order, key=_title):
        yield tuple(own)


def _title(partnership: Partnership) -> tuple[str, str]:
    return (partnership.origin.title.casefold(), partnership.origin.key) if partnership.origin else ("", "")


def pages_of(gathered: Sequence[Partnership]) -> tuple[tuple[tuple[Partnership, ...], ...], ...]:
    """Give the sites of each page, whole sites alone."""
    pages: list[list[tuple[Partnership, ...]]] = []
    room = 0
    for own in of_sites(gathered):
        if len(own) > room:
            pages.append([])
            room = PAGE_SIZE
        pages[-1].append(own)
        room -= len(own)
    return tuple(map(tuple, pages))
