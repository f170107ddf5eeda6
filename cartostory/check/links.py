"""Links lead somewhere.

A reader in front of a QR code has one try: a dead link ends the visit, and on paper it cannot be mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cartostory.check.site_files import SiteFiles, paths
from cartostory.model import Event, Image, ShortLink, Site, WallNote
from cartostory.model.link_target import destination, is_unread, story_of, targets
from cartostory.model.reference import Target, Where, target
from cartostory.model.short_code import is_code
from cartostory.model.spelling import nearest
from cartostory.model.texts import SiteText, texts
from cartostory.problems.problem import Problem, Ref, problem

_WEBSITE = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FOOTNOTES = ("fn:", "fnref:")  # the anchors that Python-Markdown gives to notes


def check_links(site: Site, _today: date) -> Iterator[Problem]:
    """Find links to files, texts and chapters that are not there or not published, and schemes browsers refuse."""
    shelf = SiteFiles(site)
    for text in texts(site):
        for link in text.passage.links:
            found = target(link.name, text.file)
            if found.where is Where.NOWHERE:
                yield problem("unknown-link-scheme", link.span, target=link.name)
            elif found.where in {Where.SITE, Where.ROOT}:
                yield from _inside(link, found, text, shelf)


def _inside(link: Ref, found: Target, text: SiteText, shelf: SiteFiles) -> Iterator[Problem]:
    if shelf.publishes(found, text.partnership):
        yield from _anchor(link, found, text, shelf)
    elif any(path in shelf.files for path in paths(found, text.partnership)):
        yield problem("link-to-unpublished", link.span, target=link.name)
    elif meant := _with_scheme(link.name):
        yield problem("link-without-scheme", link.span, target=link.name, meant=meant)
    else:
        yield problem("dead-link", link.span, target=link.name, nearest=shelf.nearest(found, text))


def _with_scheme(written: str) -> str:
    """Return an address with the beginning that its writer left out; empty where it looks like a path."""
    if _WEBSITE.match(written):
        return f"https://{written}"
    return f"mailto:{written}" if _MAIL.fullmatch(written) else ""


def _anchor(link: Ref, found: Target, text: SiteText, shelf: SiteFiles) -> Iterator[Problem]:
    anchors = next((shelf.anchors[path] for path in paths(found, text.partnership) if path in shelf.anchors), None)
    if not found.anchor or anchors is None or found.anchor in anchors or found.anchor.startswith(_FOOTNOTES):
        return
    guess = nearest(found.anchor, sorted(anchors)) or ""
    yield problem("dead-anchor", link.span, target=link.name, anchor=found.anchor, nearest=guess and f"#{guess}")


def check_images(site: Site, _today: date) -> Iterator[Problem]:
    """Find pictures that are not there, and pictures that stand on another site.

    Pictures that texts call exist, in the site itself.

    A missing picture leaves a hole on the page. One from another site would tell that site who reads, and vanishes with
    it: pages ask nothing of others, so it only becomes a link.
    """
    shelf = SiteFiles(site)
    for text in texts(site):
        for image in text.passage.images:
            yield from _image(image, text, shelf)


def _image(image: Image, text: SiteText, shelf: SiteFiles) -> Iterator[Problem]:
    name, span = image.target.name, image.target.span
    found = target(name, text.file)
    if found.where is Where.WEB:
        yield problem("picture-from-elsewhere", span, target=name)
    elif found.where not in {Where.SITE, Where.ROOT}:
        yield problem("missing-image", span, target=name, nearest="")
    elif not any(path in shelf.pictures for path in paths(found, text.partnership)):
        yield problem("missing-image", span, target=name, nearest=shelf.nearest(found, text, pictures=True))


def check_short_links(site: Site, _today: date) -> Iterator[Problem]:
    """Find codes that the program did not make, targets that are gone, languages that the site does not have.

    Printed codes lead somewhere, and the file that holds them was not damaged.
    """
    for link in site.short_links:
        if not is_code(link.code):
            yield problem("short-link-wrong-code", link.span, code=link.code)
        elif not link.retired:
            yield from _in_use(site, link)


def _in_use(site: Site, link: ShortLink) -> Iterator[Problem]:
    if link.language and link.language not in site.config.languages:
        listed = ", ".join(site.config.languages)
        yield problem("short-link-language", link.span, code=link.code, language=link.language, languages=listed)
    target = link.target.name
    is_draft = target in site.drafts or story_of(target) in site.drafts
    if is_draft or destination(site, target) or is_unread(site, target):
        return
    guess = nearest(target, targets(site)) or ""
    yield problem("short-link-target-gone", link.target.span, code=link.code, target=target, nearest=guess)


def check_story_names(site: Site, _today: date) -> Iterator[Problem]:
    """Find events and notes that name a partnership which is not there.

    The story that an event or a note of the wall belongs to exists: its page links there.
    """
    known = sorted(partnership.slug for partnership in site.partnerships)
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    for one in texts:
        if one.story and one.story.name not in known and _file(one.story.name) not in site.unread:
            guess = nearest(one.story.name, known) or ""
            yield problem("unknown-story", one.story.span, name=one.story.name, nearest=guess, known=", ".join(known))


def _file(slug: str) -> str:
    return f"content/partnerships/{slug}/story.md"
