"""Sums -> bars (SVG): what is planned as a frame, what is spent as its filling, so that no colour alone says it.

The pictures have no words: the figures stand beside them as text, in the table that they are drawn from.
"""

from __future__ import annotations

from markupsafe import Markup

WIDTH, HEIGHT = 400, 14


def bar(planned: float | None, spent: float | None, largest: float) -> Markup:
    """Draw one bar. `largest` is the sum that fills the whole width; sums below zero are drawn as nothing."""
    frame = _rectangle("bar-planned", planned, largest) if planned is not None else ""
    filling = _rectangle("bar-spent", spent, largest) if spent is not None else ""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" preserveAspectRatio="none"'
    return Markup(f'<svg class="bar" {size} aria-hidden="true" focusable="false">{frame}{filling}</svg>')  # noqa: S704 - numbers alone


def _rectangle(name: str, amount: float, largest: float) -> str:
    width = WIDTH * max(amount, 0) / largest if largest > 0 else 0
    return f'<rect class="{name}" width="{round(width, 1):g}" height="{HEIGHT}"/>'
