"""Site + plan -> what is to be drawn: the `Picture` of every map, and the data of every live map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cartostory.carto.view.compose import (
    CHAPTER_SIZE,
    COMPARED_SIZE,
    GLOBE_SIZE,
    HOME_SIZE,
    chapter_map,
    home_map,
    opening_globe,
    story_markers,
)
from cartostory.carto.view.event_map import SHEET, SHEET_ON_PHONES, gathering_map, markers_of
from cartostory.carto.view.framing import FIT_TOP_ZOOM, Frame, FrameKind, frame, sides
from cartostory.carto.view.layer_style import label_of
from cartostory.carto.view.names import numbered
from cartostory.carto.view.picture import Drawn, Marker, Picture
from cartostory.geo.projection import fitting_zoom
from cartostory.model import Borders, Camera, Partnership, Site, Story, TownMap
from cartostory.model.output import AFTER, BROAD, HOME_MAP, MEDIUM, OPENING, PHONE, Address, Kind, Plan
from cartostory.model.programme_order import PROGRAMME_MAP, WALL_MAP, events_in, notes_in

_TOWNS_IN_SIGHT = 8.5
"""A zoom at which the built-in gazetteer has towns beside each other nearly everywhere that people live."""
_CHAPTER_SIZES = {"": CHAPTER_SIZE, MEDIUM: (560, 420), PHONE: (360, 360)}
_GLOBE_ON_PHONES = (360, 360)
_HOME_SIZES = {"": HOME_SIZE, BROAD: (960, 520), MEDIUM: (640, 460), PHONE: (360, 500)}
"""As wide as the least place where `render/map_view.py` has them shown: letters on screens are as large, or larger."""


@dataclass(frozen=True, slots=True)
class LiveMap:
    """What the data of a live map are made of; plain values for a worker."""

    partnership: Partnership
    story: Story
    frames: tuple[Frame, ...]
    markers: tuple[Marker, ...]
    borders: Borders
    here_colour: str
    there_colour: str
    town_map: TownMap | None = None


def pictures(site: Site, plan: Plan, known: frozenset[str] = frozenset()) -> Mapping[Address, Picture]:
    """Compose the picture of every map that is planned. Its title is the sentence of whoever wrote what it shows.

    The maps of stories that are `known`, by slug, are left out.
    """
    return {address: picture for address, picture in _all(site, known) if plan.has(address)}


def _all(site: Site, known: frozenset[str]) -> Iterator[tuple[Address, Picture]]:
    config = site.config
    for language in config.languages:
        for end, size in _HOME_SIZES.items():
            picture = home_map(site.known, language, config, config.said("title", language)[0], size)
            yield Address(Kind.MAP, "", language, HOME_MAP + end), picture
        yield from _gatherings(site, language)
    for partnership in _unknown(site, known):
        for story in partnership.stories.values():
            yield from story_pictures(partnership, story, site)


def _unknown(site: Site, known: frozenset[str]) -> Iterator[Partnership]:
    return (partnership for partnership in site.partnerships if partnership.slug not in known)


def _gatherings(site: Site, language: str) -> Iterator[tuple[Address, Picture]]:
    """Compose the maps of the programme and of the wall."""
    for part, shown in ((PROGRAMME_MAP, events_in(site, language)), (WALL_MAP, notes_in(site, language))):
        markers = markers_of(shown)
        for end, size in (("", SHEET), (PHONE, SHEET_ON_PHONES)) if markers else ():
            picture = gathering_map(markers, language, site.config, site.config.said("title", language)[0], size)
            yield Address(Kind.MAP, "", language, part + end), picture


def story_pictures(partnership: Partnership, story: Story, site: Site) -> Iterator[tuple[Address, Picture]]:
    """Compose every map of a story in one language; of the site nothing counts but its settings."""
    slug, language = partnership.slug, story.language
    frames = frame(partnership, story)
    for end, globe_size in (("", GLOBE_SIZE), (PHONE, _GLOBE_ON_PHONES)):
        globe = opening_globe(partnership, story, site.config, story.title, globe_size)
        yield Address(Kind.MAP, slug, language, OPENING + end), globe
    for end, size in _CHAPTER_SIZES.items():
        for found, chapter in zip(frames, story.chapters, strict=True):
            for part, title, side in _sides(found, chapter.title, partnership, language):
                drawn_size = COMPARED_SIZE if side is not found and not end else size
                picture = chapter_map(partnership, story, side, site.config, title, drawn_size)
                yield Address(Kind.MAP, slug, language, f"{chapter.number}{part}{end}"), picture


def _sides(found: Frame, title: str, partnership: Partnership, language: str) -> Iterator[tuple[str, str, Frame]]:
    """Yield the maps of a chapter: what stands behind its number, its title, its frame. Two layers make two maps."""
    if found.kind is not FrameKind.COMPARE:
        yield "", title, found
        return
    for part, side, target in zip(("", AFTER), sides(found), found.compare, strict=True):
        yield part, f"{title} · {label_of(partnership.layers[target.key], language)}", side


def live_maps(
    site: Site, plan: Plan, drawn: Mapping[Address, Drawn], known: frozenset[str] = frozenset()
) -> Mapping[Address, LiveMap]:
    """Gather what every live map that is planned needs, but those of stories that are `known`.

    `drawn` tells in which chapters there is next to nothing.
    """
    theme = site.config.theme
    return {
        address: LiveMap(
            partnership,
            story,
            tuple(_with_something_to_see(frame(partnership, story), story, drawn)),
            (*story_markers(partnership, story), *numbered(partnership, story).values()),
            replace(site.config.borders, note=site.config.said("borders_note", story.language)[0]),
            theme.here,
            theme.there,
            site.town_map,
        )
        for partnership in _unknown(site, known)
        for story in partnership.stories.values()
        if plan.has(address := Address(Kind.LIVE, partnership.slug, story.language))
    }


def _with_something_to_see(frames: tuple[Frame, ...], story: Story, drawn: Mapping[Address, Drawn]) -> Iterator[Frame]:
    """Step back to the nearest towns where a picture has next to nothing to show.

    The picture says so with distances and an inset; an empty plane that moves would say nothing.
    """
    for found in frames:
        picture = drawn.get(Address(Kind.MAP, story.slug, story.language, str(found.number)))
        is_blank = picture is not None and any(hint.code == "nothing-to-see" for hint in picture.hints)
        camera = _fitted(found)
        if is_blank and camera and camera.zoom > _TOWNS_IN_SIGHT:
            yield replace(found, camera=replace(camera, zoom=_TOWNS_IN_SIGHT), bounds=None)
        else:
            yield found


def _fitted(found: Frame) -> Camera | None:
    """Give a frame's camera, or the one that looks at its bounds."""
    if found.camera or found.bounds is None:
        return found.camera
    return Camera(*fitting_zoom(found.bounds, *CHAPTER_SIZE, FIT_TOP_ZOOM))


def live_key(job: LiveMap) -> str:
    """Name everything that a live map's data depend on but the style: layers by digest."""
    layers = {key: layer.fingerprint for key, layer in job.partnership.layers.items()}
    titles = tuple(chapter.title for chapter in job.story.chapters)
    story = (job.story.language, job.story.towns, sorted(job.story.places.items(), key=str), titles)
    return repr((layers, story, job.frames, job.markers, job.borders, job.here_colour, job.there_colour, job.town_map))
