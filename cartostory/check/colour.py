"""Colours are written as #rrggbb, the one form that pages, pictures and paper all understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, Span, problem

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find colours of the theme and of layers that are written otherwise."""
    for colour, span in _colours(site):
        if not _COLOUR.fullmatch(colour):
            yield problem("wrong-colour", span, colour=colour)


def _colours(site: Site) -> Iterator[tuple[str, Span]]:
    theme = site.config.theme
    yield theme.colour, theme.span
    yield theme.partner_colour, theme.span
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.colour is not None:
                yield layer.colour, layer.span
