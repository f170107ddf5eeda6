"""A label on the sheet: how it is set, the box that its text fills, and its SVG."""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign

from cartostory.carto.labels.collision import Box
from cartostory.carto.labels.metrics import is_rtl, text_width
from cartostory.carto.style.spec import ANCHORS
from cartostory.carto.svg import svg
from cartostory.carto.svg.icons import FIELD

BASELINE = 0.34
"""How far below the middle of a line of text its baseline lies, in ems."""
ARABIC_SCALE = 1.14
"""Arabic letters are smaller on their body than Latin ones."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a label is set: size in px, letter spacing in ems, colours as SVG attributes."""

    size: float
    spacing: float
    bold: bool
    italic: bool
    line_height: float
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place: lines of text, the first with its baseline at (`x`, `y`), turned by degrees.

    `icon` is drawn around `spot` (x, y, side in px); `lead` is the drawn line from what the label names to it.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    type: Type
    turn: float = 0.0
    icon: str = ""
    spot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    lead: str = ""

    def drawn_icon(self) -> str:
        """Write the label's icon, at its point, as large as its side says."""
        x, y, side = self.spot
        scale = f" scale({svg.number(side / FIELD)})" if side != FIELD else ""
        move = f"translate({svg.number(x - side / 2)} {svg.number(y - side / 2)})"
        return svg.element("g", self.icon, transform=move + scale)

    def drawn(self) -> str:
        """Write the label's text; where it runs from right to left, its start is at the right."""
        if not self.lines:
            return ""
        anchor, direction = self.anchor, None
        if is_rtl(self.lines[0]):
            direction = "rtl"
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        place = f"{svg.number(self.x)} {svg.number(self.y)}"
        turn = f"rotate({svg.number(self.turn)} {place})" if self.turn else None
        step = self.type.size * self.type.line_height
        return "".join(
            svg.element(
                "text",
                svg.text(line),
                x=self.x,
                y=self.y + number * step,
                text_anchor=None if anchor == "start" else anchor,
                direction=direction,
                transform=turn,
            )
            for number, line in enumerate(self.lines)
        )


def group(type_: Type) -> dict[str, str | float | None]:
    """Give the attributes of a group of labels of one type."""
    return {
        "font_size": type_.size,
        "font_weight": "600" if type_.bold else None,
        "font_style": "italic" if type_.italic else None,
        "letter_spacing": type_.spacing * type_.size if type_.spacing else None,
        **{name.replace("-", "_"): value for name, value in type_.attributes},
    }


def block(lines: list[str], type_: Type) -> tuple[float, float]:
    """Give the width and height of some lines of text."""
    wide = max(text_width(line, type_.size, bold=type_.bold, spacing=type_.spacing) for line in lines)
    return wide, type_.size * (1.0 + type_.line_height * (len(lines) - 1))


def place(point: tuple[float, float], anchor: str, size: tuple[float, float], gap: float) -> Box:
    """Give the box of a block of text (its width and height) for an anchor, `gap` px away from its point."""
    wide, high = size
    right, down = ANCHORS.get(anchor, (0.0, 0.0))
    x = point[0] + (right * gap + (wide / 2 if right > 0 else -wide / 2) if right else 0)
    y = point[1] + (down * gap + (high / 2 if down > 0 else -high / 2) if down else 0)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def moved(
    point: tuple[float, float], anchor: str, offset: tuple[float, float], *, by_anchor: bool
) -> tuple[float, float]:
    """Move a label's point by px to the right and down; `by_anchor` away from the point, to the side of the anchor."""
    right, down = offset
    if by_anchor:
        towards = ANCHORS.get(anchor, (0.0, 0.0))
        right, down = (
            copysign(right, towards[0]) if towards[0] else 0.0,
            copysign(down, towards[1]) if towards[1] else 0.0,
        )
    return point[0] + right, point[1] + down


def set_label(box: Box, anchor: str, lines: list[str], type_: Type, justify: str = "auto") -> Label:
    """Set lines of text into a box that is theirs, flush as `text-justify` says; “auto”: towards their point."""
    left, top, right, _ = box
    towards = anchor if justify == "auto" else justify
    side = "start" if "left" in towards else "end" if "right" in towards else "middle"
    x = left if side == "start" else right if side == "end" else (left + right) / 2
    return Label(tuple(lines), x, top + type_.size * (0.5 + BASELINE), side, type_)
