"""Everything that was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.album import Album, Shelf
from cartostory.model.attachment import Attachment
from cartostory.model.config import Config
from cartostory.model.first_by import first_by
from cartostory.model.page import Page
from cartostory.model.partnership import Partnership
from cartostory.model.photo import Withdrawn
from cartostory.model.programme import Event, WallNote
from cartostory.model.short_link import ShortLink
from cartostory.model.town_map import TownMap


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that was loaded. `root` is the site's folder on this machine, only for `load` to read photographs.

    `unread` names the files that are there but could not be understood: links to them are no second problem. `drafts`
    names the stories (`ivry-kaya`) and events (`programme/mapathon`) that were left out because they are drafts.
    `attachments` are the documents that texts link to, by path. `gathered` are the partnerships of other sites
    (decision 105), which have no story here.
    """

    root: str
    config: Config
    partnerships: tuple[Partnership, ...] = ()
    events: tuple[Event, ...] = ()
    wall: tuple[WallNote, ...] = ()
    pages: tuple[Page, ...] = ()
    unread: frozenset[str] = frozenset()
    withdrawn: tuple[Withdrawn, ...] = ()
    short_links: tuple[ShortLink, ...] = ()
    drafts: frozenset[str] = frozenset()
    town_map: TownMap | None = None
    albums: tuple[Album, ...] = ()
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    gathered: tuple[Partnership, ...] = ()

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """Give everything that holds photographs and recordings: the partnerships, then the albums."""
        return (*self.partnerships, *self.albums)

    @property
    def known(self) -> tuple[Partnership, ...]:
        """Give all partnerships of the atlas: the site's own, then those of other sites."""
        return (*self.partnerships, *self.gathered)

    def partnership(self, slug: str) -> Partnership | None:
        """Find a partnership by its slug."""
        return first_by(_slug, self.partnerships).get(slug)


def _slug(partnership: Partnership) -> str:
    return partnership.slug
