"""A method sheet -> one A4 sheet to be handed round: every section, the towns, and a QR code to its page."""

from __future__ import annotations

from typing import Any

from cartostory.model import Method, MethodPart, Partnership
from cartostory.model.output import Address, Kind
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.nodes import count_notes, even, trimmed
from cartostory.paper.towns import towns
from cartostory.render.html.markdown import PAGE_TOP
from cartostory.render.html.tree import tree

COLUMN_MM = 84.0
_BELOW_SECTIONS = 3


def method_sheet(desk: DocumentBuilder, partnership: Partnership, method: Method) -> Manuscript:
    """Put a sheet together. `method.typ` sets it as large as one side holds; what is longer goes on the back."""
    pieces = desk.sheet.shared.markdown(method.body.markdown, method.headings, method.language, PAGE_TOP + 1)
    setting = desk.setting(method.span.file, COLUMN_MM)
    setting.read_notes(pieces.footnotes)
    sections: list[dict[str, Any]] = [
        {
            "is_steps": one.part is MethodPart.STEPS,
            "title": trimmed(setting.inline(tree(piece.title))),
            "in": even(setting.blocks(piece.text), _BELOW_SECTIONS),
        }
        for one, piece in zip(method.sections, pieces.chapters, strict=True)
    ]
    story = partnership.stories.get(method.language, partnership.story)
    lead = even(setting.blocks(pieces.lead), _BELOW_SECTIONS)
    data = {
        **frame(desk, desk.sheet.set(method.title), desk.sheet.set(method.summary), story.updated),
        **towns(desk, partnership, story),
        "lead": lead,
        "notes": count_notes([*lead, *(node for one in sections for node in one["in"])]),
        "sections": sections,
        "qr": desk.code("method", Address(Kind.METHOD, method.slug, method.language), f"{method.slug}/methode"),
        "words": {
            "kicker": desk.say("Method sheet"),
            "read_on": desk.say("This sheet and its story, on your phone"),
            "spoken": desk.say("Read from a recording"),
        },
    }
    return desk.manuscript("method.typ", method.span, data, {})
