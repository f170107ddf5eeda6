"""Translations follow the first language: chapter by chapter, in languages that the site has.

Chapters are matched in order; one that is missing in the middle puts every following text beside the wrong map.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.texts import beside_stories
from cartostory.model import Partnership, Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find translations with more or fewer chapters, and texts in a language that `config.yaml` does not list."""
    for partnership in site.partnerships:
        yield from _chapters(partnership)
    listed = site.config.languages
    written = [
        *((story.language, story.span) for each in site.partnerships for story in each.stories.values()),
        *((text.language, text.span) for text in beside_stories(site)),
    ]
    for language, span in written:
        if language not in listed:
            yield problem("language-not-listed", span, language=language, languages=", ".join(listed))


def _chapters(partnership: Partnership) -> Iterator[Problem]:
    first = partnership.story
    for story in partnership.stories.values():
        if story.chapters and len(story.chapters) != len(first.chapters):
            yield problem(
                "translation-chapter-count",
                story.span,
                language=story.language,
                count=len(story.chapters),
                expected=len(first.chapters),
                first=first.span.file,
            )
