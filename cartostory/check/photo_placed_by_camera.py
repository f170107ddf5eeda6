"""A camera writes where it stood: where the site shows that, the writer is told, and may say no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.model import Site
from cartostory.problem import Problem, Span, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs that stand on the map by their camera alone (`photos: {use_gps: true}`)."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if photo.point and not (rights and (rights.place or rights.point)):
                lat, lon = round(photo.point.lat, 4), round(photo.point.lon, 4)
                span = rights.span if rights else Span(photo.path)
                yield problem("photo-placed-by-camera", span, photo=photo.name, lat=lat, lon=lon)
