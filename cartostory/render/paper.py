"""The PDFs that are planned for a story or an event -> what its page offers of them."""

from __future__ import annotations

from cartostory.model.output import Address, Kind
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import PaperView


def paper_views(subject: str, language: str, sheet: PageContext) -> tuple[PaperView, ...]:
    """List the PDFs that could be made, in the order of the settings, with their weight."""
    found = []
    for paper in sheet.shared.site.config.paper:
        address = Address(Kind.PAPER, subject, language, paper.part)
        weight = sheet.shared.paper_bytes.get(address, 0)
        if weight and sheet.shared.plan.has(address):
            url = sheet.links.to(address)
            found.append(PaperView(paper.kind.value, paper.size, paper.scale or 0, url, max(1, round(weight / 1000))))
    return tuple(found)
