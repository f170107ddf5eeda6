"""Points -> SVG elements. Coordinates are in the scene's own units, y downwards."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterable, Sequence

Spot = tuple[float, float]


def seeded(name: str) -> random.Random:
    """Give a source of chance that is the same every time for the same name."""
    return random.Random(name)  # noqa: S311 - leaves and stars, not secrets


def number(value: float) -> str:
    """Write a number as short as SVG allows: two decimals, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def spots(points: Iterable[Spot]) -> str:
    """Write points as SVG's `points` attribute."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def polygon(points: Iterable[Spot], fill: str, opacity: float = 1) -> str:
    """Draw a closed shape with straight sides."""
    return f'<polygon points="{spots(points)}" fill="{fill}"{_opacity(opacity)}/>'


def rect(x: float, y: float, width: float, height: float, fill: str, *, turn: float = 0, round_: float = 0) -> str:
    """Draw a rectangle, turned by degrees about its centre."""
    centre = f"{number(x + width / 2)} {number(y + height / 2)}"
    turned = f' transform="rotate({number(turn)} {centre})"' if turn else ""
    corners = f' rx="{number(round_)}"' if round_ else ""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size}{corners} fill="{fill}"{turned}/>'


def circle(x: float, y: float, radius: float, fill: str, opacity: float = 1) -> str:
    """Draw a disc."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{_opacity(opacity)}/>'


def ellipse(x: float, y: float, across: float, down: float, fill: str, *, turn: float = 0, opacity: float = 1) -> str:
    """Draw an ellipse by its half axes, turned by degrees about its centre."""
    turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    axes = f'rx="{number(across)}" ry="{number(down)}"'
    return f'<ellipse cx="{number(x)}" cy="{number(y)}" {axes} fill="{fill}"{turned}{_opacity(opacity)}/>'


def ring(x: float, y: float, radius: float, stroke: str, width: float) -> str:
    """Draw a circle's outline."""
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {place} fill="none" stroke="{stroke}" stroke-width="{number(width)}"/>'


def path(data: str, fill: str, opacity: float = 1) -> str:
    """Draw a filled path."""
    return f'<path d="{data}" fill="{fill}"{_opacity(opacity)}/>'


def stroke(data: str, colour: str, width: float, *, dash: str = "", cap: str = "round") -> str:
    """Draw a line along a path; `dash` is SVG's stroke-dasharray."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    look = f'stroke="{colour}" stroke-width="{number(width)}" stroke-linecap="{cap}" stroke-linejoin="round"'
    return f'<path d="{data}" fill="none" {look}{dashes}/>'


def line(points: Sequence[Spot], colour: str, width: float, *, dash: str = "", cap: str = "round") -> str:
    """Draw straight segments from point to point."""
    return stroke(straight(points), colour, width, dash=dash, cap=cap)


def straight(points: Sequence[Spot], *, closed: bool = False) -> str:
    """Give path data for straight segments."""
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return data + "Z" if closed else data


def smooth(points: Sequence[Spot], *, closed: bool = False, tension: float = 6) -> str:
    """Give path data for a Catmull-Rom curve through the points, as Bézier segments."""
    ends = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    data = f"M{number(points[0][0])} {number(points[0][1])}"
    for index in range(1, len(ends) - 2):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ends[index - 1 : index + 3]
        first = (bx + (cx - ax) / tension, by + (cy - ay) / tension)
        second = (cx - (dx - bx) / tension, cy - (dy - by) / tension)
        data += "C" + " ".join(f"{number(x)} {number(y)}" for x, y in (first, second, (cx, cy)))
    return data + "Z" if closed else data


def blob(x: float, y: float, radius: float, chance: random.Random, *, bumps: int = 9, rough: float = 0.14) -> str:
    """Give path data for a rounded, irregular shape."""
    turn = chance.uniform(0, math.tau)
    points = []
    for index in range(bumps):
        angle = turn + math.tau * index / bumps
        reach = radius * chance.uniform(1 - rough, 1 + rough)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return smooth(points, closed=True)


def moved(shapes: str, x: float = 0, y: float = 0, *, scale: float = 1, turn: float = 0, flip: bool = False) -> str:
    """Place shapes: scaled (and mirrored left to right), turned by degrees, then moved."""
    across = -scale if flip else scale
    place = f"translate({number(x)} {number(y)}) rotate({number(turn)}) scale({across:.4g} {scale:.4g})"
    return f'<g transform="{place}">{shapes}</g>'


def clipped(shapes: str, data: str) -> str:
    """Keep of the shapes only what lies inside a path."""
    name = _name(shapes + data)
    return f'<clipPath id="{name}"><path d="{data}"/></clipPath><g clip-path="url(#{name})">{shapes}</g>'


def fade(data: str, colour: str, start: Spot, end: Spot, *, strong: float = 1, weak: float = 0) -> str:
    """Fill a path with one colour that fades from `strong` at `start` to `weak` at `end`."""
    name = _name(data + colour + str((start, end, strong, weak)))
    axis = f'x1="{number(start[0])}" y1="{number(start[1])}" x2="{number(end[0])}" y2="{number(end[1])}"'
    stops = _stops(colour, strong, weak)
    gradient = f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {axis}>{stops}</linearGradient>'
    return f'{gradient}<path d="{data}" fill="url(#{name})"/>'


def glow(x: float, y: float, radius: float, colour: str, *, strong: float = 1, weak: float = 0) -> str:
    """Draw a disc that fades from its centre outwards."""
    name = _name(f"{x} {y} {radius} {colour} {strong} {weak}")
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    stops = _stops(colour, strong, weak)
    gradient = f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{stops}</radialGradient>'
    return f'{gradient}<circle {place} fill="url(#{name})"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """Give path data for a rectangle."""
    return straight([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed=True)


def _stops(colour: str, strong: float, weak: float) -> str:
    first = f'<stop offset="0" stop-color="{colour}" stop-opacity="{number(strong)}"/>'
    return first + f'<stop offset="1" stop-color="{colour}" stop-opacity="{number(weak)}"/>'


def _opacity(opacity: float) -> str:
    return f' opacity="{number(opacity)}"' if opacity != 1 else ""


def _name(text: str) -> str:
    return "n" + hashlib.sha256(text.encode()).hexdigest()[:12]
