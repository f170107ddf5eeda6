"""The rules, in the order in which a writer would look: story, names and files, photographs, map, then the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from cartostory.check import (
    countries,
    events,
    links,
    maps,
    method,
    notes,
    open_data,
    outliers,
    photos,
    positions,
    recordings,
    rights,
    site,
    slugs,
    story,
    works,
)
from cartostory.model import Site
from cartostory.problems.problem import Problem

Rule = Callable[[Site, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    story.check_chapters,
    story.check_title,
    story.check_towns,
    story.check_since,
    story.check_funding,
    story.check_translations,
    method.check_methods,
    links.check_links,
    links.check_images,
    story.check_cover,
    recordings.check_recordings,
    photos.check_recording_withdrawn,
    rights.check_recording_rights,
    photos.check_photo_withdrawn,
    photos.check_photo_without_alt_text,
    rights.check_photo_rights,
    photos.check_photo_not_in_register,
    photos.check_photo_register_without_photo,
    photos.check_photo_taken_in_future,
    photos.check_photo_placed_by_camera,
    maps.check_names,
    photos.check_register_places,
    notes.check_notes,
    maps.check_twins,
    maps.check_comparisons,
    maps.check_shown_layers,
    positions.check_swapped_layers,
    outliers.check_outliers,
    maps.check_symbols,
    works.check_works,
    open_data.check_layer_origins,
    open_data.check_data_licence,
    positions.check_positions,
    positions.check_precision,
    positions.check_swapped_coordinates,
    countries.check_countries,
    maps.check_town_map,
    events.check_event_dates,
    events.check_event_hours,
    events.check_event_access,
    links.check_story_names,
    site.check_pages,
    links.check_short_links,
    slugs.check_slugs,
    site.check_address,
    site.check_kiosk,
    site.check_languages,
    site.check_colours,
    site.check_layer_colours,
    site.check_publisher,
)
