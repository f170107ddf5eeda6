"""Some documents of a site -> their PDFs, without the rest of the website."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cartostory.build.assets import make_photos
from cartostory.build.ready_files import photo_files
from cartostory.build.render_site import make_pdfs
from cartostory.build.run import Run
from cartostory.model.output import Content
from cartostory.model.prepared import PreparedSite
from cartostory.paper.documents import Job
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Papers:
    """The PDFs by the names of their documents, and what was found on the way."""

    files: Mapping[str, Content]
    problems: tuple[Problem, ...]


def make_paper(prepared: PreparedSite, jobs: Sequence[Job], run: Run) -> Papers:
    """Make documents for paper alone, and the photographs that they need."""
    slugs = {job.slug for job in jobs}
    theirs = [one for one in prepared.site.partnerships if one.slug in slugs] or prepared.site.partnerships
    renditions, unreadable = make_photos(prepared.site, theirs, run)
    pdfs, wrong = make_pdfs(prepared, jobs, dict(photo_files(prepared, renditions)), run)
    names = {job.address: job.name for job in jobs}
    files = {names[address]: pdf.data for address, pdf in pdfs.items() if pdf.data is not None}
    return Papers(files, (*unreadable, *wrong))
