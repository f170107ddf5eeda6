"""What grows: trees and grass, as shapes."""

from __future__ import annotations

import math
from random import Random

from tools.illustrations.shapes import Spot, blob, ellipse, path, smooth, straight

_BOUGHS = (
    (-0.62, -1.2, 0.3),
    (-0.4, -0.72, 0.36),
    (-0.08, -0.2, 0.34),
    (0.3, 0.36, 0.37),
    (0.55, 0.86, 0.33),
    (0.68, 1.3, 0.26),
)
"""A baobab's boughs: where they leave the trunk, their angle from the vertical, their length."""
_TAPER = 0.55
_FORKS = 3


def baobab(foot: Spot, height: float, bark: str, leaves: str, chance: Random) -> str:
    """Draw a baobab: a bottle of a trunk, tapering boughs, sparse tufts."""
    x, y = foot
    wide = height * 0.15
    left = [(-1.75, 0), (-1.2, 0.05), (-1.02, 0.2), (-0.98, 0.36), (-0.8, 0.5), (-0.62, 0.56)]
    right = [(0.6, 0.56), (0.82, 0.49), (1.02, 0.34), (1.06, 0.18), (1.26, 0.045), (1.9, 0)]
    data = smooth([(x + a * wide, y - b * height) for a, b in (*left, (0, 0.52), *right)]) + "Z"
    tips: list[Spot] = []
    for root, angle, reach in _BOUGHS:
        start = (x + root * wide, y - height * 0.5)
        drawn, ends = _bough(start, angle, (height * reach, height * 0.062), _FORKS, chance)
        data += drawn
        tips += ends
    tufts = (blob(*tip, height * chance.uniform(0.028, 0.062), chance, bumps=7, rough=0.3) for tip in tips)
    return path("".join(tufts), leaves) + path(data, bark)


def _bough(start: Spot, angle: float, size: tuple[float, float], forks: int, chance: Random) -> tuple[str, list[Spot]]:
    """Give path data for a bough of a length and a thickness, for its forks, and the tips where they end."""
    length, thick = size
    end = (start[0] + math.sin(angle) * length, start[1] - math.cos(angle) * length)
    side = (math.cos(angle) * thick / 2, math.sin(angle) * thick / 2)
    sides = [(start[0] - side[0], start[1] - side[1]), (end[0] - side[0] * _TAPER, end[1] - side[1] * _TAPER)]
    sides += [(end[0] + side[0] * _TAPER, end[1] + side[1] * _TAPER), (start[0] + side[0], start[1] + side[1])]
    data = straight(sides, closed=True)
    if forks == 0:
        return data, [end]
    tips: list[Spot] = []
    for lean in (-0.5, 0.02, 0.46) if forks == _FORKS else (-0.42, 0.38):
        own = (length * chance.uniform(0.42, 0.62), thick * _TAPER)
        drawn, ends = _bough(end, angle * 0.9 + lean * chance.uniform(0.8, 1.2), own, forks - 1, chance)
        data += drawn
        tips += ends
    return data, tips


def crown(x: float, y: float, radius: float, colour: str, chance: Random, *, lobes: int = 7, flat: float = 0.72) -> str:
    """Draw a tree's crown of overlapping lobes about (x, y)."""
    shapes = path(blob(x, y, radius * 0.72, chance), colour)
    for index in range(lobes):
        angle = math.tau * index / lobes + chance.uniform(-0.2, 0.2)
        centre = (x + math.cos(angle) * radius * 0.62, y + math.sin(angle) * radius * 0.62 * flat)
        shapes += path(blob(*centre, radius * chance.uniform(0.36, 0.5), chance), colour)
    return shapes


def olive(place: Spot, size: float, colours: tuple[str, str, str], chance: Random) -> str:
    """Draw an olive tree in three colours: a round crown, its lighter leaves, a short twisted trunk."""
    x, y = place
    leaves, light, trunk = colours
    foot = [(x - size * 0.09, y), (x - size * 0.05, y - size * 0.3), (x - size * 0.16, y - size * 0.5)]
    back = [(x + size * 0.16, y - size * 0.5), (x + size * 0.05, y - size * 0.28), (x + size * 0.11, y)]
    shapes = path(straight(foot + back, closed=True), trunk)
    shapes += crown(x, y - size * 0.78, size * 0.52, leaves, chance, lobes=8)
    for _ in range(26):
        spot = (x + chance.uniform(-0.46, 0.2) * size, y - size * chance.uniform(0.7, 1.2))
        shapes += ellipse(*spot, size * 0.036, size * 0.014, light, turn=chance.uniform(-60, 10))
    return shapes


def grass(x: float, y: float, height: float, colour: str, chance: Random, *, blades: int = 9) -> str:
    """Draw a tuft of grass that stands at (x, y)."""
    shapes = ""
    for _ in range(blades):
        lean = chance.uniform(-0.55, 0.55)
        tall = height * chance.uniform(0.55, 1)
        foot = x + chance.uniform(-0.16, 0.16) * height
        tip = (foot + lean * tall, y - tall)
        bend = (foot + lean * tall * 0.25, y - tall * 0.6)
        wide = height * 0.022
        data = smooth([(foot - wide, y), bend, tip]) + f"L{bend[0] + wide:.1f} {bend[1]:.1f}L{foot + wide:.1f} {y:.1f}Z"
        shapes += path(data, colour)
    return shapes


def poplar(x: float, y: float, height: float, colour: str, chance: Random) -> str:
    """Draw a poplar that stands at (x, y)."""
    wide = height * chance.uniform(0.1, 0.13)
    left = [(x - wide * chance.uniform(0.75, 1.1), y - height * part) for part in (0.12, 0.35, 0.6, 0.82)]
    right = [(x + wide * chance.uniform(0.75, 1.1), y - height * part) for part in (0.82, 0.6, 0.35, 0.12)]
    return path(smooth([(x, y), *left, (x, y - height), *right], closed=True), colour)
