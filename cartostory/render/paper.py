"""The PDFs that are planned for a story or an event -> what its page offers of them."""

from __future__ import annotations

from cartostory.model import Paper
from cartostory.model.output import Address, Kind
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import PaperView


def paper_views(subject: str, language: str, sheet: PageContext) -> tuple[PaperView, ...]:
    """List the PDFs that could be made, in the order of the settings, with their weight."""
    found = (paper_view(paper, subject, language, sheet) for paper in sheet.shared.site.config.paper)
    return tuple(view for views in found for view in views)


def paper_view(paper: Paper, subject: str, language: str, sheet: PageContext) -> tuple[PaperView, ...]:
    """Give one PDF, or nothing where it was not asked for or could not be made."""
    address = Address(Kind.PAPER, subject, language, paper.part)
    weight = sheet.shared.paper_bytes.get(address, 0)
    if not weight or not sheet.shared.plan.has(address):
        return ()
    kilobytes = max(1, round(weight / 1000))
    return (PaperView(paper.kind.value, paper.size, paper.scale or 0, sheet.links.to(address), kilobytes),)
