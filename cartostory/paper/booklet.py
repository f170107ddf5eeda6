"""A story -> its booklet: cover, contents, chapters with their map, photographs and QR code, notes, credits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cartostory.carto.view.compose import chapter_map, opening_globe
from cartostory.carto.view.framing import Frame
from cartostory.carto.view.framing import frame as framed
from cartostory.carto.view.in_view import in_view
from cartostory.carto.view.names import numbered
from cartostory.carto.view.picture import Picture
from cartostory.model import Chapter, Partnership, Story
from cartostory.model.output import Address, Kind
from cartostory.model.story import has_map
from cartostory.paper.credits import credits_of
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.html_to_nodes import Setting
from cartostory.paper.nodes import Nodes, count_notes, even, plain, words_in
from cartostory.paper.sheet_size import MM_PER_INCH, PX_PER_INCH
from cartostory.paper.towns import facts, towns
from cartostory.render.html.markdown import STORY_TOP, ChapterHtml
from cartostory.render.map_alt import chapter_alt
from cartostory.render.map_view import story_map
from cartostory.render.places import kicker, markers_of, place_views
from cartostory.render.works import works

TEXT_MM, PLATE_WIDTH_MM, GLOBE_MM = 126, 166, 128
"""The measure of the text, the width of a chapter's map, and the cover's globe: what `booklet.typ` lays out."""
_LOW_MM, _USUAL_MM, _TALL_MM, _TALL_BY_MANY_MM = 74, 92, 134, 104
"""How high a chapter's map is: of a long chapter, of most, of a short one, and of a short one with many places."""
_SHORT, _LONG, _SQUARE_PICTURE, _MANY = 900, 1000, 450, 3
"""Up to 900 characters and without a photograph, a chapter leaves its page to a taller map; from 1000 on, a photograph
counted as 450 where it is as high as wide (two stand side by side as one), its map makes room, so that the chapter
stays on its page. More than three places beside the text need height too."""
_TOP_LEVEL = 2


def booklet(desk: DocumentBuilder, partnership: Partnership, story: Story) -> Manuscript:
    """Put a booklet together."""
    if has_map(story):
        desk.numbers = {digest: one.number for digest, one in numbered(partnership, story).items()}
    pieces = desk.sheet.shared.markdown(story.body.markdown, story.headings, story.language, STORY_TOP)
    setting = desk.setting(story.span.file, TEXT_MM)
    setting.read_notes(pieces.footnotes)
    pictures: dict[str, Picture] = {}
    title, summary = desk.sheet.set(story.title), desk.sheet.set(story.summary)
    lead = even(setting.blocks(pieces.lead), _TOP_LEVEL)
    chapters = [
        _chapter(desk, partnership, story, chapter, piece, seen, setting, pictures)
        for chapter, piece, seen in zip(story.chapters, pieces.chapters, framed(partnership, story), strict=True)
    ]
    if has_map(story):
        pictures["globe"] = opening_globe(partnership, story, desk.site.config, title, _px((GLOBE_MM, GLOBE_MM)))
    data = {
        **frame(desk, title, summary, story.updated),
        **towns(desk, partnership, story),
        "keywords": list(map(plain, story.themes)),
        "facts": facts(desk, story),
        "globe": "globe" if "globe" in pictures else "",
        "lead": lead,
        "lead_notes": count_notes(lead),
        "chapters": chapters,
        "credits": credits_of(desk, partnership, story),
        "qr": desk.code("story", Address(Kind.STORY, partnership.slug, story.language), partnership.slug),
        "words": _words(desk),
        "colophon": desk.say("Made with cartostory from the same text as the web page."),
    }
    return desk.manuscript("booklet.typ", story.span, data, pictures)


def _chapter(  # noqa: PLR0917 - what a chapter hangs on
    desk: DocumentBuilder,
    partnership: Partnership,
    story: Story,
    chapter: Chapter,
    piece: ChapterHtml,
    seen: Frame,
    setting: Setting,
    pictures: dict[str, Picture],
) -> Mapping[str, Any]:
    sheet = desk.sheet
    markers = markers_of(partnership, story)
    shown = in_view(markers, seen)
    title = setting.line(piece.title) or [sheet.set(chapter.title)]
    text = even(setting.blocks(piece.text), _TOP_LEVEL)
    name = f"map-{chapter.number}" if has_map(story) else ""
    if name:
        address = story_map(str(chapter.number), story.slug, story.language)
        alt = sheet.set(chapter_alt(chapter, seen, shown, address, sheet))
        size = _px((PLATE_WIDTH_MM, plate_mm(text, len(shown))))
        pictures[name] = chapter_map(partnership, story, seen, desk.site.config, alt, size)
    places = [
        {"name": one.name, "number": one.number, "role": one.role, "position": one.position}
        for one in place_views(shown, sheet)
    ]
    story_page = Address(Kind.STORY, partnership.slug, story.language)
    first = partnership.story.chapters
    target = f"{partnership.slug}#{first[chapter.number - 1].id}" if len(first) == len(story.chapters) else ""
    return {
        "number": chapter.number,
        "title": title,
        "plain": [plain(words_in(node for node in title if isinstance(node, str) or node["is"] != "note"))],
        "kicker": sheet.set(kicker(markers, seen, sheet)),
        "text": text,
        "notes": count_notes(text),
        "map": name,
        "places": places,
        "works": _works(desk, partnership, seen),
        "qr": desk.code(f"chapter-{chapter.number}", story_page, target, chapter.id),
    }


def plate_mm(text: Nodes, places: int) -> int:
    """Give how high the map of a chapter is, in mm, so that its page holds the chapter and is well filled."""
    blocks = [node for node in text if not isinstance(node, str)]
    ratios = [node["ratio"] for node in blocks if node["is"] == "picture"]
    letters = len(words_in(text))
    if not any(node["is"] in {"picture", "gallery", "table"} for node in blocks) and letters <= _SHORT:
        return _TALL_BY_MANY_MM if places > _MANY else _TALL_MM
    pictures = sum(_SQUARE_PICTURE * min(ratio, 1.0) for ratio in ratios) / min(max(1, len(ratios)), 2)
    is_long = letters + pictures > _LONG
    return _LOW_MM if is_long else _USUAL_MM


def _works(desk: DocumentBuilder, partnership: Partnership, seen: Frame) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for table in works(partnership, seen, desk.sheet):
        status = dict(zip(("planned", "under-way", "done", "stopped"), _statuses(desk), strict=True))
        rows = [(one.name, status[one.status], _day(desk, one.end or one.start)) for one in table.works]
        found.append({"label": table.label, "progress": table.progress, "rows": rows})
    return found


def _statuses(desk: DocumentBuilder) -> tuple[str, ...]:
    return desk.say("Planned"), desk.say("Under way"), desk.say("Done"), desk.say("Stopped")


def _day(desk: DocumentBuilder, day: object) -> str:
    return day if isinstance(day, str) else desk.sheet.words.date(day)  # type: ignore[arg-type] # a date else


def _words(desk: DocumentBuilder) -> Mapping[str, str]:
    return {
        "contents": desk.say("Contents"),
        "map": desk.say("Map"),
        "legend": desk.say("Legend"),
        "credits": desk.say("Credits"),
        "read_on": desk.say("Read this story, with its maps that move:"),
        "spoken": desk.say("Read from a recording"),
        "notes": desk.say("Your notes"),
    }


def _px(size_mm: tuple[float, float]) -> tuple[int, int]:
    wide, high = (round(mm * PX_PER_INCH / MM_PER_INCH) for mm in size_mm)
    return wide, high
