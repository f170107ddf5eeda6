"""Printed codes lead somewhere, and the file that holds them was not damaged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.destination import destination, is_unread, story_of, targets
from cartostory.model import ShortLink, Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem
from cartostory.short_code import is_code


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find codes that the program did not make, targets that are gone, languages that the site does not have."""
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
