"""The links at the foot of every page: accessibility, legal notice, privacy."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import ACCESSIBILITY, LEGAL_PAGES, Conformity, Page
from cartostory.output import Address, Kind
from cartostory.render.sheet import Sheet
from cartostory.render.views import LegalLink


def legal_links(sheet: Sheet) -> Iterator[LegalLink]:
    """Give the legal pages in the page's language; in the site's first where a town has written them in that alone."""
    first = sheet.shared.site.config.languages[0]
    pages = {(page.slug, page.language): page for page in sheet.shared.site.pages}
    for slug in LEGAL_PAGES:
        page = pages.get((slug, sheet.language)) or pages.get((slug, first))
        if page and sheet.shared.plan.has(address := Address(Kind.PAGE, slug, page.language)):
            yield LegalLink(_label(page, sheet), sheet.links.to(address), address == sheet.output.address)


def _label(page: Page, sheet: Sheet) -> str:
    """Name a page; a declaration's link says how far the site conforms (décret n° 2019-768, article 6)."""
    if page.slug != ACCESSIBILITY or page.conformity is None:
        return sheet.foreign(page.title, page.text_language)
    said = {
        Conformity.NONE: sheet.words.gettext("Accessibility: not compliant"),
        Conformity.PARTIAL: sheet.words.gettext("Accessibility: partially compliant"),
        Conformity.FULL: sheet.words.gettext("Accessibility: fully compliant"),
    }
    return said[page.conformity]
