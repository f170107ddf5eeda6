"""A story, or a whole site -> the card that shared links show: its words beside the ground, the towns and the arc."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cartostory.carto.view.compose import home_map
from cartostory.model import Partnership, Story
from cartostory.model.output import CARD_SIZE
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.towns import towns
from cartostory.problems.problem import Span

_PANEL = 500
"""Px that the words take of the card's width; the map has the rest."""
_SCALE = 1.5
"""How much larger than on a page the map is set: messengers show cards at a third of their size."""


def story_card(desk: DocumentBuilder, partnership: Partnership, story: Story) -> Manuscript:
    """Put the card of a story together."""
    return _card(desk, (partnership,), desk.sheet.set(story.title), towns(desk, partnership, story), story.span)


def site_card(desk: DocumentBuilder) -> Manuscript:
    """Put the card of a site's pages together: all arcs, and the site's name."""
    partnerships = desk.site.partnerships
    return _card(desk, partnerships, desk.sheet.site("title"), {"towns": [], "distance": ""}, Span(CONFIG_FILE, 1, 1))


def _card(
    desk: DocumentBuilder, shown: tuple[Partnership, ...], title: str, told: Mapping[str, Any], span: Span
) -> Manuscript:
    width, height = CARD_SIZE
    size = (round((width - _PANEL) / _SCALE), round(height / _SCALE))
    has_towns = any(partnership.story.towns for partnership in shown)
    pictures = {"arcs": home_map(shown, desk.sheet.language, desk.site.config, title, size)} if has_towns else {}
    data = {
        **frame(desk, title, "", None),
        **told,
        "size": [width, height],
        "panel": _PANEL if has_towns else width,
        "scale": _SCALE,
    }
    return desk.manuscript("card.typ", span, data, pictures)
