"""The short links of a site -> rows to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cartostory.load.tables import spreadsheet
from cartostory.model import ShortLink, Site
from cartostory.model.link_target import EVENT_START, destination, of_link, story_of
from cartostory.model.short_address import link_path, whole
from cartostory.problems.catalogue.entry import translatable

Say = Callable[[str], str]


class LinkState(StrEnum):
    """How a link stands."""

    IN_USE = "in use"
    DRAFT = "draft"
    GONE = "gone"
    RETIRED = "retired"


_STATES: Mapping[LinkState, str] = {
    LinkState.IN_USE: translatable("in use"),
    LinkState.DRAFT: translatable("not published yet"),
    LinkState.GONE: translatable("leads nowhere"),
    LinkState.RETIRED: translatable("retired"),
}


class LinkKind(StrEnum):
    """What a link stands for."""

    INSTALLATION = "installation"
    STORY = "story"
    CHAPTER = "chapter"
    EVENT = "event"


_KINDS: Mapping[LinkKind, str] = {
    LinkKind.INSTALLATION: translatable("installation"),
    LinkKind.STORY: translatable("story"),
    LinkKind.CHAPTER: translatable("chapter"),
    LinkKind.EVENT: translatable("event"),
}


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link. `address` is whole where the site has an address, else the path below it."""

    link: ShortLink
    kind: LinkKind
    name: str
    address: str
    state: LinkState


_COLUMNS: Mapping[str, str] = {
    "code": translatable("code"),
    "kind": translatable("kind"),
    "name": translatable("name"),
    "to": translatable("leads to"),
    "lang": translatable("language"),
    "address": translatable("address"),
    "state": translatable("state"),
}
_IN_A_TABLE = ("code", "kind", "name", "to", "state")


def rows(site: Site) -> tuple[LinkRow, ...]:
    """Give a row for each link, in the order in which they were made. `site` is without its drafts."""
    return tuple(_row(site, link) for link in site.short_links)


def _row(site: Site, link: ShortLink) -> LinkRow:
    found = destination(site, link.target.name, link.language)
    name = link.name or (found.title if found else link.target.name)
    address = whole(site, link) or link_path(link.code)
    return LinkRow(link, kind_of(link), name, address, state_of(site, link))


def kind_of(link: ShortLink) -> LinkKind:
    """Tell what a link stands for."""
    if link.name:
        return LinkKind.INSTALLATION
    if "#" in link.target.name:
        return LinkKind.CHAPTER
    return LinkKind.EVENT if link.target.name.startswith(EVENT_START) else LinkKind.STORY


def state_of(site: Site, link: ShortLink) -> LinkState:
    """Tell how a link stands."""
    if link.retired:
        return LinkState.RETIRED
    if of_link(site, link):
        return LinkState.IN_USE
    is_draft = {link.target.name, story_of(link.target.name)} & site.drafts
    return LinkState.DRAFT if is_draft else LinkState.GONE


def as_json(found: Iterable[LinkRow]) -> str:
    """Give a list of objects, whose keys and words are the same in every language."""
    return json.dumps([_record(row, str) for row in found], ensure_ascii=False, indent=2)


def as_csv(found: Iterable[LinkRow], say: Say, language: str) -> str:
    """Give CSV for a spreadsheet."""
    return spreadsheet.as_csv(map(say, _COLUMNS.values()), (_record(row, say).values() for row in found), language)


def heads(say: Say) -> list[str]:
    """Return the heads of the table for people; it goes without what only programs ask for."""
    return [say(_COLUMNS[column]) for column in _IN_A_TABLE]


def cells(found: Iterable[LinkRow], say: Say) -> Iterator[list[str]]:
    """Yield the cells of that table, row by row."""
    for record in (_record(row, say) for row in found):
        yield [record[column] for column in _IN_A_TABLE]


def _record(row: LinkRow, say: Say) -> dict[str, str]:
    return dict(_pairs(row, say))


def _pairs(row: LinkRow, say: Say) -> Iterator[tuple[str, str]]:
    yield "code", row.link.code
    yield "kind", say(_KINDS[row.kind]) if say is not str else row.kind.value
    yield "name", row.name
    yield "to", row.link.target.name
    yield "lang", row.link.language
    yield "address", row.address
    yield "state", say(_STATES[row.state]) if say is not str else row.state.value
