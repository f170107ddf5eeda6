"""Site -> what is published where, under what right, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cartostory.authoring.photos.uses import Shown, shown
from cartostory.media.consent import days_left, needs_consent
from cartostory.media.rights import Standing, standing
from cartostory.model import Consent, Photo, Recording, Rights, Site
from cartostory.model.photo_uses import published
from cartostory.model.recording_uses import published_recordings


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One published photograph or recording in one place.

    `days` are left of the consent; None: none is needed, or it has no end.
    """

    shown: Shown
    standing: Standing
    rights: Rights | None
    consent: Consent | None
    days: int | None

    @property
    def photo(self) -> Photo | Recording:
        """Give the photograph, or the recording."""
        return self.shown.photo


def rows(site: Site, today: date) -> tuple[PhotoRow, ...]:
    """Give a row for every place where a photograph or a recording is published."""
    paths = {photo.path for shelf in site.shelves for photo in published(shelf)}
    paths |= {one.path for shelf in site.shelves for one in published_recordings(shelf)}
    return tuple(_rows((one for one in shown(site) if one.photo.path in paths), today))


def ending(found: Iterable[PhotoRow], days: int) -> tuple[PhotoRow, ...]:
    """Keep those whose consent ends within so many days, or has ended."""
    return tuple(row for row in found if row.days is not None and row.days <= days)


def _rows(places: Iterable[Shown], today: date) -> Iterator[PhotoRow]:
    seen: set[tuple[object, ...]] = set()
    for one in places:
        key = (one.photo.path, one.span.file, one.part, one.chapter)
        if key not in seen:  # called twice in one chapter
            seen.add(key)
            rights = one.photo.rights
            consent = rights.consent if rights and needs_consent(rights) else None
            yield PhotoRow(one, standing(rights, today), rights, consent, days_left(consent, today))
