"""The pages -> `sitemap.xml` (sitemaps.org), each with its other languages; the protocol asks for whole addresses."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from cartostory.model.output import Address, Kind, Output
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(_press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the sitemap. It is planned only for a site that has an address; raises ValueError for another."""
    if not sheet.links.address:
        raise ValueError("a sitemap needs the site's address")
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    pages: dict[tuple[str, ...], list[Address]] = {}
    for address, output in sheet.shared.plan.outputs.items():
        if output.is_listed:
            pages.setdefault((address.kind, address.subject, address.part), []).append(address)
    for address, same in ((one, group) for group in pages.values() for one in group):
        found = ET.SubElement(root, "url")
        ET.SubElement(found, "loc").text = sheet.links.absolute(address)
        updated = _updated(address, sheet)
        if updated:
            ET.SubElement(found, "lastmod").text = updated
        for other in same if len(same) > 1 else ():
            link = {"rel": "alternate", "hreflang": other.language, "href": sheet.links.absolute(other)}
            ET.SubElement(found, "xhtml:link", link)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _updated(address: Address, sheet: PageContext) -> str:
    partnership = sheet.shared.site.partnership(address.subject) if address.kind is Kind.STORY else None
    story = partnership.stories.get(address.language) if partnership else None
    return story.updated.isoformat() if story and story.updated else ""


def robots(_press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the file.

    `robots.txt`: everything may be read, and where the sitemap stands (RFC 9309).
    """
    target = Address(Kind.SITEMAP)
    found = (
        f"\nSitemap: {sheet.links.absolute(target)}\n" if sheet.shared.plan.has(target) and sheet.links.address else ""
    )
    return f"User-agent: *\nAllow: /\n{found}"
