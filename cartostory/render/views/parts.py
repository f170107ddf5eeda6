"""What templates are given of a comparison. Part of the theme contract, as `views.py` is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from cartostory.render.views.story import MapView, PhotoView


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a comparison: its name, and a map picture or a photograph."""

    label: str
    map: MapView | None = None
    photo: PhotoView | None = None


@dataclass(frozen=True, slots=True)
class CountView:
    """What was counted before and after, in the language's numbers. `kind` is buildings, roads, places or features."""

    kind: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two maps or two photographs under one slider; `counts` is what changed between two extracts, or empty."""

    before: SideView
    after: SideView
    counts: tuple[CountView, ...] = ()


# What templates get of the PDFs of a page; part of the contract (`views.py`).


@dataclass(frozen=True, slots=True)
class PaperView:
    """A PDF of the page: `kind` is booklet, map, panel or poster; `scale` is 0, or 10000 for a map at 1:10000."""

    kind: str
    size: str
    scale: int
    url: str
    weight_kb: int


# What templates are given of short links. Part of the theme contract (`render/views.py`).
#
# `short-link.html` gets `view` (RedirectView); `short-link-gone.html` gets `story` (the StoryLink that lost a
# chapter, or None) and `stories` (all others).


@dataclass(frozen=True, slots=True)
class ShortLinkView:
    """A short link to be shown: its whole address, the same as people type it, its URL from here, its QR code (SVG)."""

    address: str
    in_clear: str
    url: str
    code: Markup


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Where a short link leads. `canonical` is the page's whole address, empty for a site without one."""

    title: str
    url: str
    canonical: str
    language: str
    direction: str
