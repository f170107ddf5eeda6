"""What somebody typed (a code, an address, a story, a chapter, an installation) -> the short link that is meant."""

from __future__ import annotations

from cartostory.authoring.short_links.complete import complete
from cartostory.authoring.short_links.links_file import keep
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.load.site import load, without_drafts
from cartostory.model import ShortLink, Site
from cartostory.model.link_target import destination
from cartostory.model.short_address import link_to
from cartostory.model.short_code import as_written
from cartostory.model.spelling import nearest
from cartostory.problems.messages import Messages, translatable
from cartostory.problems.problem import problem

WHAT = "CODE | STORY[#CHAPTER]"
"""How a command line names a short link."""


def unknown_code(session: Session, site: Site, code: str) -> int:
    """Say that no link has such a code; give the exit code."""
    guess = nearest(code, (link.code for link in site.short_links))
    session.print(session.say(_NO_CODE).format(code=code), error=True)
    if guess:
        session.print(session.say(_NEAREST).format(nearest=guess), error=True)
    return ExitCode.USAGE


def wrong_language(session: Session, site: Site, language: str) -> int:
    """Refuse a language that the site does not have, and say which it has; give the exit code. Empty: none asked for.

    A code for such a language would be printed well and lead nowhere.
    """
    if not language or language in site.config.languages:
        return ExitCode.FINE
    listed = ", ".join(site.config.languages)
    session.print(session.say(_NO_LANGUAGE).format(language=language, languages=listed), error=True)
    return ExitCode.USAGE


_NEAREST = translatable("Did you mean “{nearest}”?")
_NO_CODE = translatable("No short link has the code “{code}”. “cartostory link list” lists them.")
_NO_LANGUAGE = translatable("The site has no language “{language}”; it has: {languages}.")


def linked_site(session: Session, options: Options) -> Site | None:
    """Load a site with all its links, and keep those that were missing: what is printed has to hold.

    None, and the problem said, for a site without an address. Raises `CannotEditError`, `OSError`.
    """
    with alone(options):
        loaded, problems = load(options.root)
        config = loaded.config
        if not config.address:
            session.report([problem("qr-without-address", config.spans.get("address", config.span))], options.root)
            return None
        broken = any(found.span.file == "content/links.yaml" for found in problems)
        site, kept = complete(loaded)
        if not broken:
            keep(options.root, kept, Messages(config.first_language).gettext)
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
