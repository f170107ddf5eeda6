"""What the register says of published photographs and recordings -> what stands against publishing them.

A voice is recognised as a face is (GDPR, article 4.1): recordings keep the rules of photographs, row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from cartostory.media.consent import days_left, needs_consent
from cartostory.media.rights import Standing, standings
from cartostory.model import Consent, Photo, Recording, Rights, Site, Use
from cartostory.model.licence import find, likely
from cartostory.model.photo_uses import appearances, published
from cartostory.model.recording_uses import published_recordings
from cartostory.problems.problem import Problem, Severity, Span, problem


@dataclass(frozen=True, slots=True)
class _Right:
    """What can stand against publishing something, by its entry in the register and the day of the build.

    `is_of_people`: with `photos: {consent: warn}` it is a warning. `is_in_consent`: it stands where the consent does,
    if there is one; else where the entry does. `values` are what its sentences say beside the name.
    """

    is_broken: Callable[[Rights | None, date], bool]
    is_of_people: bool = False
    is_in_consent: bool = False
    values: Callable[[Rights, date], Mapping[str, str | int]] = lambda _rights, _today: {}


def _licence(rights: Rights, _today: date) -> Mapping[str, str | int]:
    written = rights.licence.strip()
    return {"licence": written, "nearest": likely(written)}


def _end(rights: Rights, today: date) -> Mapping[str, str | int]:
    until, days = rights.consent.until if rights.consent else None, days_left(rights.consent, today)
    return {"until": until.isoformat(), "days": days} if until and days is not None else {}


def _stands(standing: Standing) -> Callable[[Rights | None, date], bool]:
    return lambda rights, today: standing in standings(rights, today)


def _consent_lacks(is_lacking: Callable[[Consent], bool]) -> Callable[[Rights | None, date], bool]:
    """Tell of the consent of people who can be recognised."""
    return lambda rights, _today: bool(
        rights and rights.consent and needs_consent(rights) and is_lacking(rights.consent)
    )


def _is_silent_on_people(rights: Rights | None, _today: date) -> bool:
    """A drawing shows nobody who could be recognised, unless its entry says so."""
    return rights is not None and rights.people is None and not rights.illustration


def _is_unknown_licence(rights: Rights | None, _today: date) -> bool:
    """Licences are written by their SPDX names, so that credits can link their texts."""
    written = rights.licence.strip() if rights else ""
    return bool(written) and find(written) is None


_of_people = partial(_Right, is_of_people=True, is_in_consent=True)

# Authors are to be named (CPI, article L121-1); without a licence nobody may show a picture, the town included.
_NO_AUTHOR = _Right(_stands(Standing.NO_AUTHOR))
_NO_LICENCE = _Right(_stands(Standing.NO_LICENCE))
_UNKNOWN_LICENCE = _Right(_is_unknown_licence, values=_licence)
# People who can be recognised have agreed to be published (GDPR, article 6; Code civil, article 9).
_NO_CONSENT = _Right(_stands(Standing.NO_CONSENT), is_of_people=True)
# A consent can be found again: its reference leads to the signed form in the town's files (GDPR, article 7.1).
_NO_REFERENCE = _of_people(_consent_lacks(lambda consent: not consent.reference.strip()))
# It covers the use that is made: a website, paper, or a story's cover, which social networks fetch and keep.
_NOT_FOR_WEB = _of_people(_stands(Standing.NOT_FOR_WEB))
_NOT_FOR_PRINT = _Right(_consent_lacks(lambda consent: Use.PRINT not in consent.uses), is_in_consent=True)
_NOT_FOR_SOCIAL = _of_people(_consent_lacks(lambda consent: Use.SOCIAL not in consent.uses))
# It still holds on the day of the build; `until` is the last day. Asking people again takes weeks.
_ENDED = _of_people(_stands(Standing.ENDED), values=_end)
_ENDS_SOON = _Right(_stands(Standing.ENDS_SOON), is_in_consent=True, values=_end)
# Whoever answers for children has signed, in a crowd too (Code civil, articles 371-1 and 372): both parents.
_NO_GUARDIAN = _of_people(_stands(Standing.NO_GUARDIAN))
# Silence would pass for "none".
_MINORS_NOT_SAID = _Right(_consent_lacks(lambda consent: consent.minors is None), is_in_consent=True)

OF_PHOTOS: Mapping[str, _Right] = {
    "photo-without-author": _NO_AUTHOR,
    "photo-without-licence": _NO_LICENCE,
    "photo-unknown-licence": _UNKNOWN_LICENCE,
    "photo-people-not-said": _Right(_is_silent_on_people),
    "photo-without-consent": _NO_CONSENT,
    "photo-consent-without-reference": _NO_REFERENCE,
    "photo-consent-not-for-web": _NOT_FOR_WEB,
    "photo-consent-not-for-print": _NOT_FOR_PRINT,
    "photo-consent-not-for-social": _NOT_FOR_SOCIAL,
    "photo-consent-expired": _ENDED,
    "photo-consent-ends-soon": _ENDS_SOON,
    "photo-minor-without-guardian": _NO_GUARDIAN,
    "photo-minors-not-said": _MINORS_NOT_SAID,
}
_OF_COVERS = "photo-consent-not-for-social"

OF_RECORDINGS: Mapping[str, _Right] = {
    "recording-not-in-register": _Right(_stands(Standing.NOT_REGISTERED)),
    "recording-without-author": _NO_AUTHOR,
    "recording-without-licence": _NO_LICENCE,
    "recording-minor-without-guardian": _NO_GUARDIAN,
    "recording-without-consent": _NO_CONSENT,
    "recording-consent-not-for-web": _NOT_FOR_WEB,
    "recording-consent-expired": _ENDED,
    "recording-people-not-said": _Right(_stands(Standing.PEOPLE_NOT_SAID)),
    "recording-consent-ends-soon": _ENDS_SOON,
    "recording-consent-without-reference": _NO_REFERENCE,
    "recording-minors-not-said": _MINORS_NOT_SAID,
    "recording-unknown-licence": _UNKNOWN_LICENCE,
}


def check_photo_rights(site: Site, today: date) -> Iterator[Problem]:
    """Find published photographs whose rights do not stand, rule by rule. `check/photos` finds those without an entry.

    Covers are shown to social networks by sites that have an address.
    """
    shown = tuple(photo for shelf in site.shelves for photo in published(shelf))
    covers = tuple(_covers(site)) if site.config.address else ()
    for code, right in OF_PHOTOS.items():
        for photo in covers if code == _OF_COVERS else shown:
            if photo.rights and right.is_broken(photo.rights, today):
                values = {"photo": photo.name, **right.values(photo.rights, today)}
                yield _problem(code, right, photo.rights, photo.rights.span, site, **values)


def _covers(site: Site) -> Iterator[Photo]:
    return (found.photo for shelf in site.shelves for found in appearances(shelf) if found.is_cover)


def check_recording_rights(site: Site, today: date) -> Iterator[Problem]:
    """Find published recordings whose rights do not stand, and entries without a recording."""
    for shelf in site.shelves:
        for recording in published_recordings(shelf):
            register = f"{shelf.folder}/{recording.medium}/{recording.medium}.yaml"
            yield from _of_recording(recording, register, site, today)
        files = set(shelf.media.files)
        for key, entry in shelf.media.recording_register.items():
            if key not in files:
                yield problem("register-without-recording", entry.rights.span, recording=key)


def _of_recording(recording: Recording, register: str, site: Site, today: date) -> Iterable[Problem]:
    rights = recording.rights
    named = {"recording": recording.name, "register": register}
    span = rights.span if rights else Span(recording.path)
    for code, right in OF_RECORDINGS.items():
        if right.is_broken(rights, today):
            values = right.values(rights, today) if rights else {}
            yield _problem(code, right, rights, span, site, **named, **values)


def _problem(
    code: str, right: _Right, rights: Rights | None, entry: Span, site: Site, /, **values: str | int
) -> Problem:
    is_softened = right.is_of_people and not site.config.photos.consent_required
    span = rights.consent.span if rights and rights.consent and right.is_in_consent else entry
    return problem(code, span, Severity.WARNING if is_softened else None, **values)
