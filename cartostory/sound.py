"""A site with errors -> the part of it that has none, for `--keep-going`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cartostory.model import Partnership, Site


def sound(site: Site, broken: Iterable[str]) -> Site:
    """Leave out what an error stands in. `broken` names files, relative to the site.

    A translation goes alone; any other file of a partnership takes the whole of it along: a picture without consent
    may stand in every language.
    """
    files = frozenset(broken)
    partnerships = (_sound(partnership, files) for partnership in site.partnerships)
    return replace(
        site,
        partnerships=tuple(partnership for partnership in partnerships if partnership),
        events=tuple(event for event in site.events if event.span.file not in files),
        wall=tuple(note for note in site.wall if note.span.file not in files),
        pages=tuple(page for page in site.pages if page.span.file not in files),
    )


def _sound(partnership: Partnership, files: frozenset[str]) -> Partnership | None:
    inside = {file for file in files if file.startswith(f"{partnership.folder}/")}
    translations = {story.span.file for story in partnership.stories.values()} - {partnership.story.span.file}
    if inside - translations:
        return None
    stories = {language: story for language, story in partnership.stories.items() if story.span.file not in inside}
    return replace(partnership, stories=stories)
