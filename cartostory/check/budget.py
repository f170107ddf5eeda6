"""Pages keep to their budget. In Kaya a gigabyte costs several hours of work: every kilobyte is somebody's money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cartostory.model import Budget
from cartostory.problems.problem import Problem, Span, problem

_KB = 1000
_HEAVIEST = 3


@dataclass(frozen=True, slots=True)
class PageParts:
    """The gzipped bytes of each file that a story's page is made up of, by path or name.

    `first` holds what is needed before the page can be read (text, style, first map picture), `later` what comes while
    reading (photographs at phone size, other map pictures), `live` what the live map asks for. `page` is the page's
    path, `span` where a problem is shown: the first line of its source.
    """

    page: str
    span: Span
    first: Mapping[str, int]
    later: Mapping[str, int] = field(default_factory=dict)
    live: Mapping[str, int] = field(default_factory=dict)


def weigh(parts: PageParts, budget: Budget) -> Iterator[Problem]:
    """Compare a page with its budget."""
    if sum(parts.first.values()) > budget.page_kb * _KB:
        yield _over("page-too-heavy", parts, parts.first, budget.page_kb)
    whole = {**parts.first, **parts.later}
    if sum(whole.values()) > budget.story_kb * _KB:
        yield _over("story-too-heavy", parts, whole, budget.story_kb)
    if sum(parts.live.values()) > budget.live_kb * _KB:
        yield _over("live-map-too-heavy", parts, parts.live, budget.live_kb)


def _over(code: str, page: PageParts, sizes: Mapping[str, int], most: int) -> Problem:
    heaviest = sorted(sizes.items(), key=lambda part: (-part[1], part[0]))[:_HEAVIEST]
    heavy = ", ".join(f"{name} ({_kb(size)})" for name, size in heaviest)
    return problem(code, page.span, page=page.page, weight=_kb(sum(sizes.values())), most=most, parts=heavy)


def _kb(size: int) -> int:
    return -(-size // _KB)
