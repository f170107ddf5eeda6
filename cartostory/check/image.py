"""Pictures that texts call exist, in the site itself.

A missing picture leaves a hole on the page. One from another site would tell that site who reads, and vanishes with it:
pages ask nothing of others, so it only becomes a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.shelf import Shelf, paths
from cartostory.check.target import Where, target
from cartostory.check.texts import Text, texts
from cartostory.model import Image, Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find pictures that are not there, and pictures that stand on another site."""
    shelf = Shelf(site)
    for text in texts(site):
        for image in text.passage.images:
            yield from _image(image, text, shelf)


def _image(image: Image, text: Text, shelf: Shelf) -> Iterator[Problem]:
    name, span = image.target.name, image.target.span
    found = target(name, text.file)
    if found.where is Where.WEB:
        yield problem("picture-from-elsewhere", span, target=name)
    elif found.where not in {Where.SITE, Where.ROOT}:
        yield problem("missing-image", span, target=name, nearest="")
    elif not any(path in shelf.pictures for path in paths(found, text.partnership)):
        yield problem("missing-image", span, target=name, nearest=shelf.nearest(found, text, pictures=True))
