"""Before and after are of one kind: two layers under one camera, or two pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import find_photo
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find `compare` that names a layer and a picture."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for chapter in story.chapters:
                names = chapter.view.compare if chapter.view.span.file == story.span.file else ()
                pictures = [ref for ref in names if find_photo(partnership.photos, ref.name)]
                if len(pictures) == 1 and any(ref.name in partnership.layers for ref in names):
                    yield problem("mixed-comparison", pictures[0].span, name=pictures[0].name)
