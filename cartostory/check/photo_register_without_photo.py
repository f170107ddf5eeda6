"""Every entry of the register has its photograph: a name that was misspelt leaves a picture without rights."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from cartostory.model import Shelf, Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem

_FOLDER = "photos/"


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find entries whose file is not in the folder."""
    for shelf in site.shelves:
        files = _files(shelf)
        free = sorted(files - set(shelf.register))
        for name, rights in shelf.register.items():
            if unicodedata.normalize("NFC", name) not in files:
                yield problem("register-without-photo", rights.span, photo=name, nearest=nearest(name, free) or "")


def _files(shelf: Shelf) -> frozenset[str]:
    """Give the files of the folder, those that cannot be read included: they are reported for what they are."""
    names = (unicodedata.normalize("NFC", file) for file in shelf.files)
    return frozenset(name.removeprefix(_FOLDER) for name in names if name.startswith(_FOLDER))
