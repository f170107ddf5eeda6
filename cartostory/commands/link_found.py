"""What somebody typed (a code, an address, a story, a chapter, an installation) -> the short link that is meant."""

from __future__ import annotations

from cartostory.commands.link_change import unknown_code
from cartostory.commands.session import Session
from cartostory.destination import destination
from cartostory.load.site import load, without_drafts
from cartostory.lock import alone
from cartostory.messages import Messages
from cartostory.model import ShortLink, Site
from cartostory.pipeline import Options
from cartostory.problem import problem
from cartostory.short_address import link_to
from cartostory.short_code import as_written
from cartostory.short_links.keep import complete
from cartostory.short_links.write import keep


def linked_site(session: Session, options: Options) -> Site | None:
    """Load a site with all its links, and keep those that were missing: what is printed has to hold.

    None, and the problem said, for a site without an address. Raises `CannotEditError`, `OSError`.
    """
    with alone(options.state):
        loaded, problems = load(options.root)
        config = loaded.config
        if not config.address:
            session.report([problem("qr-without-address", config.spans.get("address", config.span))], options.root)
            return None
        broken = any(found.span.file == "content/links.yaml" for found in problems)
        site, kept = complete(loaded)
        if not broken:
            keep(options.root, kept, Messages(config.languages[0]).gettext)
    return without_drafts(site)


def find_link(session: Session, site: Site, written: str) -> ShortLink | None:
    """Find the link; None, and what would have been right is said, where there is none."""
    code = as_written(written)
    by_code = next((link for link in site.short_links if link.code == code), None)
    by_name = next((link for link in site.short_links if link.name == written), None)
    found = by_code or link_to(site, written) or by_name
    if found is None:
        unknown_code(session, site, written)
    return found


def name_of(site: Site, link: ShortLink, language: str = "") -> str:
    """Give what people call a link: the installation, or what it leads to in a language, else in the link's own."""
    found = destination(site, link.target.name, language or link.language)
    return link.name or (found.title if found else link.target.name)
