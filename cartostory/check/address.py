"""The site's address is a whole one.

QR codes, feeds, the sitemap and share cards carry it, and printed codes cannot be corrected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find an address that is missing, not absolute, not encrypted, or without its last slash."""
    address = site.config.address
    span = site.config.spans.get("address", site.config.span)
    if not address:
        yield problem("no-address", span)
        return
    scheme, host, query = _parts(address)
    if scheme not in {"http", "https"} or not host or query:
        yield problem("address-not-whole", span, address=address)
        return
    if scheme == "http":
        yield problem("address-not-encrypted", span, address=address)
    if not address.endswith("/"):
        yield problem("address-without-slash", span, address=address)


def _parts(address: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that close nothing: as wrong as an address without host
        return "", "", ""
    return parts.scheme, parts.hostname or "", parts.query + parts.fragment
