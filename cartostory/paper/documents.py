"""One document that is asked for, and who puts it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cartostory.model import Paper, PaperKind, Site
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.paper import METHOD_SHEET
from cartostory.paper.booklet import booklet
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder
from cartostory.paper.map_sheet import map_sheet
from cartostory.paper.method_sheet import method_sheet
from cartostory.paper.panel import panel
from cartostory.paper.poster import poster
from cartostory.render.renderer import renderer_of
from cartostory.render.shared import Shared


@dataclass(frozen=True, slots=True)
class Job:
    """A document: whose it is (a story's slug, a poster's event), in which language, and on what paper.

    `chapter` is the number of the chapter whose map a sheet shows; 0 leaves the choice to the program.
    """

    slug: str
    language: str
    paper: Paper
    chapter: int = 0

    @property
    def name(self) -> str:
        """Name the document, as its file is called."""
        chapter = f"-chapter-{self.chapter}" if self.chapter else ""
        return f"{self.slug}-{self.paper.part}{chapter}-{self.language}.pdf"

    @property
    def address(self) -> Address:
        """Name it as an output of the website."""
        return Address(Kind.PAPER, self.slug, self.language, self.paper.part)


def documents(site: Site, plan: Plan) -> Mapping[Address, Job]:
    """Give the document of every PDF that is planned."""
    by_part = {paper.part: paper for paper in (*site.config.paper, METHOD_SHEET)}
    return {
        address: Job(address.subject, address.language, by_part[address.part])
        for address in plan.outputs
        if address.kind is Kind.PAPER
    }


def put_together(job: Job, shared: Shared, today: date) -> Manuscript:
    """Put a document together. Raises `LookupError` where there is no such story or event."""
    desk = DocumentBuilder(renderer_of(shared).sheet(Output(job.name, job.address)), today)
    if job.paper.kind is PaperKind.POSTER:
        wanted = (job.slug, job.language)
        event = next((one for one in shared.site.events if (one.slug, one.language) == wanted), None)
        if event is None:
            raise LookupError(job.slug)
        return poster(desk, event, job.paper)
    partnership = shared.site.partnership(job.slug)
    told = partnership.methods if partnership and job.paper.kind is PaperKind.METHOD else None
    if partnership is None or job.language not in (partnership.stories if told is None else told):
        raise LookupError(job.slug)
    if job.paper.kind is PaperKind.METHOD:
        return method_sheet(desk, partnership, partnership.methods[job.language])
    story = partnership.stories[job.language]
    if job.paper.kind is PaperKind.BOOKLET:
        return booklet(desk, partnership, story)
    if job.paper.kind is PaperKind.PANEL:
        return panel(desk, partnership, story, job.paper)
    return map_sheet(desk, partnership, story, job.paper, job.chapter)
