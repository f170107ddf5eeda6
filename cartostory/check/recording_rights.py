"""A voice is recognised as a face is (GDPR, article 4.1): recordings keep the rules of photographs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import severity
from cartostory.consent import days_left, needs_consent
from cartostory.hearing import published_recordings
from cartostory.licence import find
from cartostory.model import Consent, Recording, Site
from cartostory.problem import Problem, Span, problem
from cartostory.standing import Standing, standings

_OF_PEOPLE = frozenset({Standing.NO_GUARDIAN, Standing.NO_CONSENT, Standing.NOT_FOR_WEB, Standing.ENDED})
_CODES = {
    Standing.NOT_REGISTERED: "recording-not-in-register",
    Standing.NO_AUTHOR: "recording-without-author",
    Standing.NO_LICENCE: "recording-without-licence",
    Standing.NO_GUARDIAN: "recording-minor-without-guardian",
    Standing.NO_CONSENT: "recording-without-consent",
    Standing.NOT_FOR_WEB: "recording-consent-not-for-web",
    Standing.ENDED: "recording-consent-expired",
    Standing.PEOPLE_NOT_SAID: "recording-people-not-said",
    Standing.ENDS_SOON: "recording-consent-ends-soon",
}


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find published recordings whose rights do not stand, and entries without a recording."""
    for shelf in site.shelves:
        for recording in published_recordings(shelf):
            register = f"{shelf.folder}/{recording.medium}/{recording.medium}.yaml"
            yield from _recording(recording, register, site, today)
        files = set(shelf.files)
        for key, entry in shelf.recording_register.items():
            if key not in files:
                yield problem("register-without-recording", entry.rights.span, recording=key)


def _recording(recording: Recording, register: str, site: Site, today: date) -> Iterator[Problem]:
    rights = recording.rights
    for one in standings(rights, today):
        span = rights.span if rights else Span(recording.path)
        if rights and rights.consent and one in {*_OF_PEOPLE, Standing.ENDS_SOON}:
            span = rights.consent.span
        until = rights.consent.until if rights and rights.consent else None
        days = days_left(rights.consent, today) if rights else None
        values = {"recording": recording.name, "register": register, "until": str(until or ""), "days": str(days)}
        yield problem(_CODES[one], span, severity(site) if one in _OF_PEOPLE else None, **values)
    if rights and rights.consent and needs_consent(rights):
        yield from _signed(recording, rights.consent, site)
    if rights and rights.licence.strip() and find(rights.licence) is None:
        yield problem("recording-unknown-licence", rights.span, recording=recording.name, licence=rights.licence)


def _signed(recording: Recording, consent: Consent, site: Site) -> Iterator[Problem]:
    if not consent.reference.strip():
        yield problem("recording-consent-without-reference", consent.span, severity(site), recording=recording.name)
    if consent.minors is None:
        yield problem("recording-minors-not-said", consent.span, recording=recording.name)
