"""A few words of the writer's on a map: set where there is room, with a line to what they point at."""

from __future__ import annotations

from cartostory.carto.labels.collision import Room
from cartostory.carto.labels.label import ARABIC_SCALE, Type
from cartostory.carto.labels.leader import led
from cartostory.carto.labels.metrics import is_rtl, wrapped
from cartostory.carto.svg.palette import INK, PAPER
from cartostory.carto.view.picture import Callout, Hint, Picture
from cartostory.carto.view.view import View

_SIZE, _LINE_EMS, _AWAY = 13.0, 13.0, 9.0
_ATTRIBUTES = (
    ("fill", INK),
    ("stroke", PAPER),
    ("stroke-width", "4"),
    ("paint-order", "stroke"),
    ("stroke-linejoin", "round"),
)


def draw_callouts(picture: Picture, view: View, room: Room, foot: float) -> tuple[str, tuple[Hint, ...]]:
    """Draw the notes whose points lie on the sheet, above a `foot` of px; says which are left out, and why."""
    drawn: list[str] = []
    hints: list[Hint] = []
    room.minds_signs = True
    for note in picture.callouts:
        x, y = view.place(note.point)
        if not view.holds(x, y) or y > view.height - foot:
            hints.append(Hint("note-off-the-map", (("note", note.text),)))
            continue
        found = led(wrapped(note.text, _LINE_EMS), _type(note), (x, y), _AWAY, room)
        drawn.append(found)
        if not found:
            hints.append(Hint("note-without-room", (("note", note.text),)))
    room.minds_signs = False
    return "".join(drawn), tuple(hints)


def _type(note: Callout) -> Type:
    is_arabic = is_rtl(note.text)  # whose letters have no italic
    size = round(_SIZE * (ARABIC_SCALE if is_arabic else 1.0), 1)
    return Type(size, 0, bold=False, italic=not is_arabic, line_height=1.2, attributes=_ATTRIBUTES)
