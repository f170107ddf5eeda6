"""Site -> the published photographs in which people can be recognised: those that need a consent."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.appearance import published
from cartostory.consent import needs_consent
from cartostory.model import Consent, Photo, Rights, Site
from cartostory.problem import Severity


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
