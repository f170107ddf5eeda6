"""A layer's sign is one that the map can draw: an unknown one would leave bare dots, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.carto.icons import named, names
from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find signs that nothing draws."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.symbol and not named(layer.symbol):
                known = [name for name in names() if not name.startswith("work-")]
                guess = nearest(layer.symbol, known) or ""
                said = ", ".join(known)
                yield problem("unknown-symbol", layer.span, name=layer.symbol, known=said, nearest=guess)
