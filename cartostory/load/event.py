"""`content/events/<slug>.md` -> `Event`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from cartostory.geo.point import Point
from cartostory.load.matter import read_matter
from cartostory.load.passage import passage
from cartostory.load.values import Amount, Moment, YesOrNo
from cartostory.model import Event
from cartostory.problem import Problem
from cartostory.schema import Written


class EventMatter(Written):
    """One entry of the programme."""

    title: str = Field(description="What it is called.")
    start: Moment = Field(description="When it begins: 2026-11-14 18:30, 2026-11-14, 2026-11.")
    end: Moment | None = Field(None, description="When it ends.")
    where: str = Field("", description="Where, as one would tell a neighbour.")
    lat: Amount | None = Field(None, description="Latitude in degrees, north positive.")
    lon: Amount | None = Field(None, description="Longitude in degrees, east positive.")
    who: str = Field("", description="Who invites.")
    story: str | None = Field(None, description="The story that it belongs to, by its folder’s name.")
    access: str = Field("", description="How accessible the place is.")
    price: str = Field("", description="What it costs.")
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")


def load_event(root: Path, file: str, slug: str, language: str) -> tuple[Event | None, tuple[Problem, ...]]:
    """Load one entry of the programme."""
    matter = read_matter(root, file, EventMatter)
    keys = matter.keys
    if keys is None:
        return None, matter.problems
    start, precision = keys.start
    event = Event(
        slug=slug,
        language=language,
        title=keys.title,
        text=passage(matter.body, matter.body_span),
        span=keys.at.span,
        start=start,
        precision=precision,
        end=keys.end[0] if keys.end else None,
        where=keys.where,
        point=None if keys.lat is None or keys.lon is None else Point(keys.lon, keys.lat),
        who=keys.who,
        story=keys.at.ref("story", keys.story),
        access=keys.access,
        price=keys.price,
        draft=keys.draft,
    )
    return event, matter.problems
