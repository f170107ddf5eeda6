"""A site -> the views of its maps, chapter by chapter, and the areas that these need of a ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cartostory.carto.basemap.area import SCREEN, Area, area_of_bounds, areas_of_view, around
from cartostory.carto.draw.draw import views_of
from cartostory.carto.view.compose import CHAPTER_SIZE, chapter_map
from cartostory.carto.view.event_map import SHEET, gathering_map, markers_of
from cartostory.carto.view.framing import FrameKind, frame, sides
from cartostory.carto.view.names import layer_target, photo_point, published
from cartostory.carto.view.picture import GROUND_ZOOM
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom
from cartostory.model import Chapter, Partnership, Site, Story
from cartostory.model.programme_order import events_in, notes_in

TOP_ZOOM = 15
"""What OpenStreetMap's tiles of all makers reach; nearer maps enlarge these."""
_AROUND_M = 700.0
"""Around a place or a photograph: a few streets."""


@dataclass(frozen=True, slots=True)
class ChapterViews:
    """What the maps of one chapter look at."""

    partnership: Partnership
    story: Story
    chapter: Chapter
    views: tuple[View, ...]

    @property
    def near(self) -> tuple[View, ...]:
        """Give the views that come near enough to show a ground."""
        return tuple(view for view in self.views if view.zoom >= GROUND_ZOOM)


def chapter_views(site: Site, only: str = "") -> Iterator[ChapterViews]:
    """Yield the views of every chapter, of one partnership alone where `only` names it."""
    for partnership in site.partnerships:
        for story in partnership.stories.values() if only in ("", partnership.slug) else ():
            for found, chapter in zip(frame(partnership, story), story.chapters, strict=True):
                every = sides(found) if found.kind is FrameKind.COMPARE else (found,)
                pictures = [chapter_map(partnership, story, side, site.config, "", CHAPTER_SIZE) for side in every]
                views = tuple(view for picture in pictures for view in views_of(picture))
                yield ChapterViews(partnership, story, chapter, tuple(dict.fromkeys(views)))


def areas_of(site: Site, top_zoom: int = TOP_ZOOM, only: str = "") -> tuple[Area, ...]:
    """Give all that a site’s maps need: chapters’, layers’, places’, photographs’, events’ and notes’."""
    views = [view for chapter in chapter_views(site, only) for view in chapter.near]
    views += _layer_views(site, only)
    if not only:
        views += _programme_views(site)
    found = [area for view in dict.fromkeys(views) for area in areas_of_view(view, top_zoom)]
    found += [area_of_bounds(around(point, _AROUND_M), top_zoom) for point in _points(site, only)]
    return tuple(dict.fromkeys(found))


def _shown(site: Site, only: str) -> Iterator[Partnership]:
    return (partnership for partnership in site.partnerships if only in ("", partnership.slug))


def _layer_views(site: Site, only: str) -> Iterator[View]:
    for partnership in _shown(site, only):
        for layer in partnership.layers.values():
            bounds = layer_target(layer, partnership.story.language).bounds
            if bounds:
                centre, zoom = fitting_zoom(bounds, *SCREEN, float(TOP_ZOOM))
                if zoom >= GROUND_ZOOM:
                    yield View(*SCREEN, centre, zoom)


def _programme_views(site: Site) -> Iterator[View]:
    for language in site.config.languages:
        for shown in (events_in(site, language), notes_in(site, language)):
            markers = markers_of(shown)
            if markers:
                views = views_of(gathering_map(markers, language, site.config, "", SHEET))
                yield from (view for view in views if view.zoom >= GROUND_ZOOM)


def _points(site: Site, only: str) -> Iterable[Point]:
    """Give every point that somebody may want to see from near: each once."""
    found: dict[Point, None] = {}
    for partnership in _shown(site, only):
        for story in partnership.stories.values():
            points = [published(place) for place in story.places.values()]
            points += [photo_point(photo, partnership, story) for photo in partnership.media.photos.values()]
            found.update((point, None) for point in points if point)
    if not only:
        every = [event.point for event in site.events] + [note.point for note in site.wall]
        found.update((point, None) for point in every if point)
    return found
