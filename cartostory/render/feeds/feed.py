"""The stories and the wall in a language -> feeds: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org/version/1.1).

No clock: what has no date keeps a fixed one.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from cartostory.model import Partnership, Story, WallNote
from cartostory.model.atlas_parts import atlas_part
from cartostory.model.output import Address, Kind, Output
from cartostory.render.atlas.facets import choice_label
from cartostory.render.atlas.summary import narrowed_to_part
from cartostory.render.html.foreign_text import Foreign
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

_ATOM = "http://www.w3.org/2005/Atom"
_UNKNOWN = date(1970, 1, 1)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: where it leads, its id (an IRI that never changes), and its words."""

    url: str
    id: str
    title: str
    updated: date
    language: str
    summary: str = ""
    author: str = ""


def feed(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the Atom feed."""
    entries = _entries(output, sheet)
    home = _page(output)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": sheet.language})
    _add(root, "title", _title(output, sheet))
    if sheet.site("summary"):
        _add(root, "subtitle", sheet.site("summary"))
    _add(root, "id", _id(output.address, sheet))
    _add(root, "updated", _moment(max((entry.updated for entry in entries), default=_UNKNOWN)))
    _link(root, "self", sheet.links.absolute(output.address) or sheet.links.to(output.address), "application/atom+xml")
    _link(root, "alternate", sheet.links.absolute(home) or sheet.links.to(home), "text/html")
    _add(ET.SubElement(root, "author"), "name", str(sheet.site("publisher") or sheet.site("title")))
    for entry in entries:
        _entry(root, entry)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _page(output: Output) -> Address:
    """Give the page that a feed belongs to: the first one, or that of a theme or a country in the atlas."""
    part, language = output.address.part, output.address.language
    return Address(Kind.ATLAS, "", language, part) if part else Address(Kind.HOME, language=language)


def _title(output: Output, sheet: PageContext) -> str:
    """Name a feed by its site, and by what it chooses."""
    if not output.address.part:
        return sheet.site("title")
    part = atlas_part(output.address.part)
    choices = sheet.shared.atlas.choices if sheet.shared.atlas else {}
    found = next((one for one in choices.get(part.facet, ()) if one.key == part.choice), None) if part.facet else None
    label = choice_label(part.facet, found, sheet) if part.facet and found else part.choice
    return f"{sheet.site('title')} – {label}"


def json_feed(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the same feed as JSON, for programs that would rather not read XML."""
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": str(_title(output, sheet)),
        "description": str(sheet.site("summary")),
        "home_page_url": sheet.links.absolute(_page(output)),
        "feed_url": sheet.links.absolute(output.address),
        "language": sheet.language,
        "authors": [{"name": str(sheet.site("publisher") or sheet.site("title"))}],
        "items": [_item(entry) for entry in _entries(output, sheet)],
    }
    return json.dumps({key: value for key, value in told.items() if value or key == "items"}, ensure_ascii=False) + "\n"


def _item(entry: FeedEntry) -> dict[str, object]:
    found: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_modified": _moment(entry.updated) if entry.updated != _UNKNOWN else "",
        "language": entry.language,
        "authors": [{"name": entry.author}] if entry.author else [],
    }
    return {key: value for key, value in found.items() if value}


_MOST = 100
"""Entries of a feed, the newest: readers of feeds keep what they have seen (RFC 4287 asks for no more)."""


def _entries(output: Output, sheet: PageContext) -> list[FeedEntry]:
    """Give stories as they were last revised, and the wall's notes, the newest first; of a choice its stories alone."""
    if output.address.part and sheet.shared.atlas is None:
        sheet.shared = narrowed_to_part(sheet.shared, output)
    notes = () if output.address.part else _notes(sheet)
    found = sorted((*_stories(sheet), *notes), key=lambda entry: (entry.updated, entry.id), reverse=True)
    return found[:_MOST]


def _stories(sheet: PageContext) -> Iterator[FeedEntry]:
    for partnership in sheet.shared.site.partnerships:
        story = partnership.stories.get(sheet.language) or partnership.story
        address = Address(Kind.STORY, partnership.slug, story.language)
        if sheet.shared.plan.has(address):
            yield FeedEntry(
                url=sheet.links.absolute(address) or sheet.links.to(address),
                id=_id(address, sheet),
                title=sheet.set(story.title, story.language),
                updated=latest_date(partnership, story),
                language=story.language,
                summary=sheet.set(story.summary, story.language),
            )


def _notes(sheet: PageContext) -> Iterator[FeedEntry]:
    wall = Address(Kind.WALL, language=sheet.language)
    for note in sheet.shared.site.wall:
        if note.language == sheet.language and note.written and sheet.shared.plan.has(wall):
            yield _note(note, note.written, wall, sheet)


def _note(note: WallNote, written: date, wall: Address, sheet: PageContext) -> FeedEntry:
    url = sheet.links.absolute(wall) or sheet.links.to(wall)
    own = Address(Kind.WALL, note.slug, note.language)
    title = sheet.set(note.title, note.language)
    name = f"{url}#{note.slug}" if sheet.links.address else _id(own, sheet)
    return FeedEntry(f"{url}#{note.slug}", name, title, written, note.language, author=note.author)


def latest_date(partnership: Partnership, story: Story) -> date:
    """Give when a story was last revised: as its writer says, else the latest date that it tells of."""
    if story.updated:
        return story.updated
    taken = (photo.rights.taken for photo in partnership.media.photos.values() if photo.rights)
    told = [*taken, *(one.as_of for one in story.funding), str(story.since or "")]
    return max(filter(None, map(_day, told)), default=_UNKNOWN)


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _id(address: Address, sheet: PageContext) -> str:
    """Give an id: the whole address, or for a site without one a name made of what never changes (RFC 9562)."""
    if sheet.links.address and sheet.shared.plan.has(address):
        return sheet.links.absolute(address)
    own = (sheet.shared.site.config.title, address.kind.value, address.subject, address.language, address.part)
    name = "/".join(own).removesuffix("/")
    return uuid5(NAMESPACE_URL, f"cartostory:{name}").urn


def _entry(root: ET.Element, entry: FeedEntry) -> None:
    found = ET.SubElement(root, "entry", {"xml:lang": entry.language})
    _add(found, "title", entry.title)
    _link(found, "alternate", entry.url, "text/html")
    _add(found, "id", entry.id)
    _add(found, "updated", _moment(entry.updated))
    if entry.author:
        _add(ET.SubElement(found, "author"), "name", entry.author)
    _add(found, "summary", entry.summary or entry.title)


def _add(parent: ET.Element, name: str, text: str) -> None:
    said = {"xml:lang": text.language} if isinstance(text, Foreign) else {}
    ET.SubElement(parent, name, said).text = str(text)


def _link(parent: ET.Element, rel: str, url: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": url})


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
