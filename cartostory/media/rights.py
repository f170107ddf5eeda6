"""What the register says of a photograph or a recording -> how its rights stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from cartostory.media.consent import SOON_DAYS, awaits_guardian, days_left, needs_consent
from cartostory.model import Consent, Rights, Use


class Standing(StrEnum):
    """How the rights to a published photograph or recording stand, the worst first."""

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


def standings(rights: Rights | None, today: date) -> Iterator[Standing]:
    """Give everything that stands against publishing, or has to be said; nothing where all is fine."""
    if rights is None:
        yield Standing.NOT_REGISTERED
        return
    if not rights.author.strip():
        yield Standing.NO_AUTHOR
    if not rights.licence.strip():
        yield Standing.NO_LICENCE
    if awaits_guardian(rights):
        yield Standing.NO_GUARDIAN
    if needs_consent(rights):
        yield from _of_people(rights.consent, today)
    elif rights.people is None and not rights.illustration:
        yield Standing.PEOPLE_NOT_SAID


def standing(rights: Rights | None, today: date) -> Standing:
    """Give the first of `standings`."""
    return next(standings(rights, today), Standing.FINE)


def _of_people(consent: Consent | None, today: date) -> Iterator[Standing]:
    if consent is None:
        yield Standing.NO_CONSENT
        return
    if Use.WEB not in consent.uses:
        yield Standing.NOT_FOR_WEB
    days = days_left(consent, today)
    if days is not None and days < 0:
        yield Standing.ENDED
    elif days is not None and days <= SOON_DAYS:
        yield Standing.ENDS_SOON
