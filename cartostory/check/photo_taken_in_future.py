"""A photograph was taken before today: a date to come is a slip of the pen, or a camera whose clock is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find published photographs that the register says were taken after today."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and _is_after(rights.taken.strip(), today):
                yield problem("photo-taken-in-future", rights.span, photo=photo.name, taken=rights.taken)


def _is_after(written: str, today: date) -> bool:
    """Compare as far as it is written: `2014`, `2014-02` and `2014-02-17` all sort as text does."""
    digits = written.replace("-", "")
    return digits.isdecimal() and len(digits) in (4, 6, 8) and digits > today.strftime("%Y%m%d")[: len(digits)]
