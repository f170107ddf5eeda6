"""Every position that writers wrote, with the name of what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartostory.geo.point import Point
from cartostory.model import Event, Shelf, Site, Story, WallNote
from cartostory.problem import Span


@dataclass(frozen=True, slots=True)
class Position:
    """A point as written, where it was written, and what the writer calls it."""

    point: Point
    span: Span
    name: str


def positions(site: Site) -> Iterator[Position]:
    """Give the points of towns, places, cameras, the register of pictures, events and the wall."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from towns_of(story)
            yield from places_of(story)
            yield from cameras_of(story)
    for shelf in site.shelves:
        yield from pictures_of(shelf)
    beside: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    for one in beside:
        if one.point:
            yield Position(one.point, one.span, one.title)


def towns_of(story: Story) -> Iterator[Position]:
    """Give the towns of a story."""
    yield from (Position(town.point, town.span, town.name) for town in story.towns)


def places_of(story: Story) -> Iterator[Position]:
    """Give the places of a story."""
    yield from (Position(place.point, place.span, place.name) for place in story.places.values())


def cameras_of(story: Story) -> Iterator[Position]:
    """Give the middle of the map of each chapter that sets it, where `map="…"` stands."""
    for chapter in story.chapters:
        if chapter.view.camera:
            yield Position(chapter.view.camera.centre, chapter.view.span, chapter.title)


def pictures_of(shelf: Shelf) -> Iterator[Position]:
    """Give the pictures that the register places by latitude and longitude."""
    for rights in shelf.register.values():
        if rights.point:
            yield Position(rights.point, rights.span, rights.file)
