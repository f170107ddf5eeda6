"""A page without blanks, unless it says that it is a draft.

The legal texts that the program proposes hold blanks that only a town can fill in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import TO_COMPLETE, Page, Site
from cartostory.problem import Problem, Span, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find what is left to complete in pages that do not say so."""
    for page in site.pages:
        if not page.unfinished:
            yield from _blanks(page)


def _blanks(page: Page) -> Iterator[Problem]:
    start = page.text.span
    for number, line in enumerate(page.text.text.split("\n")):
        for blank in TO_COMPLETE.finditer(line):
            span = Span(start.file, start.line + number, blank.start() + 1)
            yield problem("page-not-completed", span, blank=blank[0])
