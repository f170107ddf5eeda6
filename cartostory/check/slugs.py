"""Names of folders and files make addresses, and no two of them the same one.

On Windows and macOS, and on some web hosts, `Kaya` and `kaya` are one folder: one page would replace the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cartostory.model import Site
from cartostory.model.spelling import fold
from cartostory.problems.problem import Problem, Span, problem

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with an address: the shelf that it stands on (addresses differ between shelves), and its name there."""

    shelf: str
    slug: str
    language: str
    span: Span


def check_slugs(site: Site, _today: date) -> Iterator[Problem]:
    """Find addresses that two texts want, and names that make poor addresses."""
    taken: dict[tuple[str, str, str], _Named] = {}
    for named in _named(site):
        first = taken.setdefault((named.shelf, fold(named.slug), named.language), named)
        if first is not named:
            yield problem("duplicate-slug", named.span, slug=named.slug, other=first.span.file)
        if not _PLAIN.fullmatch(named.slug):
            yield problem("slug-not-plain", Span(named.span.file), slug=named.slug)


def _named(site: Site) -> Iterator[_Named]:
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield _Named("site", partnership.slug, story.language, story.span)
    for page in site.pages:
        yield _Named("site", page.slug, page.language, page.span)
    for event in site.events:
        yield _Named("events", event.slug, event.language, event.span)
    for note in site.wall:
        yield _Named("wall", note.slug, note.language, note.span)
