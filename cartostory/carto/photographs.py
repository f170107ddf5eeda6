"""A story's photographs that have a place -> their numbers, one series for text, pictures and live map alike."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.appearance import calls, find_photo
from cartostory.carto.names import photo_point
from cartostory.carto.picture import Marker, Role
from cartostory.model import Partnership, Story


def numbered(partnership: Partnership, story: Story) -> Mapping[str, Marker]:
    """Give the photographs of the text that have a point which may be published, by digest, numbered from 1.

    One that is called twice has the number and the chapter of its first call. Covers and comparisons have none.
    """
    found: dict[str, Marker] = {}
    for call in calls(story):
        photo = find_photo(partnership.photos, call.target.name)
        point = photo_point(photo, partnership, story) if photo and call.alt is not None else None
        if photo and point and photo.digest not in found:
            said = photo.rights.alt if photo.rights else None
            name = call.caption or call.alt or said or photo.name
            chapter = call.chapter.number if call.chapter else 0
            found[photo.digest] = Marker(name, point, Role.PHOTO, len(found) + 1, chapter=chapter)
    return found


def photo_markers(partnership: Partnership, story: Story, chapter: int) -> tuple[Marker, ...]:
    """List the markers of the photographs that a chapter shows."""
    return tuple(marker for marker in numbered(partnership, story).values() if marker.chapter == chapter)
