"""Colours are written as #rrggbb, the one form that pages, pictures and paper all understand.

The two colours of the site also carry words: one that is too pale for that is shown darker, and a better one proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, Span, problem
from cartostory.shade import WORDS, day_shade, is_colour, least_contrast


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find colours of the theme and of layers that are written otherwise, and those of the theme that are too pale."""
    for colour, span in (*_of_theme(site), *_of_layers(site)):
        if not is_colour(colour):
            yield problem("wrong-colour", span, colour=colour)
    for colour, span in _of_theme(site):
        if is_colour(colour) and day_shade(colour) != colour:
            ratio, shade = f"{least_contrast(colour):.1f}", day_shade(colour)
            yield problem("colour-too-pale", span, colour=colour, ratio=ratio, least=str(WORDS), shade=shade)


def _of_theme(site: Site) -> Iterator[tuple[str, Span]]:
    theme = site.config.theme
    yield theme.colour, theme.spans.get("colour", theme.span)
    yield theme.partner_colour, theme.spans.get("partner_colour", theme.span)


def _of_layers(site: Site) -> Iterator[tuple[str, Span]]:
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.colour is not None:
                yield layer.colour, layer.span
