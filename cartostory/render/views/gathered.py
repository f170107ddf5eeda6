"""What `gathered.html` is given. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.model import Story


@dataclass(frozen=True, slots=True)
class GatheredLine:
    """A partnership that another site tells: `url` leads there, to a page in `language`."""

    url: str
    language: str
    direction: str
    title: str
    summary: str
    story: Story
    distance_km: int | None


@dataclass(frozen=True, slots=True)
class GatheredSiteView:
    """Another site: who answers for it, under which licence its list may be used, and when it was read."""

    key: str
    title: str
    url: str
    language: str
    direction: str
    publisher: str
    licence: str
    licence_url: str
    is_share_alike: bool
    is_agreed: bool
    day: str
    lines: tuple[GatheredLine, ...]


@dataclass(frozen=True, slots=True)
class GatheredPageView:
    """One page of the sites; `count` and `site_count` are of all, `pages` names each: number, URL, if current."""

    sites: tuple[GatheredSiteView, ...]
    count: int
    site_count: int
    pages: tuple[tuple[int, str, bool], ...]
    is_first: bool
