"""What `method.html` is given. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cartostory.model import Method
from cartostory.render.views.parts import PaperView
from cartostory.render.views.story import StoryLink


@dataclass(frozen=True, slots=True)
class MethodSectionView:
    """A section: `part` is what it tells (need, actors, steps …), or empty where the heading is the writer's own."""

    part: str
    id: str
    heading: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method sheet ready for its page, with the line that leads back to its story."""

    method: Method
    lead: Markup
    sections: tuple[MethodSectionView, ...]
    footnotes: Markup
    story: StoryLink | None
    original: str
    paper: tuple[PaperView, ...] = ()
