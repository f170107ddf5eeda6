"""The cover of a story is what social networks show when somebody shares the page: they fetch and keep it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import appearances
from cartostory.check.photo_people import severity
from cartostory.consent import needs_consent
from cartostory.model import Site, Use
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find covers whose consent does not cover social networks. Without an address no network is shown a picture."""
    if not site.config.address:
        return
    for shelf in site.shelves:
        for found in appearances(shelf):
            rights = found.photo.rights if found.is_cover else None
            if rights and rights.consent and needs_consent(rights) and Use.SOCIAL not in rights.consent.uses:
                values = {"photo": found.photo.name}
                yield problem("photo-consent-not-for-social", rights.consent.span, severity(site), **values)
