"""Site -> what is published where, under what right, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cartostory.appearance import published
from cartostory.consent import SOON_DAYS, awaits_guardian, days_left, needs_consent
from cartostory.model import Consent, Photo, Rights, Site, Use
from cartostory.photos.shown import Shown, shown


class Standing(StrEnum):
    """How the rights to a published photograph stand: the first that applies."""

    NOT_REGISTERED = "not-registered"
    NO_AUTHOR = "no-author"
    NO_LICENCE = "no-licence"
    NO_GUARDIAN = "no-guardian"
    NO_CONSENT = "no-consent"
    NOT_FOR_WEB = "not-for-web"
    ENDED = "ended"
    PEOPLE_NOT_SAID = "people-not-said"
    ENDS_SOON = "ends-soon"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Row:
    """One published photograph in one place. `days` are left of the consent; None: none is needed, or it has no end."""

    shown: Shown
    standing: Standing
    rights: Rights | None
    consent: Consent | None
    days: int | None

    @property
    def photo(self) -> Photo:
        """Give the photograph."""
        return self.shown.photo


def rows(site: Site, today: date) -> tuple[Row, ...]:
    """Give a row for every place where a photograph is published."""
    paths = {photo.path for shelf in site.shelves for photo in published(shelf)}
    return tuple(_rows((one for one in shown(site) if one.photo.path in paths), today))


def ending(found: Iterable[Row], days: int) -> tuple[Row, ...]:
    """Keep those whose consent ends within so many days, or has ended."""
    return tuple(row for row in found if row.days is not None and row.days <= days)


def _rows(places: Iterable[Shown], today: date) -> Iterator[Row]:
    seen: set[tuple[object, ...]] = set()
    for one in places:
        key = (one.photo.path, one.span.file, one.part, one.chapter)
        if key not in seen:  # called twice in one chapter
            seen.add(key)
            rights = one.photo.rights
            consent = rights.consent if rights and needs_consent(rights) else None
            yield Row(one, standing(rights, today), rights, consent, days_left(consent, today))


def standing(rights: Rights | None, today: date) -> Standing:
    """Judge the rights to a photograph, as the rules of `check` do."""
    if rights is None:
        return Standing.NOT_REGISTERED
    if not rights.author.strip():
        return Standing.NO_AUTHOR
    if not rights.licence.strip():
        return Standing.NO_LICENCE
    if awaits_guardian(rights):
        return Standing.NO_GUARDIAN
    if needs_consent(rights):
        return _of_people(rights.consent, today)
    return Standing.PEOPLE_NOT_SAID if rights.people is None and not rights.illustration else Standing.FINE


def _of_people(consent: Consent | None, today: date) -> Standing:
    if consent is None:
        return Standing.NO_CONSENT
    if Use.WEB not in consent.uses:
        return Standing.NOT_FOR_WEB
    days = days_left(consent, today)
    if days is None or days > SOON_DAYS:
        return Standing.FINE
    return Standing.ENDED if days < 0 else Standing.ENDS_SOON
