"""A story has chapters, each with a title of its own and something to read.

Chapters drive the map and are what readers send to each other; without any there is no story map.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date

from cartostory.check.positions import country_named
from cartostory.geo.country_boxes import COUNTRY_BOXES
from cartostory.model import Partnership, Site, Story
from cartostory.model.reference import same_letters
from cartostory.model.spelling import fold, nearest
from cartostory.model.texts import beside_stories
from cartostory.problems.problem import Problem, Span, problem


def check_chapters(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories without chapters, chapters without text, and chapters that share a title."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            if not story.chapters:
                yield problem("story-without-chapters", story.body.span)
            yield from _chapters(story)


def _chapters(story: Story) -> Iterator[Problem]:
    titles: dict[str, int] = {}
    for chapter in story.chapters:
        if not chapter.text.text.strip() and chapter.view.audio is None:
            yield problem("empty-chapter", chapter.span, title=chapter.title)
        line = titles.setdefault(fold(chapter.title), chapter.span.line)
        if chapter.title and line != chapter.span.line:
            yield problem("repeated-chapter-title", chapter.span, title=chapter.title, other=line, anchor=chapter.id)


def check_cover(site: Site, _today: date) -> Iterator[Problem]:
    """Find covers that are not in the partnership's folder `photos/`.

    The picture that stands for a story exists: lists, feeds and shared links show it before anything else.
    """
    for partnership in site.partnerships:
        known = [name for folder, name in map(posixpath.split, sorted(partnership.media.files)) if folder == "photos"]
        for story in partnership.stories.values():
            cover = story.cover
            name = same_letters(cover.name).removeprefix("photos/") if cover else ""
            if cover and name not in {*map(same_letters, known), *partnership.media.withdrawn}:
                guess = nearest(cover.name, known) or ""
                yield problem("missing-cover", cover.span, target=cover.name, nearest=guess)


def check_funding(site: Site, _today: date) -> Iterator[Problem]:
    """Find rows of funding where `spent` is larger than `amount`, or either is negative.

    No more was spent than there was: figures of public money are read twice.
    """
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for row in story.funding:
                if row.amount is not None and row.spent is not None and row.spent > row.amount:
                    name = row.label or row.by
                    yield problem("spent-more-than-amount", row.span, name=name, amount=row.amount, spent=row.spent)


def check_since(site: Site, today: date) -> Iterator[Problem]:
    """Find stories whose `since` lies in the future.

    A partnership did not begin in a year to come.
    """
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            if story.since is not None and story.since > today.year:
                yield problem("since-in-the-future", story.spans.get("since", story.span), year=story.since)


_LONGEST_TITLE = 120
_LONGEST_SUMMARY = 300


def check_title(site: Site, _today: date) -> Iterator[Problem]:
    """Find titles and summaries that are missing or too long.

    Titles and summaries are there, and short enough for where they are shown.

    Search engines, share cards, feeds and the home page show both; what is too long is cut in the middle of a word.
    """
    yield from _title(site.config.title, site.config.spans.get("title", site.config.span))
    yield from _summary(site.config.summary, site.config.spans.get("summary", site.config.span))
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from _title(story.title, story.spans.get("title", story.span))
            yield from _summary(story.summary, story.spans.get("summary", story.span))
            if not story.summary.strip():
                yield problem("missing-summary", story.span)
        for method in partnership.methods.values():
            yield from _title(method.title, method.span)
            yield from _summary(method.summary, method.span)
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


_PAIR = 2


def check_towns(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories with fewer than two towns, and countries that are no code of ISO 3166-1.

    A partnership joins towns: the opening map, the distance and the twin maps need at least two of them.
    """
    for partnership in site.partnerships:
        story = partnership.story
        if len(story.towns) < _PAIR:
            yield problem("two-towns-needed", story.span, count=len(story.towns))
        for each in partnership.stories.values():
            for town in each.towns:
                if town.country and town.country not in COUNTRY_BOXES:
                    guess = country_named(town.country)
                    yield problem("unknown-country", town.span, name=town.name, country=town.country, nearest=guess)


def check_translations(site: Site, _today: date) -> Iterator[Problem]:
    """Find translations with more or fewer chapters, and texts in a language that `config.yaml` does not list.

    Translations follow the first language: chapter by chapter, in languages that the site has.

    Chapters are matched in order; one that is missing in the middle puts every following text beside the wrong map.
    """
    for partnership in site.partnerships:
        yield from _translated_chapters(partnership)
    listed = site.config.languages
    written = [
        *((story.language, story.span) for each in site.partnerships for story in each.stories.values()),
        *((text.language, text.span) for text in beside_stories(site)),
    ]
    for language, span in written:
        if language not in listed and site.config.is_read:
            yield problem("language-not-listed", span, language=language, languages=", ".join(listed))


def _translated_chapters(partnership: Partnership) -> Iterator[Problem]:
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
