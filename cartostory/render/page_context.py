"""One output while it is made: its language, its words, its links, and what is found wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from cartostory.model.output import Address, Kind, Output
from cartostory.problems.problem import Problem
from cartostory.render.html.foreign_text import said_in
from cartostory.render.html.targets import Targets
from cartostory.render.html.typography import typeset
from cartostory.render.links import Links
from cartostory.render.shared import Shared
from cartostory.render.words import Words


@dataclass(slots=True)
class PageContext:
    """The page that is being made. `problems` collects what is found, `figures` counts; the rest stays as it is."""

    output: Output
    language: str
    shared: Shared
    words: Words
    links: Links
    targets: Targets
    problems: list[Problem] = field(default_factory=list)
    figures: int = 0

    def next_figure(self) -> int:
        """Number the figures of the page from 1; two of one picture are two figures."""
        self.figures += 1
        return self.figures

    def link(self, kind: Kind, subject: str = "", language: str = "", part: str = "") -> str:
        """Give the URL of another output. Raises `NotPlannedError`."""
        return self.links.to(Address(kind, subject, language, part))

    def has(self, kind: Kind, subject: str = "", language: str = "", part: str = "") -> bool:
        """Tell whether the website will contain an output."""
        return self.shared.plan.has(Address(kind, subject, language, part))

    def asset(self, name: str) -> str:
        """Give the URL of one of the theme's assets. Raises `NotPlannedError`."""
        return self.link(Kind.ASSET, name)

    def set(self, text: str, language: str = "") -> str:
        """Set plain text with the spaces of its language."""
        return typeset(text, language or self.language)

    def foreign(self, text: str, language: str) -> str:
        """Set plain text that may be in another language than the page, and mark it so (`html/foreign_text.py`)."""
        return said_in(typeset(text, language), language, self.language)

    def site(self, key: str) -> str:
        """Give one of the site's own words (a field of `SiteWords`): in the page's language, or marked."""
        return self.foreign(*self.shared.site.config.said(key, self.language))
