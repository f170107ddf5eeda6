"""What the people in a photograph agreed to -> whether it may be shown, where, and for how long."""

from __future__ import annotations

from datetime import date

from cartostory.model import Consent, Minors, People, Photo, Rights, Use

SOON_DAYS = 60
"""How many days before its end a consent is spoken of: asking people again takes weeks."""


def needs_consent(rights: Rights) -> bool:
    """Tell whether people can be recognised. Where the entry does not say, a consent in it says so."""
    return rights.people is People.RECOGNISABLE or (rights.people is None and rights.consent is not None)


def covers(consent: Consent | None, use: Use, today: date) -> bool:
    """Tell whether a consent allows one use on one day: signed for it, for the children too, and still holding."""
    if consent is None or use not in consent.uses or consent.minors is Minors.PRESENT:
        return False
    return not has_ended(consent, today)


def may_be_shown(rights: Rights | None, use: Use, today: date) -> bool:
    """Tell whether a photograph may be used so, as far as the people in it are concerned. False without an entry."""
    if rights is None or awaits_guardian(rights):
        return False
    return not needs_consent(rights) or covers(rights.consent, use, today)


def may_be_printed(photo: Photo, today: date) -> bool:
    """Tell whether paper may carry a photograph; where it may not, a neutral gap stands in its place.

    What is printed cannot be called back: `consent: warn` in the settings changes nothing here.
    """
    return may_be_shown(photo.rights, Use.PRINT, today)


def may_be_shared(photo: Photo, today: date) -> bool:
    """Tell whether social networks may be shown a photograph when somebody shares a page: they fetch and keep it."""
    return may_be_shown(photo.rights, Use.SOCIAL, today)


def awaits_guardian(rights: Rights) -> bool:
    """Tell whether children can be seen for whom nobody has signed, in a crowd too."""
    return rights.consent is not None and rights.consent.minors is Minors.PRESENT


def has_ended(consent: Consent, today: date) -> bool:
    """Tell whether the last day of a consent lies behind."""
    return consent.until is not None and consent.until < today


def days_left(consent: Consent | None, today: date) -> int | None:
    """Give the days after today on which a consent holds: 0 on the last, negative behind it; None without an end."""
    return (consent.until - today).days if consent and consent.until else None
