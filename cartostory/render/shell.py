"""A sheet -> the frame of its page: menu, languages, addresses, what shared links show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cartostory.media.consent import may_be_shared
from cartostory.model import ACCESSIBILITY, LEGAL_PAGES, Conformity, Page
from cartostory.model.languages import direction, open_graph, own_name
from cartostory.model.output import CARD_SIZE, Address, Kind
from cartostory.render.html.foreign_text import Foreign
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import CardView, PhotoView
from cartostory.render.views.story import LanguageLink, LegalLink, Shell
from cartostory.render.words import Words


def legal_links(sheet: PageContext) -> Iterator[LegalLink]:
    """Give the legal pages in the page's language; in the site's first where a town has written them in that alone.

    The links at the foot of every page: accessibility, legal notice, privacy.
    """
    first = sheet.shared.site.config.first_language
    pages = {(page.slug, page.language): page for page in sheet.shared.site.pages}
    for slug in LEGAL_PAGES:
        page = pages.get((slug, sheet.language)) or pages.get((slug, first))
        if page and sheet.shared.plan.has(address := Address(Kind.PAGE, slug, page.language)):
            yield LegalLink(_label(page, sheet), sheet.links.to(address), address == sheet.output.address)


def _label(page: Page, sheet: PageContext) -> str:
    """Name a page; a declaration's link says how far the site conforms (décret n° 2019-768, article 6)."""
    if page.slug != ACCESSIBILITY or page.conformity is None:
        return sheet.foreign(page.title, page.text_language)
    said = {
        Conformity.NONE: sheet.words.gettext("Accessibility: not compliant"),
        Conformity.PARTIAL: sheet.words.gettext("Accessibility: partially compliant"),
        Conformity.FULL: sheet.words.gettext("Accessibility: fully compliant"),
    }
    return said[page.conformity]


_NOT_ON_THE_WEB = frozenset({Kind.NOT_FOUND, Kind.START, Kind.SINGLE})
"""Pages without an address of their own."""

_OF_A_STORY = frozenset({Kind.STORY, Kind.METHOD})


class AssetUrls(Mapping[str, str]):
    """The URL of each asset by name, made when it is asked for: pages use few of many."""

    def __init__(self, sheet: PageContext) -> None:
        self._sheet = sheet

    def __getitem__(self, name: str) -> str:
        if not self._sheet.has(Kind.ASSET, name):
            raise KeyError(name)
        return self._sheet.asset(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._sheet.shared.theme.assets if self._sheet.has(Kind.ASSET, name))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself."""

    title: str
    summary: str = ""
    cover: PhotoView | None = None
    attribution: tuple[str, ...] = ()


def shell(sheet: PageContext, head: Head) -> Shell:
    """Frame a page."""
    site = sheet.shared.site
    config, theme = site.config, sheet.shared.theme
    languages = tuple(_language(language, sheet) for language in config.languages)
    picture = _picture(head, sheet)
    return Shell(
        language=sheet.language,
        direction=direction(sheet.language),
        title=head.title if isinstance(head.title, Foreign) else sheet.set(head.title),
        summary=head.summary if isinstance(head.summary, Foreign) else sheet.set(head.summary),
        site_title=sheet.site("title"),
        home_url=sheet.link(Kind.HOME, language=sheet.language) if _has_home(sheet) else _first_home(sheet),
        languages=languages,
        menu=tuple(_menu(sheet)),
        canonical=_canonical(sheet),
        feed_url=_feed(Kind.FEED, sheet),
        contents_url=_url_of(Address(Kind.CONTENTS, language=sheet.language), sheet),
        card=picture.url if picture else "",
        picture=picture,
        json_feed_url=_feed(Kind.JSON_FEED, sheet),
        oembed_url=_oembed(sheet),
        kind=sheet.output.address.kind.value,
        here_colour=config.theme.here,
        there_colour=config.theme.there,
        publisher=sheet.site("publisher"),
        contact=config.publisher.contact,
        attribution=head.attribution,
        assets=AssetUrls(sheet),
        locale=open_graph(sheet.language),
        alternates=_alternates(sheet),
        feed_title=sheet.set(head.title) if _has_feed(sheet) else sheet.site("title"),
        legal=tuple(legal_links(sheet)),
        logo=sheet.asset(theme.logo) if theme.logo and sheet.has(Kind.ASSET, theme.logo) else "",
    )


def _has_home(sheet: PageContext) -> bool:
    return sheet.has(Kind.HOME, language=sheet.language)


def _first_home(sheet: PageContext) -> str:
    return sheet.link(Kind.HOME, language=sheet.shared.site.config.first_language)


def _same(sheet: PageContext, language: str) -> Address:
    own = sheet.output.address
    return Address(own.kind, own.subject, language, own.part)


def _language(language: str, sheet: PageContext) -> LanguageLink:
    same = _same(sheet, language)
    is_current = language == sheet.language
    there = sheet.shared.plan.has(same)
    target = same if there else Address(Kind.HOME, language=language)
    url = sheet.links.to(target)
    return LanguageLink(language, own_name(language), url, direction(language), is_current, there or is_current)


def _own_pages(words: Words) -> tuple[tuple[str, Kind], ...]:
    """Name the pages that the program makes of a site's content."""
    return (
        (words.gettext("Atlas"), Kind.ATLAS),
        (words.gettext("Programme"), Kind.PROGRAMME),
        (words.gettext("The wall"), Kind.WALL),
    )


