"""`robots.txt`: everything may be read, and where the sitemap stands (RFC 9309)."""

from __future__ import annotations

from cartostory.output import Address, Kind, Output
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet


def robots(_press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the file."""
    target = Address(Kind.SITEMAP)
    found = (
        f"\nSitemap: {sheet.links.absolute(target)}\n" if sheet.shared.plan.has(target) and sheet.links.address else ""
    )
    return f"User-agent: *\nAllow: /\n{found}"
