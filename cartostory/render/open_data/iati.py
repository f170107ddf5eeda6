"""A site's partnerships -> an activity file of the International Aid Transparency Initiative, version 2.03.

https://iatistandard.org/en/iati-standard/203/activity-standard/. Only what stories say is written. IATI asks for the
months of a budget and the day of a payment, which no story knows: sums stand as words in a description. Percentages by
country or by theme are nobody's knowledge either, so themes are tags, and a country is named where it is the only one.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from cartostory.model import Funding, Partnership, Status, Town
from cartostory.model.output import Address, Kind
from cartostory.model.spelling import slug
from cartostory.render.page_context import PageContext

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = {Status.ACTIVE: "2", Status.PAUSED: "6", Status.ENDED: "4"}
"""Codelist ActivityStatus: implementation, suspended, closed."""
_GENERAL, _OTHER = "1", "4"
"""Codelist DescriptionType."""
_FUNDING, _ACCOUNTABLE, _IMPLEMENTING = "1", "2", "4"
"""Codelist OrganisationRole."""
_ACTUAL_START = "2"
_OWN_WORDS = "99"
"""Codelist TagVocabulary: the words of the reporting organisation."""
_WEB_PAGE = "A12"
_DEGREES = "http://www.opengis.net/def/crs/EPSG/0/4326"


def iati_activities(sheet: PageContext) -> str:
    """Write the file: an activity for every partnership of which the year of its beginning is known."""
    root = ET.Element("iati-activities", {"version": "2.03"})
    for partnership in sheet.shared.site.partnerships:
        if partnership.story.since is not None:
            root.append(_activity(partnership, sheet))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _activity(partnership: Partnership, sheet: PageContext) -> ET.Element:
    config, story = sheet.shared.site.config, partnership.story
    found = ET.Element("iati-activity", {"default-currency": "EUR", _LANGUAGE: config.first_language})
    if story.updated:
        found.set("last-updated-datetime", f"{story.updated.isoformat()}T00:00:00Z")
    own = config.data.organisation
    ET.SubElement(found, "iati-identifier").text = f"{own}-{partnership.slug}"
    reporting = ET.SubElement(found, "reporting-org", {"ref": own, "type": config.data.organisation_type})
    _narrate(reporting, {"": config.publisher.name or config.title})
    _narrate(ET.SubElement(found, "title"), {language: one.title for language, one in partnership.stories.items()})
    summaries = {language: one.summary or one.title for language, one in partnership.stories.items()}
    _narrate(ET.SubElement(found, "description", {"type": _GENERAL}), summaries)
    sums = [text for text in (_sum(one, sheet) for one in story.funding) if text]
    if sums:
        _narrate(ET.SubElement(found, "description", {"type": _OTHER}), {"": "; ".join(sums)})
    for name, role in _organisations(partnership):
        _narrate(ET.SubElement(found, "participating-org", {"role": role}), {"": name})
    ET.SubElement(found, "activity-status", {"code": _STATUS[story.status]})
    start = ET.SubElement(found, "activity-date", {"type": _ACTUAL_START, "iso-date": f"{story.since:04d}-01-01"})
    _narrate(start, {"": str(story.since)})  # “for accurately recording less specific dates such as (…) year”
    _places(found, story.towns)
    for theme in story.themes:
        tag = ET.SubElement(found, "tag", {"vocabulary": _OWN_WORDS, "code": slug(theme) or theme})
        _narrate(tag, {"": theme})
    _pages(found, partnership, sheet)
    return found


def _narrate(parent: ET.Element, texts: Mapping[str, str]) -> None:
    for language, text in texts.items():
        ET.SubElement(parent, "narrative", {_LANGUAGE: language} if language else {}).text = text


def _organisations(partnership: Partnership) -> Iterator[tuple[str, str]]:
    story = partnership.story
    yield from ((town.name, _ACCOUNTABLE) for town in story.towns)
    yield from ((name, _FUNDING) for name in dict.fromkeys(one.by for one in story.funding if one.by))
    yield from ((name, _IMPLEMENTING) for name in story.partners.get("technical", ()))


def _sum(one: Funding, sheet: PageContext) -> str:
    told = ((one.amount, sheet.words.gettext("Planned")), (one.spent, sheet.words.gettext("Spent")))
    sums = [f"{word} {amount:.15g} {one.currency}" for amount, word in told if amount is not None]
    if not sums:
        return ""
    name = one.label or one.kind or one.by
    return f"{name}: {', '.join(sums)}{f' ({one.as_of})' if one.as_of else ''}".removeprefix(": ")


def _places(parent: ET.Element, towns: tuple[Town, ...]) -> None:
    """Name the country there, where it is one alone, and the towns with their positions, latitude first."""
    there = {town.country for town in towns[1:] if town.country}
    if len(there) == 1:
        ET.SubElement(parent, "recipient-country", {"code": there.pop()})
    for town in towns:
        place = ET.SubElement(parent, "location")
        _narrate(ET.SubElement(place, "name"), {"": town.name, **town.names})
        point = ET.SubElement(place, "point", {"srsName": _DEGREES})
        ET.SubElement(point, "pos").text = f"{town.point.lat:.5f} {town.point.lon:.5f}"


def _pages(parent: ET.Element, partnership: Partnership, sheet: PageContext) -> None:
    for language, one in partnership.stories.items():
        address = Address(Kind.STORY, partnership.slug, language)
        if not sheet.shared.plan.has(address):
            continue
        url = sheet.links.absolute(address)
        link = ET.SubElement(parent, "document-link", {"format": "text/html", "url": url})
        _narrate(ET.SubElement(link, "title"), {language: one.title})
        ET.SubElement(link, "category", {"code": _WEB_PAGE})
        ET.SubElement(link, "language", {"code": language.partition("-")[0]})
