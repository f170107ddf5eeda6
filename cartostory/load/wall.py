"""`content/wall/<slug>.md` -> `WallNote`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from cartostory.load.front_matter import read_matter
from cartostory.load.passage import passage
from cartostory.load.values import Amount, Day, Line, YesOrNo, where
from cartostory.load.yaml import Written
from cartostory.model import WallNote
from cartostory.problems.problem import Problem


class WallMatter(Written):
    """What an association or a resident put on the wall."""

    title: Line = Field(description="The note’s title.")
    author: Line = Field("", description="Who signs it.")
    date: Day | None = Field(None, description="The day on which it was written: 2026-11-14.")
    where: Line = Field("", description="The place that it speaks of.")
    story: str | None = Field(None, description="The story that it belongs to, by its folder’s name.")
    lat: Amount | None = Field(None, description="Latitude in degrees, north positive.")
    lon: Amount | None = Field(None, description="Longitude in degrees, east positive.")
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")
    origin: str = Field("", description="The row of the table that it was brought from; written by the program.")


def load_note(root: Path, file: str, slug: str, language: str) -> tuple[WallNote | None, tuple[Problem, ...]]:
    """Load one note of the wall."""
    matter = read_matter(root, file, WallMatter)
    keys = matter.keys
    if keys is None:
        return None, matter.problems
    point, halved = where(keys.lat, keys.lon, keys.at.span, keys.title)
    note = WallNote(
        slug=slug,
        language=language,
        title=keys.title,
        text=passage(matter.document),
        span=keys.at.span,
        author=keys.author,
        written=keys.date,
        where=keys.where,
        story=keys.at.ref("story", keys.story),
        point=point,
        draft=keys.draft,
    )
    return note, (*matter.problems, *halved)
