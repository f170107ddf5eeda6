"""What grows: trees and grass, as shapes."""

from __future__ import annotations

import math
from random import Random

from tools.illustrations.shapes import Spot, blob, ellipse, line, path, smooth, straight, stroke


def baobab(x: float, y: float, height: float, bark: str, leaves: str, chance: Random) -> str:
    """Draw a baobab whose foot stands at (x, y): a bottle of a trunk, few thick branches, tufts."""
    wide = height * 0.17
    trunk = [
        (x - wide * 1.5, y),
        (x - wide * 1.05, y - height * 0.06),
        (x - wide * 0.95, y - height * 0.3),
        (x - wide * 0.62, y - height * 0.56),
        (x - wide * 0.2, y - height * 0.62),
        (x + wide * 0.2, y - height * 0.62),
        (x + wide * 0.64, y - height * 0.55),
        (x + wide, y - height * 0.28),
        (x + wide * 1.1, y - height * 0.05),
        (x + wide * 1.6, y),
    ]
    shapes = path(smooth(trunk) + "Z", bark)
    tips: list[Spot] = []
    for lean, reach in ((-1.28, 0.46), (-0.8, 0.5), (-0.3, 0.46), (0.22, 0.5), (0.72, 0.46), (1.24, 0.5)):
        start = (x + lean * wide * 0.5, y - height * 0.5)
        shapes += _branch(start, lean, height * reach, height * 0.055, bark, tips, chance)
    for tip in tips:
        tuft = height * chance.uniform(0.055, 0.085)
        shapes += path(blob(*tip, tuft, chance, bumps=8, rough=0.25), leaves)
    return shapes


def _branch(
    start: Spot, lean: float, length: float, thick: float, bark: str, tips: list[Spot], chance: Random
) -> str:
    angle = lean * 0.85
    bend = (start[0] + math.sin(angle * 0.75) * length * 0.5, start[1] - math.cos(angle) * length * 0.42)
    end = (start[0] + math.sin(angle) * length, start[1] - math.cos(angle * 0.92) * length)
    shapes = stroke(smooth([start, bend, end]), bark, thick)
    for side in (-1, 0, 1):
        twig = angle + side * 0.55 + chance.uniform(-0.15, 0.15)
        reach = length * chance.uniform(0.24, 0.36)
        tip = (end[0] + math.sin(twig) * reach, end[1] - math.cos(twig) * reach)
        shapes += line([end, tip], bark, thick * 0.42)
        tips.append(tip)
    return shapes


def crown(x: float, y: float, radius: float, colour: str, chance: Random, *, lobes: int = 7, flat: float = 0.72) -> str:
    """Draw a tree's crown of overlapping lobes about (x, y)."""
    shapes = path(blob(x, y, radius * 0.72, chance), colour)
    for index in range(lobes):
        angle = math.tau * index / lobes + chance.uniform(-0.2, 0.2)
        centre = (x + math.cos(angle) * radius * 0.62, y + math.sin(angle) * radius * 0.62 * flat)
        shapes += path(blob(*centre, radius * chance.uniform(0.36, 0.5), chance), colour)
    return shapes


def olive(x: float, y: float, size: float, leaves: str, light: str, trunk: str, chance: Random) -> str:
    """Draw an olive tree: a short twisted trunk, a round crown, a lighter side."""
    foot = [(x - size * 0.09, y), (x - size * 0.05, y - size * 0.3), (x - size * 0.16, y - size * 0.5)]
    back = [(x + size * 0.16, y - size * 0.5), (x + size * 0.05, y - size * 0.28), (x + size * 0.11, y)]
    shapes = path(straight(foot + back, closed=True), trunk)
    shapes += crown(x, y - size * 0.78, size * 0.52, leaves, chance, lobes=8)
    for _ in range(7):
        spot = (x + chance.uniform(-0.36, 0.12) * size, y - size * chance.uniform(0.78, 1.16))
        shapes += ellipse(*spot, size * 0.1, size * 0.05, light, turn=chance.uniform(-35, 35))
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
