"""Every layer is seen somewhere: one that no chapter shows is carried for nothing, or was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Partnership, Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers that no chapter names, where chapters choose their layers by name."""
    for partnership in site.partnerships:
        shown = _shown(partnership)
        if shown is not None:
            for key, layer in partnership.layers.items():
                if key not in shown | _needed(partnership):
                    yield problem("layer-never-shown", layer.span, name=key)


def _needed(partnership: Partnership) -> set[str]:
    """Give the layers of which the blank squares of others are made."""
    used = (layer.looks.get("blanks") for layer in partnership.layers.values())
    return {name for names in used if isinstance(names, tuple) for name in names}


def _shown(partnership: Partnership) -> set[str] | None:
    """Give the layers that chapters name; None where no chapter chooses, since all are shown then."""
    views = [chapter.view for story in partnership.stories.values() for chapter in story.chapters]
    if all(view.show is None for view in views):
        return None
    return {ref.name for view in views for ref in (*(view.show or ()), *view.compare)}
