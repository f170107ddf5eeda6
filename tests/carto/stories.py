"""Pieces of little stories for the tests of maps."""

from collections.abc import Callable
from typing import Any

from cartostory.geo.point import Point
from cartostory.model import Chapter, Layer, Partnership, Passage, Story, ViewRequest
from cartostory.problems.problem import Ref, Span

SPAN = Span("content/partnerships/a/story.md", 1, 1)
HERE = Point(0.54518, 46.81705)
THERE = Point(-1.08368, 13.0883)


def ref(name: str) -> Ref:
    return Ref(name, SPAN)


def passage(text: str = "") -> Passage:
    return Passage(text, SPAN)


def chapter(number: int, **view: Any) -> Chapter:
    return Chapter(number, f"c{number}", f"Chapitre {number}", ViewRequest(SPAN, **view), passage(), SPAN)


MakeStory = Callable[..., Story]
MakePartnership = Callable[..., Partnership]
RealLayer = Callable[..., Layer]
