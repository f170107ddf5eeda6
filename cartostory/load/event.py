"""`content/events/<slug>.md` -> `Event`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from cartostory.load.front_matter import read_matter
from cartostory.load.passage import passage
from cartostory.load.values import Amount, Line, Lines, Moment, YesOrNo, where
from cartostory.load.yaml import Written
from cartostory.model import Event, EventStatus
from cartostory.problems.problem import Problem


class EventMatter(Written):
    """One entry of the programme."""

    title: Line = Field(description="What it is called.")
    start: Moment = Field(description="When it begins: 2026-11-14 18:30, 2026-11-14, 2026-11.")
    end: Moment | None = Field(None, description="When it ends.")
    time_zone: str = Field("", description="Its time zone where it is not the site’s: Africa/Ouagadougou.")
    where: Line = Field("", description="Where, as one would tell a neighbour.")
    lat: Amount | None = Field(None, description="Latitude in degrees, north positive.")
    lon: Amount | None = Field(None, description="Longitude in degrees, east positive.")
    who: Lines = Field((), description="Who invites: an association, a service of the town; several as a list.")
    themes: Lines = Field((), description="What it is about: water, education. The programme can be read by theme.")
    story: str | None = Field(None, description="The story that it belongs to, by its folder’s name.")
    access: Line = Field("", description="How accessible the place is.")
    price: Line = Field("", description="What it costs.")
    status: EventStatus = Field(
        EventStatus.CONFIRMED, description="confirmed, tentative, postponed or cancelled: kept in sight, and said so."
    )
    draft: YesOrNo = Field(default=False, description="true keeps it out of the published site.")
    origin: str = Field("", description="The row of the table that it was brought from; written by the program.")


def load_event(root: Path, file: str, slug: str, language: str) -> tuple[Event | None, tuple[Problem, ...]]:
    """Load one entry of the programme."""
    matter = read_matter(root, file, EventMatter)
    keys = matter.keys
    if keys is None:
        return None, matter.problems
    start, precision = keys.start
    point, halved = where(keys.lat, keys.lon, keys.at.span, keys.title)
    event = Event(
        slug=slug,
        language=language,
        title=keys.title,
        text=passage(matter.document),
        span=keys.at.span,
        start=start,
        precision=precision,
        end=keys.end[0] if keys.end else None,
        end_precision=keys.end[1] if keys.end else precision,
        time_zone=keys.time_zone,
        where=keys.where,
        point=point,
        who=keys.who,
        themes=keys.themes,
        story=keys.at.ref("story", keys.story),
        access=keys.access,
        price=keys.price,
        status=keys.status,
        draft=keys.draft,
        spans=keys.at.values,
    )
    return event, (*matter.problems, *halved)
