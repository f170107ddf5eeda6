"""A site that was loaded, checked and planned: what is left to do is to make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cartostory.model import PaperKind, Site
from cartostory.model.first_by import first_by
from cartostory.model.link_target import story_of
from cartostory.model.output import Address, Kind, Plan
from cartostory.model.short_link import NOTHING, Kept, ShortLink
from cartostory.model.theme import Theme
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class PreparedSite:
    """What `make` needs, and every problem found on the way here. `kept` is what `content/links.yaml` lacks.

    `known` are the stories whose files an earlier build made of the very same (`build/known_stories.py`), by slug.
    """

    site: Site
    theme: Theme
    plan: Plan
    problems: tuple[Problem, ...]
    today: date
    kept: Kept = NOTHING
    known: frozenset[str] = frozenset()

    def makes(self, address: Address) -> bool:
        """Tell whether an output has to be made: all but those of stories that are known."""
        return not self.known or self.owner(address) not in self.known

    def owner(self, address: Address) -> str:
        """Give the slug of the story that an output is made for alone; empty for what all share."""
        if address.kind is Kind.SHORT_LINK:
            link = first_by(code_of, self.site.short_links).get(address.subject)
            story = story_of(link.target.name) if link else ""
            return story if self.site.partnership(story) else ""
        is_poster = address.kind is Kind.PAPER and address.part.startswith(PaperKind.POSTER.value)
        return address.subject if address.kind in OF_ONE_STORY and not is_poster else ""


OF_ONE_STORY = frozenset(
    {
        *(Kind.STORY, Kind.SINGLE, Kind.KEEP, Kind.KIOSK, Kind.LIVE, Kind.MAP, Kind.PAPER),
        *(Kind.METHOD, Kind.EMBED, Kind.OEMBED, Kind.CARD, Kind.DATA),
    }
)
"""Kinds of outputs whose subject is a story's slug, or empty."""


def code_of(link: ShortLink) -> str:
    """Name a link by its code."""
    return link.code
