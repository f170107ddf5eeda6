"""A story -> a panel for an exhibition: title, towns, map, photographs, summary, and a QR code outside the map."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto.view.compose import opening_globe
from cartostory.model import Paper, Partnership, Story
from cartostory.model.output import Address, Kind
from cartostory.model.photo_uses import Appearance, appearances
from cartostory.model.story import has_map
from cartostory.paper.document import SHEET, Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.map_sheet import chosen, placed_map
from cartostory.paper.nodes import Node
from cartostory.paper.sheet_size import sheet_of
from cartostory.paper.towns import facts, towns
from cartostory.render.places import kicker, markers_of

MARGIN_MM, MAP_SHARE, GLOBE_MM = 22.0, 0.38, 62.0
"""At the growth of A3; the share of the sheet's height that the map takes."""
_MOST_PHOTOS = 3


def panel(desk: DocumentBuilder, partnership: Partnership, story: Story, paper: Paper) -> Manuscript:
    """Put a panel together."""
    sheet, config = sheet_of(paper), desk.site.config
    title, summary = desk.sheet.set(story.title), desk.sheet.set(story.summary)
    margin = MARGIN_MM * sheet.growth
    wide, high, globe = sheet.width - 2 * margin, sheet.height * MAP_SHARE, GLOBE_MM * sheet.growth
    pictures = {}
    name = ""
    if has_map(story):
        seen = chosen(partnership, story)
        name = desk.sheet.set(kicker(markers_of(partnership, story), seen, desk.sheet))
        alt = desk.say("Map: %(places)s") % {"places": name or title}
        pictures[SHEET] = placed_map(desk, partnership, story, seen, alt, (sheet.px(wide), sheet.px(high)))
        pictures["globe"] = opening_globe(partnership, story, config, title, (sheet.px(globe), sheet.px(globe)))
    data = {
        **frame(desk, title, summary, story.updated),
        **towns(desk, partnership, story),
        "sheet": [sheet.width, sheet.height],
        "growth": sheet.growth,
        "margin": margin,
        "map": [wide, high],
        "globe": globe,
        "place": name,
        "facts": facts(desk, story),
        "photos": _photos(desk, partnership, story, wide / 2),
        "qr": desk.code("story", Address(Kind.STORY, partnership.slug, story.language), partnership.slug),
        "words": {
            "read_on": desk.say("Read the whole story on your phone"),
            "legend": desk.say("Legend"),
            "sources": desk.say("Sources"),
        },
        "sources": list(map(desk.sheet.set, story.sources)),
    }
    return desk.manuscript("panel.typ", story.span, data, pictures)


def _photos(desk: DocumentBuilder, partnership: Partnership, story: Story, width_mm: float) -> list[Node]:
    """Give the first photographs that may be printed, the cover before the others; panels show no gaps."""
    own = replace(partnership, stories={story.language: story})
    ordered = sorted(_once(tuple(appearances(own))), key=lambda one: not one.is_cover)
    found: list[Node] = []
    for one in ordered:
        node = desk.photograph(one.photo, width_mm, one.alt or "")
        if not isinstance(node, str) and node["file"]:
            found.append(node)
        if len(found) == _MOST_PHOTOS:
            break
    return found


def _once(found: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
    return tuple({one.photo.name: one for one in found}.values())
