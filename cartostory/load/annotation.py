"""`notes:` of a story's front matter -> `Annotation`s, by the names that writers give them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from cartostory.load.values import Amount, Line, Names, where
from cartostory.load.yaml import Written
from cartostory.model import Annotation
from cartostory.problems.problem import Problem, problem


class NoteMatter(Written):
    """A few words on the map, with a line to what they speak of."""

    text: Line = Field(description="The words: 3 to 12.")
    place: str | None = Field(None, description="The place or the town that they point at.")
    lat: Amount | None = Field(None, description="Or a point of its own: latitude in degrees, north positive.")
    lon: Amount | None = Field(None, description="Its longitude in degrees, east positive.")
    texts: Names = Field(default_factory=dict, description="The words in other languages: {en: …}.")


def read_notes(written: Mapping[str, NoteMatter]) -> tuple[Mapping[str, Annotation], tuple[Problem, ...]]:
    """Read the notes; one that points at nothing is reported and left out."""
    found: dict[str, Annotation] = {}
    problems: list[Problem] = []
    for key, note in written.items():
        point, wrong = where(note.lat, note.lon, note.at.span, note.text)
        at = note.at.ref("place", note.place)
        if at is None and point is None:
            problems += wrong or (problem("note-points-nowhere", note.at.span, note=key),)
            continue
        found[key] = Annotation(key, note.text, note.at.span, at, point, note.texts)
    return found, tuple(problems)
