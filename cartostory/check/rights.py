"""Site -> the published photographs in which people can be recognised: those that need a consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.media.consent import SOON_DAYS, awaits_guardian, days_left, needs_consent
from cartostory.media.rights import Standing, standings
from cartostory.model import Consent, Photo, Recording, Rights, Site, Use
from cartostory.model.licence import find, likely
from cartostory.model.photo_uses import appearances, published
from cartostory.model.recording_uses import published_recordings
from cartostory.problems.problem import Problem, Severity, Span, problem


def recognisable(site: Site) -> Iterator[tuple[Photo, Rights]]:
    """Give every published photograph in which people can be recognised, as the register says, with its entry."""
    for shelf in site.shelves:
        for photo in published(shelf):
            if photo.rights and needs_consent(photo.rights):
                yield photo, photo.rights


def consents(site: Site) -> Iterator[tuple[Photo, Consent]]:
    """Give those for which the register holds a consent."""
    for photo, rights in recognisable(site):
        if rights.consent:
            yield photo, rights.consent


def severity(site: Site) -> Severity | None:
    """Give how bad a missing consent is: the catalogue's, or a warning with `photos: {consent: warn}`."""
    return None if site.config.photos.consent_required else Severity.WARNING


# Asking people again takes weeks: a consent is spoken of before it ends, while the site can still be built.


def check_photo_consent_ends_soon(site: Site, today: date) -> Iterator[Problem]:
    """Find consents that end within the next weeks."""
    for photo, consent in consents(site):
        days = days_left(consent, today)
        if consent.until and days is not None and 0 <= days <= SOON_DAYS:
            until = consent.until.isoformat()
            yield problem("photo-consent-ends-soon", consent.span, photo=photo.name, until=until, days=days)


# A consent still holds on the day of the build; `until` is the last day on which it does.


def check_photo_consent_expired(site: Site, today: date) -> Iterator[Problem]:
    """Find consents that have run out."""
    for photo, consent in consents(site):
        if consent.until and consent.until < today:
            until = consent.until.isoformat()
            yield problem("photo-consent-expired", consent.span, severity(site), photo=photo.name, until=until)


# Booklets are printed from the same photographs: where a consent does not cover paper, a gap stands in its place.


def check_photo_consent_not_for_print(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that do not cover print, so that nobody is surprised by the paper."""
    for photo, consent in consents(site):
        if Use.PRINT not in consent.uses:
            yield problem("photo-consent-not-for-print", consent.span, photo=photo.name)


# The cover of a story is what social networks show when somebody shares the page: they fetch and keep it.


def check_photo_consent_not_for_social(site: Site, _today: date) -> Iterator[Problem]:
    """Find covers whose consent does not cover social networks. Without an address no network is shown a picture."""
    if not site.config.address:
        return
    for shelf in site.shelves:
        for found in appearances(shelf):
            rights = found.photo.rights if found.is_cover else None
            if rights and rights.consent and needs_consent(rights) and Use.SOCIAL not in rights.consent.uses:
                values = {"photo": found.photo.name}
                yield problem("photo-consent-not-for-social", rights.consent.span, severity(site), **values)


# A consent covers the use that is made of the photograph: here, a website.


def check_photo_consent_not_for_web(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that do not cover the web."""
    for photo, consent in consents(site):
        if Use.WEB not in consent.uses:
            yield problem("photo-consent-not-for-web", consent.span, severity(site), photo=photo.name)


# A consent can be found again: its reference leads to the signed form in the town's files (GDPR, article 7.1).


def check_photo_consent_without_reference(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that name no signed form."""
    for photo, consent in consents(site):
        if not consent.reference.strip():
            yield problem("photo-consent-without-reference", consent.span, severity(site), photo=photo.name)


# Whoever answers for the children in a photograph has signed (Code civil, articles 371-1 and 372): both parents.


def check_photo_minor_without_guardian(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs of children for whom nobody has signed, in a crowd too."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and rights.consent and awaits_guardian(rights):
                yield problem("photo-minor-without-guardian", rights.consent.span, severity(site), photo=photo.name)


# A consent says whether children are among those who agreed: silence would pass for "none".


def check_photo_minors_not_said(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents for published photographs that do not say whether children can be seen."""
    for photo, consent in consents(site):
        if consent.minors is None:
            yield problem("photo-minors-not-said", consent.span, photo=photo.name)


# The register says of every published photograph who can be seen in it: silence would pass for "nobody".
#
# A drawing shows nobody who could be recognised, unless its entry says so.


def check_photo_people_not_said(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry does not say whether people can be seen."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and rights.people is None and not rights.illustration:
                yield problem("photo-people-not-said", rights.span, photo=photo.name)


# Licences are written by their SPDX names, so that credits can link their texts.


def check_photo_unknown_licence(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs under a licence that is not known."""
    for shelf in site.shelves:
        for photo in published(shelf):
            written = photo.rights.licence.strip() if photo.rights else ""
            if photo.rights and written and not find(written):
                values = {"photo": photo.name, "licence": written, "nearest": likely(written)}
                yield problem("photo-unknown-licence", photo.rights.span, **values)


# Every published photograph has its author in the register: authors are to be named (CPI, article L121-1).


def check_photo_without_author(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry in the register names no author."""
    for shelf in site.shelves:
        for photo in published(shelf):
            if photo.rights and not photo.rights.author.strip():
                yield problem("photo-without-author", photo.rights.span, photo=photo.name)


# People who can be recognised have agreed to be published (GDPR, article 6; Code civil, article 9).


def check_photo_without_consent(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs of recognisable people without any consent."""
    for photo, rights in recognisable(site):
        if rights.consent is None:
            yield problem("photo-without-consent", rights.span, severity(site), photo=photo.name)


# Every published photograph has its licence in the register: without one, nobody may show it, the town included.


def check_photo_without_licence(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry in the register names no licence."""
    for shelf in site.shelves:
        for photo in published(shelf):
            if photo.rights and not photo.rights.licence.strip():
                yield problem("photo-without-licence", photo.rights.span, photo=photo.name)


# A voice is recognised as a face is (GDPR, article 4.1): recordings keep the rules of photographs.

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


def check_recording_rights(site: Site, today: date) -> Iterator[Problem]:
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
