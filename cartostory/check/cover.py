"""The picture that stands for a story exists: lists, feeds and shared links show it before anything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.shelf import Shelf, paths
from cartostory.check.target import Where, target
from cartostory.check.texts import Text
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find covers that are not in the partnership's folder `photos/`."""
    shelf = Shelf(site)
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            if story.cover is None:
                continue
            text = Text(story.body, story.span.file, partnership)
            found = target(story.cover.name, text.file)
            here = found.where is Where.SITE
            if not here or not any(path in shelf.files for path in paths(found.path, partnership)):
                guess = shelf.nearest(found.path, text, pictures=True) if here else ""
                yield problem("missing-cover", story.cover.span, target=story.cover.name, nearest=guess)
