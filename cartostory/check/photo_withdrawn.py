"""A picture that was withdrawn is never published again, whatever its name, its size or its format.

Wherever it lies in a story's folder, shown or not: what was promised to the people in it is that it is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.likeness import alike
from cartostory.model import Photo, Site, Withdrawn
from cartostory.problem import Problem, Span, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs that are on the withdrawal list, or that look like one of those."""
    for shelf in site.shelves if site.withdrawn else ():
        for photo in shelf.photos.values():
            yield from _photo(photo, site.withdrawn)


def _photo(photo: Photo, withdrawn: tuple[Withdrawn, ...]) -> Iterator[Problem]:
    same = next((one for one in withdrawn if one.digest == photo.digest), None)
    if same:
        yield problem("photo-withdrawn", Span(photo.path), photo=photo.name, day=same.day.isoformat())
        return
    like = next((one for one in withdrawn if photo.digest not in one.others and alike(photo.look, one.looks)), None)
    if like:
        values = {"photo": photo.name, "day": like.day.isoformat(), "other": like.file, "digest": photo.digest}
        yield problem("photo-like-withdrawn", Span(photo.path), **values)
