"""A glyph of our faces -> the `d` of an SVG path, in `UNITS` of an em; each is made once in a process.

The faces have quadratic curves; cubic ones that run within a unit of them need a third fewer numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from cartostory.carto.letters.shaping import UNITS, Glyph, font_of

_ERROR = 1.0
"""By how much a curve may leave the font's, in units."""

Spot = tuple[float, float]
Step = tuple[Spot, ...]
"""What leads on from the last point: one point is a line's end, two a quadratic curve's, three a cubic one's."""
Contour = list[Step]


@lru_cache(maxsize=2048)
def outline(glyph: Glyph) -> str:
    """Write a glyph's outline; "" for one without ink."""
    return "".join(_written(map(_lean, _contours(glyph))))


def _contours(glyph: Glyph) -> list[Contour]:
    """Give the contours of a glyph, y downwards: its first point, then steps."""
    import uharfbuzz  # noqa: PLC0415 - a build that knows all pictures goes without

    face, number = glyph
    font = font_of(face)
    scale = UNITS / font.face.upem
    found: list[Contour] = []

    def begin(x: float, y: float) -> None:
        found.append([])
        add(x, y)

    def add(*values: float) -> None:
        pairs = zip(values[::2], values[1::2], strict=True)
        found[-1].append(tuple((x * scale, -y * scale) for x, y in pairs))

    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: begin(x, y))
    pen.set_line_to_func(lambda x, y, _: add(x, y))
    pen.set_quadratic_to_func(lambda x0, y0, x, y, _: add(x0, y0, x, y))
    pen.set_cubic_to_func(lambda x0, y0, x1, y1, x, y, _: add(x0, y0, x1, y1, x, y))
    font.draw_glyph(number, pen)
    return found


def _lean(contour: Contour) -> Contour:
    """Give a contour with cubic curves in place of its quadratic ones."""
    from fontTools.qu2cu import quadratic_to_curves  # noqa: PLC0415 - same

    found: Contour = [contour[0]]
    curves: list[Step] = []
    last = contour[0][-1]
    for step in contour[1:]:
        if len(step) == 2:  # noqa: PLR2004 - quadratic
            curves.append((last, *step))
        else:
            found += [curve[1:] for curve in quadratic_to_curves(curves, max_err=_ERROR, all_cubic=True)]
            curves = []
            found.append(step)
        last = step[-1]
    return found + [curve[1:] for curve in quadratic_to_curves(curves, max_err=_ERROR, all_cubic=True)]


def _written(contours: Iterable[Contour]) -> Iterator[str]:
    """Write contours as short as SVG lets them be: whole numbers, relative, a letter only where it changes."""
    at = (0, 0)
    for contour in contours:
        start = _whole(contour[0][-1])
        yield "m" + _joined([start[0] - at[0], start[1] - at[1]])
        at, before = start, "m"
        for letter, values in _merged(_steps(contour, at)):
            yield (letter if letter != before else "" if values[0] < 0 else " ") + _joined(values)
            before = letter
        yield "z"


def _steps(contour: Contour, at: tuple[int, int]) -> Iterator[tuple[str, list[int]]]:
    """Yield the letter and the numbers of each step of a contour; those that lead nowhere are left out."""
    for step in contour[1:]:
        letter, values = _step([_whole(point) for point in step], at)
        if values:
            yield letter, values
            at = _whole(step[-1])


def _merged(steps: Iterable[tuple[str, list[int]]]) -> Iterator[tuple[str, list[int]]]:
    """Make one of two straight steps that run on."""
    held: tuple[str, list[int]] | None = None
    for letter, values in steps:
        if held and letter == held[0] and letter in "hv" and (values[0] > 0) == (held[1][0] > 0):
            held = letter, [held[1][0] + values[0]]
            continue
        if held:
            yield held
        held = letter, values
    if held:
        yield held


def _step(points: list[tuple[int, int]], at: tuple[int, int]) -> tuple[str, list[int]]:
    """Give the letter and the numbers of one step from a point."""
    values = [value for x, y in points for value in (x - at[0], y - at[1])]
    if not any(values):
        return "", []
    if len(points) > 1:
        return "c", values
    across, down = values
    return ("h", [across]) if not down else ("v", [down]) if not across else ("l", values)


def _joined(values: Iterable[int]) -> str:
    return " ".join(map(str, values)).replace(" -", "-")


def _whole(point: Spot) -> tuple[int, int]:
    return round(point[0]), round(point[1])
