"""Someone answers for the site.

French law asks every public site for its publisher (loi n° 2004-575 du 21 juin 2004, article 6 III, now 1-1), and the
people in the pictures need to know whom to write to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find a site whose `publisher` has no name or no contact."""
    config = site.config
    span = config.spans.get("publisher", config.span)
    if not config.publisher.name.strip():
        yield problem("no-publisher", span)
    elif not config.publisher.contact.strip():
        yield problem("no-contact", span)
