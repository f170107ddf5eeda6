"""What people use: phones, panels, dishes, screens, bicycles, as shapes about their own origin."""

from __future__ import annotations

import math

from tools.illustrations.palette import INK, MIST, TEAL_DEEP, TEAL_MID
from tools.illustrations.shapes import circle, ellipse, line, path, polygon, rect, ring, smooth, straight, stroke


def phone(width: float, height: float, body: str, screen: str) -> str:
    """Draw a phone with its upper left corner at the origin."""
    edge = width * 0.07
    shapes = rect(0, 0, width, height, body, round_=width * 0.14)
    shapes += rect(edge, height * 0.09, width - 2 * edge, height * 0.79, screen, round_=width * 0.03)
    return shapes + circle(width / 2, height * 0.94, width * 0.055, screen)


def key_phone(width: float, height: float, body: str, screen: str, keys: str) -> str:
    """Draw a phone with keys, its upper left corner at the origin."""
    shapes = rect(0, 0, width, height, body, round_=width * 0.16)
    shapes += rect(width * 0.12, height * 0.1, width * 0.76, height * 0.34, screen, round_=width * 0.05)
    for row in range(4):
        for column in range(3):
            place = (width * (0.24 + column * 0.26), height * (0.56 + row * 0.105))
            shapes += ellipse(*place, width * 0.085, height * 0.03, keys)
    return shapes


def panel(width: float, height: float, columns: int, rows: int, *, slant: float = 0) -> str:
    """Draw a solar panel seen from the front, its lower left corner at the origin, its top moved by `slant`."""
    face = [(0, 0), (width, 0), (width + slant, -height), (slant, -height)]
    shapes = polygon(face, TEAL_DEEP)
    for column in range(1, columns):
        foot = width * column / columns
        shapes += line([(foot, 0), (foot + slant, -height)], TEAL_MID, 2.2, cap="butt")
    for row in range(1, rows):
        part = row / rows
        shapes += line([(slant * part, -height * part), (width + slant * part, -height * part)], TEAL_MID, 2.2)
    return shapes + stroke(straight(face, closed=True), MIST, 3.4)


def dish(radius: float, front: str, back: str, mast: str, *, turn: float = -32) -> str:
    """Draw a satellite dish on its mast; the mast's foot is at the origin, the dish looks up to the right."""
    height = radius * 1.05
    lean = math.radians(turn)
    nose = (math.cos(lean) * radius * 0.92, -height + math.sin(lean) * radius * 0.92)
    shapes = polygon(
        [(-radius * 0.07, 0), (radius * 0.07, 0), (radius * 0.04, -height), (-radius * 0.04, -height)], mast
    )
    shapes += line([(-radius * 0.34, 0), (0, -height * 0.5), (radius * 0.34, 0)], mast, radius * 0.06)
    shapes += ellipse(-radius * 0.06, -height + radius * 0.03, radius * 0.46, radius, back, turn=turn)
    shapes += ellipse(0, -height, radius * 0.4, radius * 0.97, front, turn=turn)
    for side in (-0.8, 0.8):
        rim = (-math.sin(lean) * radius * side, -height + math.cos(lean) * radius * side)
        shapes += line([rim, nose], mast, radius * 0.035)
    return shapes + circle(*nose, radius * 0.09, mast)


def screen(width: float, height: float, frame: str, light: str) -> str:
    """Draw a monitor on its foot; the foot's middle is at the origin."""
    top = -height * 1.28
    shapes = polygon(
        [(-width * 0.05, 0), (width * 0.05, 0), (width * 0.04, -height * 0.4), (-width * 0.04, -height * 0.4)], frame
    )
    shapes += ellipse(0, 0, width * 0.22, height * 0.045, frame)
    shapes += rect(-width / 2, top, width, height, frame, round_=width * 0.03)
    edge = width * 0.045
    return shapes + rect(-width / 2 + edge, top + edge, width - 2 * edge, height - 2 * edge, light)


def bicycle(size: float, colour: str, *, spokes: str = "") -> str:
    """Draw a bicycle of wheel radius `size`; the ground is y = 0, the middle x = 0."""
    thick = size * 0.085
    rear, front = (-size * 1.35, -size), (size * 1.35, -size)
    crank, seat, head = (-size * 0.2, -size * 0.95), (-size * 0.55, -size * 2.05), (size * 0.95, -size * 2.1)
    shapes = "".join(ring(*hub, size * 0.95, colour, thick) for hub in (rear, front))
    if spokes:
        for hub in (rear, front):
            for index in range(9):
                angle = math.tau * index / 9
                rim = (hub[0] + math.cos(angle) * size * 0.9, hub[1] + math.sin(angle) * size * 0.9)
                shapes += line([hub, rim], spokes, size * 0.02)
    for points in ([rear, crank, head, seat, rear], [seat, crank], [head, front]):
        shapes += line(points, colour, thick)
    shapes += line([seat, (seat[0] - size * 0.08, seat[1] - size * 0.3)], colour, thick)
    shapes += ellipse(seat[0] - size * 0.1, seat[1] - size * 0.36, size * 0.32, size * 0.09, colour)
    bar = [(head[0] - size * 0.35, head[1] - size * 0.42), (head[0] + size * 0.02, head[1] - size * 0.42), head]
    shapes += stroke(smooth(bar), colour, thick)
    return shapes + circle(*crank, size * 0.17, colour)


def bubble(width: float, height: float, colour: str, *, tail: float = 0.25) -> str:
    """Draw a message bubble with its upper left corner at the origin; the tail hangs at `tail` of its width."""
    shapes = rect(0, 0, width, height, colour, round_=height * 0.28)
    foot = width * tail
    point = [
        (foot - height * 0.16, height - 2),
        (foot + height * 0.2, height - 2),
        (foot - height * 0.12, height * 1.3),
    ]
    return shapes + polygon(point, colour)


def pencil(length: float, body: str, wood: str, lead: str = INK) -> str:
    """Draw a pencil along x from its end (the origin) to its point."""
    thick = length * 0.055
    shaft = length * 0.86
    shapes = polygon([(0, -thick / 2), (shaft, -thick / 2), (shaft, thick / 2), (0, thick / 2)], body)
    shapes += polygon([(shaft, -thick / 2), (length, 0), (shaft, thick / 2)], wood)
    near = length * 0.955
    shapes += polygon([(near, -thick * 0.16), (length, 0), (near, thick * 0.16)], lead)
    return shapes + path(
        straight([(0, -thick * 0.12), (shaft, -thick * 0.12), (shaft, thick * 0.14), (0, thick * 0.14)], closed=True),
        wood,
        0.35,
    )
