"""What a file brings, before anything is written: the pieces of a story, and what became of each thing in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cartostory.load.vector.outcome import Value
from cartostory.model.spelling import slug

Counted = tuple[str, str]
"""A sentence for one and for several (`problems.messages.counted`)."""
_LONGEST = 50


class Fate(StrEnum):
    """What became of something."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of the report: what became of how many things."""

    fate: Fate
    sentence: Counted
    count: int
    blanks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtLayer:
    """A layer and how it looks. `key` is unique in its bundle; what is empty the writer fills in."""

    key: str
    label: str
    features: tuple[Value, ...]
    colour: str = ""
    symbol: str = ""
    label_property: str = ""
    popup: tuple[tuple[str, str], ...] = ()
    ramp: str = ""
    source: str = ""
    licence: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class BroughtPlace:
    """A place in degrees."""

    key: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class BroughtPicture:
    """A picture that came with the file. `name` is that of its file in photos/."""

    name: str
    data: bytes
    alt: str = ""
    author: str = ""
    licence: str = ""
    is_drawing: bool = False


@dataclass(frozen=True, slots=True)
class BroughtChapter:
    """A chapter: its title, its text in Markdown, and the attributes of its heading as they are written."""

    title: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Bundle:
    """All that a file brings. `kind` names the format for people, `identity` the file for the next time.

    `remote` are the addresses of pictures that the file only links to, each with its credit.
    """

    kind: str
    identity: str
    title: str
    summary: str = ""
    lead: str = ""
    layers: list[BroughtLayer] = field(default_factory=list)
    places: list[BroughtPlace] = field(default_factory=list)
    chapters: list[BroughtChapter] = field(default_factory=list)
    pictures: list[BroughtPicture] = field(default_factory=list)
    remote: list[tuple[str, str]] = field(default_factory=list)
    report: list[ReportLine] = field(default_factory=list)

    def tell(self, fate: Fate, sentence: Counted, count: int, **blanks: str) -> None:
        """Add a line to the report, unless it would speak of nothing."""
        if count:
            self.report.append(ReportLine(fate, sentence, count, tuple(blanks.items())))

    @property
    def is_empty(self) -> bool:
        """Tell whether the file held nothing that can stand in a story."""
        return not (self.layers or self.places or self.chapters or self.pictures or self.lead)


class CannotBringError(Exception):
    """A file cannot be brought. `sentence` is a gettext id, `blanks` fill it; a `reason` among them may be one too."""

    def __init__(self, sentence: str, **blanks: str | int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.blanks = blanks


def key_of(name: str, taken: set[str], stand_in: str) -> str:
    """Give a name of the front matter for something, not yet taken; and take it."""
    stem = slug(name)[:_LONGEST].strip("-") or stand_in
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key)
    return key
