"""What names a story: all of its own (texts with their lines, short links), and its face, which others show of it.

A story's digests are kept with what was loaded of its folder (`loaded_folders.py`), so that an unchanged one is walked
through by nobody. They are known of the very object: one that was changed since, in any way, is named anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cartostory.model import Partnership, Site
from cartostory.model.canonical import digest
from cartostory.render.narrow import face_of, links_by_story


@dataclass(frozen=True, slots=True)
class StoryDigests:
    """The digests of a story: of all that was loaded of it, and of what others show of it."""

    own: str
    face: str


_KNOWN: dict[str, tuple[Partnership, StoryDigests]] = {}
"""By folder: the story that was named last, and its digests."""
_LAST: list[tuple[object, object, Mapping[str, str]]] = []
"""What was named last: several steps of one build ask for the same stories."""


def digests_of(partnership: Partnership) -> StoryDigests:
    """Give the digests of a story."""
    known = _KNOWN.get(partnership.folder)
    if known and known[0] is partnership:
        return known[1]
    found = StoryDigests(digest(partnership), digest(face_of(partnership), lines=False))
    remember(partnership, found)
    return found


def remember(partnership: Partnership, digests: StoryDigests) -> None:
    """Take over the digests that were kept of a story."""
    _KNOWN[partnership.folder] = (partnership, digests)


def story_digests(site: Site) -> Mapping[str, str]:
    """Name what is a story's own, by slug."""
    for partnerships, links, known in _LAST:
        if partnerships is site.partnerships and links is site.short_links:
            return known
    of_stories = links_by_story(site)
    found = {
        one.slug: digest((digests_of(one).own, digest(of_stories.get(one.slug, ()), lines=False)))
        for one in site.partnerships
    }
    _LAST[:] = [(site.partnerships, site.short_links, found)]
    return found


def digest_of_faces(site: Site) -> str:
    """Name all that a page may show of a site, whichever story it is about: no text of any."""
    faces = tuple(digests_of(one).face for one in site.partnerships)
    return digest((replace(site, partnerships=(), short_links=()), faces), lines=False)
