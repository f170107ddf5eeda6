"""Years and how many partnerships began in each -> a line of years (SVG), with a table beside it that says the same.

Few are dots, one a partnership; many are bars. Time runs as the page's language is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

WIDTH = 420
"""Narrow, so that its figures can be read on a telephone."""
_TALLEST, _FOOT = 84, 30
_MARGIN = 20
_DOT = 4.5
_ROW = 2 * _DOT + 2
_MOST_DOTS = 6
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 5


def year_line(years: Sequence[tuple[int, int]], *, is_rtl: bool = False) -> Markup:
    """Draw the line; nothing where all began in one year, or nobody says when. `years` are in order, with counts."""
    if len(years) < 2:  # noqa: PLR2004 - a point is no line
        return Markup()
    first, last = years[0][0], years[-1][0]
    step = next((one for one in _STEPS if (last - first) / one <= _MOST_TICKS), _STEPS[-1])
    start, end = first // step * step, -(-last // step) * step

    def at(year: int) -> float:
        along = (year - start) / max(end - start, 1)
        return round(_MARGIN + (1 - along if is_rtl else along) * (WIDTH - 2 * _MARGIN), 1)

    room = (WIDTH - 2 * _MARGIN) / max(end - start, 1)
    most = max(count for _, count in years)
    is_few = most <= _MOST_DOTS and room >= 2 * _DOT
    base = 8 + most * _ROW if is_few else _TALLEST
    parts = (
        f'<path class="years-axis" d="M{_MARGIN - 12} {base:g}H{WIDTH - _MARGIN + 12}"/>',
        *_ticks(range(start, end + 1, step), at, base),
        *(_dots(years, at, base) if is_few else _bars(years, at, base, room)),
    )
    size = f'viewBox="0 0 {WIDTH} {base + _FOOT:g}" width="{WIDTH}" height="{base + _FOOT:g}"'
    return Markup(f'<svg class="years" {size} aria-hidden="true" focusable="false">{"".join(parts)}</svg>')  # noqa: S704 - numbers alone


def _ticks(years: range, at: Callable[[int], float], base: float) -> Iterator[str]:
    for year in years:
        yield f'<path class="years-tick" d="M{at(year):g} {base:g}v5"/>'
        yield f'<text class="years-name" x="{at(year):g}" y="{base + 20:g}" text-anchor="middle">{year}</text>'


def _dots(years: Sequence[tuple[int, int]], at: Callable[[int], float], base: float) -> Iterator[str]:
    for year, count in years:
        for number in range(count):
            yield f'<circle class="years-mark" cx="{at(year):g}" cy="{base - 8 - number * _ROW:g}" r="{_DOT:g}"/>'


def _bars(years: Sequence[tuple[int, int]], at: Callable[[int], float], base: float, room: float) -> Iterator[str]:
    most, width = max(count for _, count in years), max(1, min(14, room * 0.7))
    for year, count in years:
        tall = max(2, round((base - 8) * count / most, 1))
        x = at(year) - width / 2
        yield f'<rect class="years-mark" x="{x:.1f}" y="{base - tall:g}" width="{width:.1f}" height="{tall:g}"/>'
