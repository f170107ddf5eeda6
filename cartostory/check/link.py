"""Links lead somewhere.

A reader in front of a QR code has one try: a dead link ends the visit, and on paper it cannot be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.shelf import Shelf, paths
from cartostory.check.target import Target, Where, target
from cartostory.check.texts import Text, texts
from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, Ref, problem

_FOOTNOTES = ("fn:", "fnref:")  # the anchors that Python-Markdown gives to notes


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find links to files, texts and chapters that are not there or not published, and schemes browsers refuse."""
    shelf = Shelf(site)
    for text in texts(site):
        for link in text.passage.links:
            found = target(link.name, text.file)
            if found.where is Where.NOWHERE:
                yield problem("unknown-link-scheme", link.span, target=link.name)
            elif found.where in {Where.SITE, Where.ROOT}:
                yield from _inside(link, found, text, shelf)


def _inside(link: Ref, found: Target, text: Text, shelf: Shelf) -> Iterator[Problem]:
    if shelf.publishes(found, text.partnership):
        yield from _anchor(link, found, text, shelf)
    elif any(path in shelf.files for path in paths(found, text.partnership)):
        yield problem("link-to-unpublished", link.span, target=link.name)
    else:
        yield problem("dead-link", link.span, target=link.name, nearest=shelf.nearest(found, text))


def _anchor(link: Ref, found: Target, text: Text, shelf: Shelf) -> Iterator[Problem]:
    anchors = next((shelf.anchors[path] for path in paths(found, text.partnership) if path in shelf.anchors), None)
    if not found.anchor or anchors is None or found.anchor in anchors or found.anchor.startswith(_FOOTNOTES):
        return
    guess = nearest(found.anchor, sorted(anchors)) or ""
    yield problem("dead-anchor", link.span, target=link.name, anchor=found.anchor, nearest=guess and f"#{guess}")
