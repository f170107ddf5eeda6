"""Layers say who made them, and how they may be used: their licences ask for it, and no reader may guess.

The list of partnerships has a licence that portals know, where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.model.licence import find
from cartostory.problems.problem import Problem, problem


def check_layer_origins(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers without a source or without a licence; squares that another layer leaves blank have its own."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.style.blanks:
                continue
            if not layer.source.strip():
                yield problem("layer-without-source", layer.span, layer=layer.key)
            if not layer.licence.strip():
                yield problem("layer-without-licence", layer.span, layer=layer.key)


def check_data_licence(site: Site, _today: date) -> Iterator[Problem]:
    """Find a licence of the list that nobody knows."""
    written = site.config.data_licence
    if written and find(written) is None:
        yield problem("data-licence-unknown", site.config.spans.get("data", site.config.span), licence=written)
