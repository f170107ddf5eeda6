"""An event of the programme -> its poster: when, what, where, who, and a QR code to its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from babel.dates import format_time

from cartostory.carto.view.compose import opening_globe, towns_of
from cartostory.carto.view.picture import Picture
from cartostory.model import Event, EventStatus, Paper, Partnership, Precision
from cartostory.model.languages import locale_of
from cartostory.model.output import Address, Kind
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.nodes import Nodes, even
from cartostory.paper.sheet_size import sheet_of
from cartostory.paper.towns import towns
from cartostory.render.html.markdown import STORY_TOP
from cartostory.render.local_time import local_time

GLOBE_MM = 150.0
_TEXT_MM = 150.0
_TOP_LEVEL = 2


def poster(desk: DocumentBuilder, event: Event, paper: Paper) -> Manuscript:
    """Put a poster together."""
    sheet, say = sheet_of(paper), desk.say
    title = desk.sheet.set(event.title)
    partnership = _partnership(desk, event)
    pictures: dict[str, Picture] = {}
    told = {"towns": [], "distance": ""}
    if partnership:
        story = partnership.stories.get(event.language, partnership.story)
        told = {**towns(desk, partnership, story)}
        if towns_of(partnership, story):
            side = sheet.px(GLOBE_MM * sheet.growth)
            globe = opening_globe(partnership, story, desk.site.config, title, (side, side))
            # the sheet's edge cuts through the globe, and would cut through names
            nameless = tuple(replace(marker, name="") for marker in globe.markers)
            pictures["globe"] = replace(globe, markers=nameless)
    facts = [
        (say("Where"), event.where),
        (say("With"), desk.sheet.words.listed(event.who)),
        (say("Access"), event.access),
        (say("Price"), event.price),
    ]
    data = {
        **frame(desk, title, desk.sheet.set(", ".join(filter(None, (_when(desk, event), event.where)))), None),
        **told,
        "sheet": [sheet.width, sheet.height],
        "growth": sheet.growth,
        "globe": GLOBE_MM * sheet.growth,
        "when": _when(desk, event),
        "clocks": local_time(event, desk.sheet),
        "standing": _standing(desk, event),
        "facts": [(label, desk.sheet.set(value)) for label, value in facts if value],
        "text": _text(desk, event),
        "qr": desk.code("event", Address(Kind.EVENT, event.slug, event.language), f"programme/{event.slug}"),
        "words": {"read_on": say("All about it on your phone")},
    }
    return desk.manuscript("poster.typ", event.span, data, pictures)


def _partnership(desk: DocumentBuilder, event: Event) -> Partnership | None:
    return desk.site.partnership(event.story.name) if event.story else None


def _text(desk: DocumentBuilder, event: Event) -> Nodes:
    pieces = desk.sheet.shared.markdown(event.text.markdown, (), event.language, STORY_TOP)
    setting = desk.setting(event.text.span.file, _TEXT_MM)
    setting.read_notes(pieces.footnotes)
    return even(setting.blocks(pieces.lead), _TOP_LEVEL)


def _when(desk: DocumentBuilder, event: Event) -> str:
    """Say when, as exactly as it is known, with the day of the week; the end where it says more."""
    start = _said(desk, event.start, event.precision)
    if event.end is None or not event.says_end:
        return start
    if event.precision is Precision.MINUTE and event.ends_same_day:
        return f"{start} – {_time(desk, event.end)}"
    return f"{start} – {_said(desk, event.end, event.end_precision)}"


def _said(desk: DocumentBuilder, moment: datetime, precision: Precision) -> str:
    words = desk.sheet.words
    if precision not in {Precision.DAY, Precision.MINUTE}:
        return words.date(moment, precision=precision.value)
    day = words.date(moment, format="full")
    return f"{day}, {_time(desk, moment)}" if precision is Precision.MINUTE else day


def _time(desk: DocumentBuilder, moment: datetime) -> str:
    return format_time(moment.replace(tzinfo=None), "short", locale=locale_of(desk.sheet.language))


def _standing(desk: DocumentBuilder, event: Event) -> str:
    """Say that an event does not take place as planned; nothing where it does."""
    return {
        EventStatus.CANCELLED: desk.say("Cancelled"),
        EventStatus.POSTPONED: desk.say("Postponed"),
        EventStatus.TENTATIVE: desk.say("To be confirmed"),
    }.get(event.status, "")
