"""The stories that the kiosk plays are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories of the kiosk that the site does not have; drafts wait until they are published."""
    known = sorted(partnership.slug for partnership in site.partnerships)
    for slug in site.config.kiosk.stories:
        if slug not in known and slug not in site.drafts and f"content/partnerships/{slug}/story.md" not in site.unread:
            guess = nearest(slug, known) or ""
            yield problem("unknown-story", site.config.kiosk.span, name=slug, nearest=guess, known=", ".join(known))
