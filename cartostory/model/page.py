"""Pages beside the stories."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.model.passage import Passage
from cartostory.problem import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page beside the stories (`content/pages`): about, legal notice and the like."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    summary: str = ""
    draft: bool = False
