"""What a site asks to have on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """What is printed. A poster is an event's, a method sheet its own, everything else a story's."""

    BOOKLET = "booklet"
    MAP = "map"
    PANEL = "panel"
    POSTER = "poster"
    METHOD = "method"


UPRIGHT = frozenset({PaperKind.BOOKLET, PaperKind.METHOD})
"""The kinds that nobody turns."""

OF_STORIES = frozenset({PaperKind.BOOKLET, PaperKind.MAP, PaperKind.PANEL})


PAPER_SIZES = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297)}
"""Width and height in mm, upright (ISO 216)."""

PAPER_OFFERED = {
    PaperKind.BOOKLET: ("A4",),
    PaperKind.MAP: ("A3", "A4", "A2", "A1", "A0"),
    PaperKind.PANEL: ("A2", "A3", "A1"),
    PaperKind.POSTER: ("A3", "A4", "A2", "A1"),
    PaperKind.METHOD: ("A4",),
}
"""The sizes of each kind; the first is the one that nobody needs to ask for."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to print: its size (`A0` to `A4`), and for maps their scale (10000 for 1:10000; None: as it fits).

    `landscape` None leaves the choice to the kind.
    """

    kind: PaperKind
    size: str
    landscape: bool | None = None
    scale: int | None = None

    @property
    def part(self) -> str:
        """Name it in a file's name: `map-a3-landscape-10000`."""
        turned = {None: "", True: "landscape", False: "portrait"}[self.landscape]
        return "-".join(filter(None, (self.kind.value, self.size.lower(), turned, str(self.scale or ""))))


METHOD_SHEET = Paper(PaperKind.METHOD, "A4")
"""Every method sheet is printed, without being asked for: a town copies from it what it can hand round."""
