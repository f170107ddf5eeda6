"""Twin maps and comparisons show two different things: the same one twice says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find `twin` and `compare` that name one thing twice."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for chapter in story.chapters:
                for attribute, names in (("twin", chapter.view.twin), ("compare", chapter.view.compare)):
                    if len(names) > 1 and len({ref.name for ref in names}) == 1:
                        yield problem("same-name-twice", names[1].span, attribute=attribute, name=names[1].name)
