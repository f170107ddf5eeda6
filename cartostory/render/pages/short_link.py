"""A short link -> the page that sends its reader on at once, without a script; or the page that says that it is gone.

An instant `<meta http-equiv="refresh">` is what WCAG 2.2 asks of such pages (technique H76).
"""

from __future__ import annotations

from markupsafe import Markup

from cartostory.model import ShortLink
from cartostory.model.first_by import first_by
from cartostory.model.languages import direction
from cartostory.model.link_target import Destination, of_link, story_of
from cartostory.model.output import Address, Kind, Output
from cartostory.model.short_address import in_clear, link_to, part_of, whole
from cartostory.render.links import quoted
from cartostory.render.page_context import PageContext
from cartostory.render.qr import svg, symbol
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_link, story_links
from cartostory.render.views.parts import RedirectView, ShortLinkView
from cartostory.render.views.story import StoryLink


def short_link_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the page of one code in one language."""
    site = sheet.shared.site
    link = first_by(_code, site.short_links)[output.address.subject]
    found = of_link(site, link, output.address.language)
    if found and sheet.shared.plan.has(found.address):
        context = {"shell": shell(sheet, Head(found.title)), "view": _redirect(found, sheet)}
        return press.templates.page("short-link.html", sheet, context)
    words = sheet.words.gettext("This page has left the atlas")
    own = _story(link, sheet)
    others = tuple(one for one in story_links(sheet) if one != own)
    context = {"shell": shell(sheet, Head(words)), "story": own, "stories": others}
    return press.templates.page("short-link-gone.html", sheet, context)


def _code(link: ShortLink) -> str:
    return link.code


def url(found: Destination, sheet: PageContext) -> str:
    """Give the relative URL of a destination, with the place on its page."""
    anchor = f"#{quoted(found.anchor)}" if found.anchor else ""
    return sheet.links.to(found.address) + anchor


def short_link_view(target: str, language: str, sheet: PageContext) -> ShortLinkView | None:
    """Show the short link of a story, a chapter or an event; None where it has none, or the site no address."""
    site = sheet.shared.site
    link = link_to(site, target)
    part = part_of(site, link, language) if link else ""
    if link is None or not site.config.address or not sheet.has(Kind.SHORT_LINK, link.code, part):
        return None
    address = whole(site, link, language)
    shown = in_clear(address)
    title = sheet.words.gettext("QR code of %(address)s") % {"address": shown}
    drawn = Markup(svg(symbol(address), title))  # noqa: S704 - our own drawing, escaped
    return ShortLinkView(address, shown, sheet.link(Kind.SHORT_LINK, link.code, part), drawn)


def _redirect(found: Destination, sheet: PageContext) -> RedirectView:
    language = found.address.language
    return RedirectView(
        title=sheet.set(found.title, language),
        url=url(found, sheet),
        canonical=sheet.links.absolute(found.address),
        language=language,
        direction=direction(language),
    )


def _story(link: ShortLink, sheet: PageContext) -> StoryLink | None:
    """Give the story whose chapter is gone, if the story is still there."""
    partnership = sheet.shared.site.partnership(story_of(link.target.name))
    has_story = partnership and sheet.shared.plan.has(Address(Kind.STORY, partnership.slug, partnership.story.language))
    return story_link(partnership, sheet) if partnership and has_story else None
