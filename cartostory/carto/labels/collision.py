"""Finding room for labels: the first ones take it, later ones try each of their places and give way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
_CELL = 64.0


@dataclass(slots=True)
class Room:
    """The sheet, and the boxes (left, top, right, bottom in px) that are taken on it. Boxes must stay on the sheet.

    `signs` are boxes of what is drawn below the names: those that could as well stand elsewhere keep off them, while
    `minds_signs`; the names of the signs themselves do not. Lines may pass over a sign, but not over its `cores`.
    `arcs` are boxes along the arcs of the story: names keep off them, but for those that would be lost (`minds_arcs`).
    """

    width: float
    height: float
    margin: float = 4.0
    cells: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    signs: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    cores: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    arcs: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    minds_signs: bool = False
    minds_arcs: bool = True

    def mark_sign(self, box: Box, core: Box) -> None:
        """Mark a box as that of a sign, and what of it no line may strike."""
        for held, one in ((self.signs, box), (self.cores, core)):
            for cell in _cells(one):
                held[cell].append(one)

    def mark_arc(self, box: Box) -> None:
        """Mark a box through which an arc runs."""
        for cell in _cells(box):
            self.arcs[cell].append(box)

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for cell in _cells(box):
            self.cells[cell].append(box)

    def is_free(self, box: Box, *, of_line: bool = False) -> bool:
        """Tell whether a box, be it one of a line's, lies on the sheet and touches none that is taken."""
        left, top, right, bottom = box
        if (
            left < self.margin
            or top < self.margin
            or right > self.width - self.margin
            or bottom > self.height - self.margin
        ):
            return False
        held = [self.cells]
        held += [self.cores if of_line else self.signs] if self.minds_signs else []
        held += [self.arcs] if self.minds_arcs else []
        return not any(_touch(box, other) for of in held for cell in _cells(box) for other in of.get(cell, ()))

    def take_first(self, boxes: list[Box], padding: float = 0.0) -> int | None:
        """Take the first of some boxes that is free with a padding around it, and give its number."""
        return self.claim(boxes, Claim(padding))

    def claim(self, boxes: list[Box], claim: Claim) -> int | None:
        """Give the number of the first of some boxes that is free, or that may be used all the same, and take it."""
        free = (number for number, box in enumerate(boxes) if self.is_free(grown(box, claim.padding)))
        found = next(free, 0 if claim.may_overlap else None)
        if found is not None and not claim.leaves_free:
            self.take(boxes[found])
        return found


@dataclass(frozen=True, slots=True)
class Claim:
    """How something asks for room: with a padding in px, whether it may lie on others, and others on it."""

    padding: float = 0.0
    may_overlap: bool = False
    leaves_free: bool = False


def grown(box: Box, by: float) -> Box:
    """Give a box with a margin around it."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
