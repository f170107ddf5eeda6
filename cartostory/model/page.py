"""Pages beside the stories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cartostory.model.passage import Passage
from cartostory.problems.problem import Span

TO_COMPLETE = re.compile(r"\[(?:À compléter|To be completed)\b[^\]]*\]")
"""What the texts that the program proposes leave to a town."""

LEGAL_PAGES = ("accessibilite", "mentions-legales", "vie-privee")
"""The slugs of the pages that the law asks for; `ACCESSIBILITY` is the one that carries the declaration."""

ACCESSIBILITY = LEGAL_PAGES[0]


class Conformity(StrEnum):
    """What an accessibility declaration says of its site (RGAA 4.1.2, "état de conformité")."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Page:
    """A page beside the stories (`content/pages`): about, legal notice and the like.

    `unfinished` says so to its readers; `conformity` is for the accessibility page, and never set by the program.
    """

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    summary: str = ""
    draft: bool = False
    unfinished: bool = False
    conformity: Conformity | None = None
    written_in: str = ""

    @property
    def text_language(self) -> str:
        """Give the language of the text: another than the page's where nobody has translated it yet."""
        return self.written_in or self.language
