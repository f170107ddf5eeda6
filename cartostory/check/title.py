"""Titles and summaries are there, and short enough for where they are shown.

Search engines, share cards, feeds and the home page show both; what is too long is cut in the middle of a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.texts import beside_stories
from cartostory.model import Site
from cartostory.problem import Problem, Span, problem

_LONGEST_TITLE = 120
_LONGEST_SUMMARY = 300


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find titles and summaries that are missing or too long."""
    yield from _title(site.config.title, site.config.spans.get("title", site.config.span))
    yield from _summary(site.config.summary, site.config.spans.get("summary", site.config.span))
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from _title(story.title, story.spans.get("title", story.span))
            yield from _summary(story.summary, story.spans.get("summary", story.span))
            if not story.summary.strip():
                yield problem("missing-summary", story.span)
    for text in beside_stories(site):
        yield from _title(text.title, text.span)
    for page in site.pages:
        yield from _summary(page.summary, page.span)


def _title(title: str, span: Span) -> Iterator[Problem]:
    if not title.strip():
        yield problem("missing-title", span)
    elif len(title) > _LONGEST_TITLE:
        yield problem("title-too-long", span, count=len(title), most=_LONGEST_TITLE)


def _summary(summary: str, span: Span) -> Iterator[Problem]:
    if len(summary) > _LONGEST_SUMMARY:
        yield problem("summary-too-long", span, count=len(summary), most=_LONGEST_SUMMARY)
