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
    """Find links to files, texts and chapters that are not there, and addresses that only work at one place."""
    shelf = Shelf(site)
    for text in texts(site):
        for link in text.passage.links:
            yield from _link(link, text, shelf)


def _link(link: Ref, text: Text, shelf: Shelf) -> Iterator[Problem]:
    found = target(link.name, text.file)
    if found.where is Where.ROOT:
        yield problem("link-from-the-root", link.span, target=link.name)
    elif found.where is Where.NOWHERE:
        yield problem("unknown-link-scheme", link.span, target=link.name)
    elif found.where is Where.SITE:
        yield from _inside(link, found, text, shelf)


def _inside(link: Ref, found: Target, text: Text, shelf: Shelf) -> Iterator[Problem]:
    if not shelf.holds(found.path, text.partnership):
        yield problem("dead-link", link.span, target=link.name, nearest=shelf.nearest(found.path, text))
        return
    anchors = next((shelf.anchors[path] for path in paths(found.path, text.partnership) if path in shelf.anchors), None)
    if not found.anchor or anchors is None or found.anchor in anchors or found.anchor.startswith(_FOOTNOTES):
        return
    guess = nearest(found.anchor, sorted(anchors)) or ""
    yield problem("dead-anchor", link.span, target=link.name, anchor=found.anchor, nearest=guess and f"#{guess}")
