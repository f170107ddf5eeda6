"""The picture that stands for a story exists: lists, feeds and shared links show it before anything else."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date

from cartostory.check.target import same_letters
from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find covers that are not in the partnership's folder `photos/`."""
    for partnership in site.partnerships:
        known = [name for folder, name in map(posixpath.split, sorted(partnership.files)) if folder == "photos"]
        for story in partnership.stories.values():
            cover = story.cover
            name = same_letters(cover.name).removeprefix("photos/") if cover else ""
            if cover and name not in {*map(same_letters, known), *partnership.withdrawn}:
                guess = nearest(cover.name, known) or ""
                yield problem("missing-cover", cover.span, target=cover.name, nearest=guess)
