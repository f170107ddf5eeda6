"""Every photograph says in words what it shows (RGAA 4.1.2, criterion 1.1), in the text or in the register.

`decorative: true` in the register is the only way to say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cartostory.appearance import Appearance, appearances
from cartostory.model import Site
from cartostory.problem import Problem, problem

_FILE_NAME = re.compile(r"\S+\.(jpe?g|png|webp|avif|heic|heif|tiff?|gif)", re.IGNORECASE)


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs that neither their text nor the register describes; a file's name describes nothing."""
    for shelf in site.shelves:
        for found in appearances(shelf):
            if not _is_described(found):
                yield problem("photo-without-alt-text", found.span, photo=found.photo.name)


def _is_described(found: Appearance) -> bool:
    rights = found.photo.rights
    if rights and rights.decorative:
        return True
    return any(map(_says_something, (found.alt, rights.alt if rights else None)))


def _says_something(alt: str | None) -> bool:
    text = (alt or "").strip()
    return bool(text) and not _FILE_NAME.fullmatch(text)
