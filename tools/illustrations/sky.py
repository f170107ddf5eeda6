"""Skies: bands of colour, stars, far hills."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tools.illustrations.shapes import Spot, circle, path, polygon, smooth


def stars(width: float, height: float, count: int, colour: str, chance: Random, *, largest: float = 3.2) -> str:
    """Scatter stars over the upper `height` of the sky; a few are large and have four points."""
    shapes = ""
    for index in range(count):
        x, y = chance.uniform(0, width), height * chance.random() ** 1.25
        if index % 17 == 0:
            shapes += spark(x, y, largest * chance.uniform(2.2, 3.6), colour)
        else:
            shapes += circle(x, y, largest * chance.uniform(0.3, 0.85), colour)
    return shapes


def spark(x: float, y: float, reach: float, colour: str) -> str:
    """Draw a four-pointed star."""
    waist = reach * 0.16
    points: list[Spot] = [(x, y - reach), (x + waist, y - waist), (x + reach, y), (x + waist, y + waist)]
    points += [(x, y + reach), (x - waist, y + waist), (x - reach, y), (x - waist, y - waist)]
    return polygon(points, colour)


def hill(width: float, heights: Sequence[float], foot: float, colour: str) -> str:
    """Draw a line of hills across the picture through evenly spaced heights, filled down to `foot`."""
    step = width / (len(heights) - 1)
    ridge = [(index * step, y) for index, y in enumerate(heights)]
    return path(ridge_data(ridge, foot), colour)


def ridge_data(ridge: Sequence[Spot], foot: float) -> str:
    """Give path data for the ground under a ridge."""
    return smooth(ridge) + f"L{ridge[-1][0]:.1f} {foot:.1f}L{ridge[0][0]:.1f} {foot:.1f}Z"
