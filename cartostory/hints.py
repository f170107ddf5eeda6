"""What the drawer noticed in a chapter's picture -> problems where the chapter stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartostory.carto.picture import Drawn
from cartostory.model import Site
from cartostory.output import Address, Kind
from cartostory.problem import Problem, problem


def hints(site: Site, drawn: Mapping[Address, Drawn]) -> Iterator[Problem]:
    """Say each hint once: of the first language's pictures, since translations show the same."""
    for partnership in site.partnerships:
        story = partnership.story
        for chapter in story.chapters:
            picture = drawn.get(Address(Kind.MAP, partnership.slug, story.language, str(chapter.number)))
            for hint in picture.hints if picture else ():
                yield problem(hint.code, chapter.span, **dict(hint.values))