def _menu(sheet: PageContext) -> list[tuple[str, str, bool]]:
    words = sheet.words
    found = []
    for label, kind in _own_pages(words):
        if sheet.has(kind, language=sheet.language):
            found.append((label, Address(kind, language=sheet.language)))
    for page in sheet.shared.site.pages:
        address = Address(Kind.PAGE, page.slug, page.language)
        if page.slug in LEGAL_PAGES:
            continue  # at the foot of the page
        if page.language == sheet.language and sheet.shared.plan.has(address):
            found.append((sheet.set(page.title), address))
    if sheet.has(Kind.SEARCH, language=sheet.language):
        found.append((words.gettext("Search"), Address(Kind.SEARCH, language=sheet.language)))
    return [(label, sheet.links.to(address), address == sheet.output.address) for label, address in found]


def _canonical(sheet: PageContext) -> str:
    is_page = sheet.output.address.kind not in _NOT_ON_THE_WEB
    return sheet.links.absolute(sheet.output.address) if is_page else ""


def _alternates(sheet: PageContext) -> tuple[tuple[str, str], ...]:
    """List this page in all its languages, itself included, as search engines ask; nothing for a single one."""
    languages = [one for one in sheet.shared.site.config.languages if sheet.shared.plan.has(_same(sheet, one))]
    if not sheet.links.address or len(languages) < 2:  # noqa: PLR2004 - a choice
        return ()
    return tuple((language, sheet.links.absolute(_same(sheet, language))) for language in languages)


def _url_of(address: Address, sheet: PageContext) -> str:
    return sheet.links.to(address) if sheet.shared.plan.has(address) else ""


def _has_feed(sheet: PageContext) -> bool:
    """Tell whether the page has a feed of its own: that of a theme or a country of the atlas."""
    own = sheet.output.address
    return own.kind is Kind.ATLAS and sheet.has(Kind.FEED, "", sheet.language, own.part) and bool(own.part)


def _feed(kind: Kind, sheet: PageContext) -> str:
    part = sheet.output.address.part if _has_feed(sheet) else ""
    return _url_of(Address(kind, "", sheet.language, part), sheet)


def _oembed(sheet: PageContext) -> str:
    """Give the whole address of what a CMS asks for when a story's own is pasted there."""
    own = sheet.output.address
    address = Address(Kind.OEMBED, own.subject, own.language)
    is_told = own.kind is Kind.STORY and sheet.shared.plan.has(address)
    return sheet.links.absolute(address) if is_told else ""


def _picture(head: Head, sheet: PageContext) -> CardView | None:
    """Give what shared links show: the card of the page's story, else of the site; a cover where there is no card."""
    own = sheet.output.address
    drawn = Address(Kind.CARD, own.subject if own.kind in _OF_A_STORY else "", sheet.language)
    if own.kind in _NOT_ON_THE_WEB or not sheet.links.address:
        return None
    if not sheet.shared.plan.has(drawn):
        return _cover(head.cover, sheet)
    alt = sheet.words.gettext("Card: %(title)s") % {"title": sheet.set(head.title)}
    width, height = CARD_SIZE
    return CardView(sheet.links.absolute(drawn), width, height, "image/jpeg", str(alt))


def _cover(cover: PhotoView | None, sheet: PageContext) -> CardView | None:
    """Give a photograph, if the people in it agreed to be shown in shared links."""
    if cover is None or not may_be_shared(cover.photo, sheet.shared.today):
        return None
    sized = Address(Kind.PHOTO, cover.photo.digest, "", f"{cover.width}.jpg")
    if not sheet.shared.plan.has(sized):
        return None
    return CardView(sheet.links.absolute(sized), cover.width, cover.height, "image/jpeg", cover.alt)
