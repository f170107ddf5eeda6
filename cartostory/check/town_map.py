"""A town's own map says whose data it shows, and has layers that our style can draw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.carto.town_schemas import is_known
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _: date) -> Iterator[Problem]:
    """Check `map.local`; files that cannot be read are reported when they are loaded."""
    found, ref = site.town_map, site.config.local_map
    if found is None or ref is None:
        return
    if not found.attribution:
        yield problem("town-map-without-attribution", ref.span, path=ref.name)
    if not is_known(found.layers):
        yield problem("town-map-unknown-layers", ref.span, path=ref.name, layers=", ".join(found.layers[:12]) or "–")
