"""What the template of the kiosk is given. Part of the theme contract (`render/views.py`).

`slides` (SlideViews), `fonts` (names of assets), `language`, `direction`, `site_title`, `seconds`, `idle_seconds`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.render.views import MapView, PhotoView
from cartostory.render.views_short_link import ShortLinkView


@dataclass(frozen=True, slots=True)
class SlideView:
    """What a kiosk shows at once: a story's opening (`number` 0) or a chapter. `title` and `text` are plain."""

    language: str
    direction: str
    story: str
    number: int
    kicker: str
    title: str
    text: str
    map: MapView | None
    photo: PhotoView | None
    short_link: ShortLinkView | None
