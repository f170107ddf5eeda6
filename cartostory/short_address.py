"""The addresses of short links: `q/<code>/`, and `q/<code>/ar/` for another language than the site's first."""

from __future__ import annotations

from cartostory.model import ShortLink, Site

FOLDER = "q"


def link_to(site: Site, target: str) -> ShortLink | None:
    """Find the link that the program made for a target by itself; None where there is none in use."""
    own = (link for link in site.short_links if not (link.name or link.language or link.retired))
    return next((link for link in own if link.target.name == target), None)


def link_path(site: Site, code: str, language: str = "") -> str:
    """Give the path of a link below the site's address; the code alone opens in the language of its link."""
    other = "" if language in {"", site.config.languages[0]} else f"{language}/"
    return f"{FOLDER}/{code}/{other}"


def whole(site: Site, code: str, language: str = "") -> str:
    """Give the whole address, as QR codes carry it; empty for a site that has none."""
    address = site.config.address
    return f"{address.rstrip('/')}/{link_path(site, code, language)}" if address else ""


def address_of(site: Site, target: str, language: str = "") -> str:
    """Give the whole short address of a story, a chapter or an event; empty where it has none."""
    link = link_to(site, target)
    return whole(site, link.code, language) if link else ""


def in_clear(address: str) -> str:
    """Give an address as people type it: without its scheme and its last slash."""
    return address.partition("://")[2].rstrip("/") or address
