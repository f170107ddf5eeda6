"""What templates are given of short links. Part of the theme contract (`render/views.py`).

`short-link.html` gets `view` (RedirectView); `short-link-gone.html` gets `story` (the StoryLink that lost a chapter, or
None) and `stories` (all others).
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


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
