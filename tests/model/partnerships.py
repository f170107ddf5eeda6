"""Partnerships made of little: what atlases and likenesses look at."""

from typing import Any

from cartostory.geo.point import Point
from cartostory.model import Funding, Partnership, Passage, Status, Story, Town
from cartostory.problems.problem import Span

NOWHERE = Span("story.md", 1, 1)
HERE = Town("Ici", "FR", Point(0.5, 46.8), NOWHERE, 30_000)


def town(name: str, country: str, people: int | None = None, zone: str = "") -> Town:
    return Town(name, country, Point(-1.0, 13.0), NOWHERE, people, zone=zone)


def partnership(slug: str, *towns: Town, themes: str = "", money: tuple[Funding, ...] = (), **more: Any) -> Partnership:
    """Make one; towns stand there, beside `HERE`. Themes stand between spaces."""
    empty = Passage("", NOWHERE)
    story = Story(
        slug,
        "fr",
        more.pop("title", slug),
        NOWHERE,
        empty,
        (),
        empty,
        themes=tuple(themes.split()),
        towns=(HERE, *towns),
        funding=money,
        status=more.pop("status", Status.ACTIVE),
        **more,
    )
    return Partnership(slug, f"content/partnerships/{slug}", {"fr": story})


def funding(amount: float | None, spent: float | None = None, **more: Any) -> Funding:
    return Funding(NOWHERE, amount=amount, spent=spent, **more)
