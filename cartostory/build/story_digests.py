"""A site -> the name of what is each story's own: its texts with their lines (problems name them), its short links."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.model import Partnership, Site
from cartostory.model.canonical import digest
from cartostory.render.narrow import links_by_story

_LAST: list[tuple[object, object, Mapping[str, str]]] = []
"""What was named last: several steps of one build ask for the same stories."""
_OWN: dict[str, tuple[Partnership, str]] = {}
"""The digest of each story as it was named last, by its folder: `serve` keeps what it loaded, and builds again."""


def story_digests(site: Site) -> Mapping[str, str]:
    """Name what is a story's own, by slug."""
    for partnerships, links, known in _LAST:
        if partnerships is site.partnerships and links is site.short_links:
            return known
    of_stories = links_by_story(site)
    found = {
        one.slug: digest((_own(one), digest(of_stories.get(one.slug, ()), lines=False))) for one in site.partnerships
    }
    _LAST[:] = [(site.partnerships, site.short_links, found)]
    return found


def _own(partnership: Partnership) -> str:
    known = _OWN.get(partnership.folder)
    if known is None or known[0] is not partnership:
        known = _OWN[partnership.folder] = (partnership, digest(partnership))
    return known[1]
