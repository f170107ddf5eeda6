"""The addresses of short links: `q/<code>/`, and `q/<code>/ar/` for another language than the code alone opens in."""

from __future__ import annotations

from cartostory.model import ShortLink, Site
from cartostory.model.first_by import first_by

FOLDER = "q"


def link_to(site: Site, target: str) -> ShortLink | None:
    """Find the link that the program made for a target by itself; None where there is none in use."""
    return first_by(_in_use, site.short_links).get(target)


def first_code(site: Site, target: str) -> str:
    """Give the oldest code that the program made for what a target is now, be it retired; empty where there is none.

    It follows a target that is renamed, and what is printed hangs on it: it is the target's identity.
    """
    found = first_by(_own, site.short_links).get(target)
    return found.code if found else ""


def _in_use(link: ShortLink) -> str | None:
    return None if link.retired else _own(link)


def _own(link: ShortLink) -> str | None:
    """Give the target of a link that the program made by itself."""
    return None if link.name or link.language else link.target.name


def opens_in(site: Site, link: ShortLink) -> str:
    """Give the language in which the code alone opens: the link's own, else the site's first."""
    return link.language if link.language in site.config.languages else site.config.first_language


def languages_of(site: Site, link: ShortLink) -> tuple[str, ...]:
    """Give the languages that have an address below the code.

    Those beside the site's first have one always, also the one in which the code alone opens: it may hang on a wall.
    """
    first, *others = site.config.languages
    return tuple(others) if opens_in(site, link) == first else (first, *others)


def part_of(site: Site, link: ShortLink, language: str) -> str:
    """Give what an address says of a language: nothing where the code alone opens in it."""
    return "" if language == opens_in(site, link) else language


def link_path(code: str, part: str = "") -> str:
    """Give the path of a link below the site's address; `part` is a language of `languages_of`, or empty."""
    return f"{FOLDER}/{code}/{part}/" if part else f"{FOLDER}/{code}/"


def whole(site: Site, link: ShortLink, language: str = "") -> str:
    """Give the whole address in one of the site's languages, as QR codes carry it; empty for a site that has none."""
    address = site.config.address
    return f"{address.rstrip('/')}/{link_path(link.code, part_of(site, link, language))}" if address else ""


def address_of(site: Site, target: str, language: str = "") -> str:
    """Give the whole short address of a story, a chapter or an event; empty where it has none."""
    link = link_to(site, target)
    return whole(site, link, language) if link else ""


def in_clear(address: str) -> str:
    """Give an address as people type it: without its scheme and its last slash."""
    return address.partition("://")[2].rstrip("/") or address
