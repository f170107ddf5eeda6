"""A story, its chapters, and who pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cartostory.model.annotation import Annotation
from cartostory.model.camera import ViewRequest
from cartostory.model.passage import Passage
from cartostory.model.place import Place, Town
from cartostory.problems.problem import Ref, Span


class Status(StrEnum):
    """Where a partnership stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Translation(StrEnum):
    """How a translation was made; machine-aided: a program translated, whether or not somebody has gone over it."""

    HUMAN = "human"
    MACHINE_AIDED = "machine-aided"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A `##` heading and the text below it. `number` counts from 1; `id` is its anchor, unique in the story.

    `title` is its words alone; `heading` is its line in the Markdown of the story's body, from 0, and its title there.
    """

    number: int
    id: str
    title: str
    view: ViewRequest
    text: Passage
    span: Span
    heading: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays, or how much: amounts in `currency` (ISO 4217), as they stood in the year `as_of`.

    `theme` is the one that the sum is for, where the writer says that it is for one.
    """

    span: Span
    by: str = ""
    kind: str = ""
    label: str = ""
    amount: float | None = None
    spent: float | None = None
    currency: str = "EUR"
    as_of: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One partnership told in one language. `span` is the first line of its file; `lead` what precedes the chapters.

    `body` is the text as a whole, since notes and link definitions may stand anywhere in it. `spans`: where the keys of
    the front matter stand, those of this file only. `strands` are lines of work (*volets*), of which there may be more
    than are named: `strand_count`. `instruments` are the ways that money takes.

    `inherited` names the keys whose values a translation took from the first language, `original`; both are empty for
    the story in that language.
    """

    slug: str
    language: str
    title: str
    span: Span
    lead: Passage
    chapters: tuple[Chapter, ...]
    body: Passage
    summary: str = ""
    cover: Ref | None = None
    since: int | None = None
    status: Status = Status.ACTIVE
    draft: bool = False
    updated: date | None = None
    themes: tuple[str, ...] = ()
    towns: tuple[Town, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    notes: Mapping[str, Annotation] = field(default_factory=dict)
    funding: tuple[Funding, ...] = ()
    partners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()
    strand_count: int | None = None
    instruments: tuple[str, ...] = ()
    translation: Translation | None = None
    inherited: frozenset[str] = frozenset()
    original: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Return the headings of the chapters, as the renderer takes them."""
        return tuple(chapter.heading for chapter in self.chapters)


def has_map(story: Story) -> bool:
    """Tell whether a story has anything to show on a map."""
    return bool(story.towns or story.places or any(chapter.view.camera for chapter in story.chapters))
