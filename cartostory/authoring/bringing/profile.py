"""The heights along a way -> a small drawing: an SVG, and the PNG that photographs are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cartostory.problems.messages import translatable

_WIDTH, _HEIGHT = 1200, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 120, 40, 30, 60
_MOST_POINTS = 600
_INK, _PAPER, _FILL = "#20302f", "#fbfaf6", "#8fb3ad"
_STEPS = (1, 2, 5, 10)


def profile_svg(points: Sequence[tuple[float, float]], say: Callable[[str], str]) -> str:
    """Draw the heights (m) over the way (m). Axes carry round numbers; nothing in it runs."""
    thin = points[:: max(1, len(points) // _MOST_POINTS)]
    length = max(points[-1][0], 1.0)
    low, high = min(height for _, height in points), max(height for _, height in points)
    step = _round_step((high - low or 1.0) / 3)
    floor, ceiling = math.floor(low / step) * step, max(math.ceil(high / step), math.floor(low / step) + 1) * step

    def x(way: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * way / length

    def y(height: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (height - floor) / (ceiling - floor)

    line = " ".join(f"{x(way):.1f},{y(height):.1f}" for way, height in thin)
    area = f"{_LEFT},{y(floor):.1f} {line} {x(thin[-1][0]):.1f},{y(floor):.1f}"
    count = round((ceiling - floor) / step)
    heights = "".join(_rule(y(floor + number * step), f"{floor + number * step:g} m") for number in range(count + 1))
    stride = _round_step(length / 1000 / 5)
    ways = "".join(
        _tick(x(number * stride * 1000), f"{number * stride:g} km") for number in range(int(length / 1000 / stride) + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f'<title>{say(_TITLE)}</title><rect width="100%" height="100%" fill="{_PAPER}"/>'
        f'<g font-family="DejaVu Sans, sans-serif" font-size="22" fill="{_INK}">{heights}{ways}</g>'
        f'<polygon points="{area}" fill="{_FILL}" fill-opacity="0.6"/>'
        f'<polyline points="{line}" fill="none" stroke="{_INK}" stroke-width="3" stroke-linejoin="round"/></svg>'
    )


def _rule(at: float, words: str) -> str:
    return (
        f'<text x="{_LEFT - 12}" y="{at + 8:.1f}" text-anchor="end">{words}</text>'
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="{_INK}" stroke-opacity="0.25"/>'
    )


def _tick(at: float, words: str) -> str:
    return f'<text x="{at:.1f}" y="{_HEIGHT - _BOTTOM + 34}" text-anchor="middle">{words}</text>'


def _round_step(wanted: float) -> float:
    """Give 1, 2 or 5 times a power of ten that is no less than a number."""
    power = 10.0 ** math.floor(math.log10(max(wanted, 1e-9)))
    return next(factor * power for factor in _STEPS if factor * power >= wanted)


def profile_png(points: Sequence[tuple[float, float]], say: Callable[[str], str]) -> bytes:
    """Draw the same as PNG."""
    import pyvips  # noqa: PLC0415 - most commands draw nothing

    picture = pyvips.Image.new_from_buffer(profile_svg(points, say).encode(), "")
    found: bytes = picture.write_to_buffer(".png", strip=True)
    return found


_TITLE = translatable("Profile of heights")
