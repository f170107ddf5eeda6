"""Pages keep to their budget. In Kaya a gigabyte costs several hours of work: every kilobyte is somebody's money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartostory.model import Budget
from cartostory.problems.problem import Problem, Span, problem

_KB = 1000
_HEAVIEST = 3


def weigh(
    page: str,
    sizes: Mapping[str, int],
    budget: Budget,
    span: Span,
    *,
    later: Mapping[str, int] | None = None,
    live: Mapping[str, int] | None = None,
) -> Iterator[Problem]:
    """Compare a page with its budget.

    `sizes` gives the gzipped bytes of each file that is needed before the page can be read (text, style, first map
    picture), `later` of those that come while reading (photographs at phone size, other map pictures), `live` of what
    the live map asks for; `page` is the page's path, `span` where the problem is shown: the first line of its source.
    """
    first = sum(sizes.values())
    if first > budget.page_kb * _KB:
        yield _over("page-too-heavy", page, sizes, budget.page_kb, span)
    whole = {**sizes, **(later or {})}
    if sum(whole.values()) > budget.story_kb * _KB:
        yield _over("story-too-heavy", page, whole, budget.story_kb, span)
    if live and sum(live.values()) > budget.live_kb * _KB:
        yield _over("live-map-too-heavy", page, live, budget.live_kb, span)


def _over(code: str, page: str, sizes: Mapping[str, int], most: int, span: Span) -> Problem:
    heaviest = sorted(sizes.items(), key=lambda part: (-part[1], part[0]))[:_HEAVIEST]
    parts = ", ".join(f"{name} ({_kb(size)})" for name, size in heaviest)
    return problem(code, span, page=page, weight=_kb(sum(sizes.values())), most=most, parts=parts)


def _kb(size: int) -> int:
    return -(-size // _KB)
