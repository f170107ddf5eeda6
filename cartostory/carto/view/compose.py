"""A partnership and a frame -> the pictures of a page: opening globe, chapter map, twin maps, ladder, home map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cartostory.carto.svg.palette import PALETTE
from cartostory.carto.view.clusters import MOST_WAYS, Way, clustered, ways_of
from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.layer_style import DISC, point_marks
from cartostory.carto.view.names import MapTarget, TargetKind, name_in, photo_markers, published, town_key
from cartostory.carto.view.picture import Arc, Marker, Pane, Picture, PictureKind, Role
from cartostory.carto.view.zoom_ladder import rungs
from cartostory.geo.bounds import Bounds
from cartostory.geo.sphere import distance_m
from cartostory.model import Camera, Config, Layer, Partnership, Story, Town

CHAPTER_SIZE = (960, 720)
COMPARED_SIZE = (720, 600)
"""Of each of two maps under one slider, which stand beside each other without a script and on paper."""
GLOBE_SIZE = (640, 640)
HOME_SIZE = (1440, 720)
FAR_M = 300_000.0
"""From this distance on twin maps show the way between them on a globe."""


def chapter_map(  # noqa: PLR0917 - what a chapter's picture hangs on, the size last
    partnership: Partnership,
    story: Story,
    frame: Frame,
    config: Config,
    title: str,
    size: tuple[int, int] = CHAPTER_SIZE,
) -> Picture:
    """Make the picture of a chapter: a map, twin maps or a ladder, as the frame says. `title` is its alt text."""
    base = _base(story, config, title, size, frozenset(town.country for town in towns_of(partnership, story)))
    layers = tuple(layer for layer in tinted(partnership) if layer.key in frame.layers)
    markers = story_markers(partnership, story)
    found = replace(base, layers=layers, markers=markers, camera=frame.camera, bounds=frame.bounds)
    found = replace(found, callouts=frame.notes)
    if frame.kind is FrameKind.TWIN:
        panes = _twin(frame, partnership, story)
        return replace(found, kind=PictureKind.TWIN, panes=panes, arcs=_between(panes))
    if frame.kind is FrameKind.LADDER:
        own = {layer.key: layer for layer in tinted(partnership)}
        panes = rungs(replace(partnership, layers=own), story, frame, config.borders)
        return replace(found, kind=PictureKind.LADDER, panes=panes) if panes else found
    photos = photo_markers(partnership, story, frame.number)
    return replace(found, markers=(*markers, *photos), arcs=_arcs(partnership, story) if _is_wide(frame) else ())


def opening_globe(
    partnership: Partnership, story: Story, config: Config, title: str, size: tuple[int, int] = GLOBE_SIZE
) -> Picture:
    """Make the globe with the arc from the town here to the town there."""
    towns = towns_of(partnership, story)
    base = _base(story, config, title, size, frozenset(town.country for town in towns))
    return replace(
        base,
        kind=PictureKind.GLOBE,
        markers=tuple(_town_markers(towns, story.language)),
        arcs=_arcs(partnership, story),
    )


def home_map(
    partnerships: tuple[Partnership, ...], language: str, config: Config, title: str, size: tuple[int, int] = HOME_SIZE
) -> Picture:
    """Make the wide map of all arcs from here to there, framing every town; of very many, neighbours are one."""
    markers: dict[tuple[str, float, float], Marker] = {}
    arcs: list[Arc] = []
    ways: list[Way] = []
    for partnership in partnerships:
        story = partnership.stories.get(language, partnership.story)
        towns = tuple(_town_markers(towns_of(partnership, story), language))
        ways += ways_of(towns)
        arcs += _arcs(partnership, story)
        for marker in towns:
            markers.setdefault((marker.role, marker.point.lon, marker.point.lat), marker)
    found, arcs = tuple(markers.values()), list(dict.fromkeys(arcs))
    if len(arcs) > MOST_WAYS:
        few = clustered(ways)
        found, arcs = few.markers, list(few.arcs)
    return Picture(
        kind=PictureKind.ARCS,
        width=size[0],
        height=size[1],
        title=title,
        language=language,
        bounds=Bounds.around(marker.point for marker in found),
        markers=found,
        arcs=tuple(arcs),
        countries=frozenset(marker.country for marker in found),
        here_colour=config.theme.here,
        there_colour=config.theme.there,
        borders=config.borders,
    )


def story_markers(partnership: Partnership, story: Story) -> tuple[Marker, ...]:
    """List towns (the first one here, the others there), then places, numbered from 1 in the writer's order."""
    towns = tuple(_town_markers(towns_of(partnership, story), story.language))
    places = {**partnership.story.places, **story.places}
    found = []
    for number, place in enumerate(places.values(), start=1):
        point = published(place)
        if point:
            found.append(Marker(name_in(story.language, place.name, place.names), point, Role.PLACE, number))
    return (*towns, *found)


def towns_of(partnership: Partnership, story: Story) -> tuple[Town, ...]:
    """Give the towns of a story; a translation that names none has those of the first language."""
    return story.towns or partnership.story.towns


def tinted(partnership: Partnership) -> tuple[Layer, ...]:
    """Give a partnership's layers, each with the tint and the mark that it keeps on all of its maps (in `style`)."""
    marks = point_marks(partnership.layers.values())
    return tuple(
        replace(layer, style=replace(layer.style, tint=tint_of(layer, number), mark=marks.get(layer.key, DISC)))
        for number, layer in enumerate(partnership.layers.values())
    )


def tint_of(layer: Layer, number: int) -> str:
    """Give a layer's colour: the writer's, else one by its place in the front matter."""
    return layer.colour or PALETTE[number % len(PALETTE)]


def _base(story: Story, config: Config, title: str, size: tuple[int, int], countries: frozenset[str]) -> Picture:
    return Picture(
        kind=PictureKind.MAP,
        width=size[0],
        height=size[1],
        title=title,
        language=story.language,
        countries=countries,
        here_colour=config.theme.here,
        there_colour=config.theme.there,
        borders=config.borders,
    )


def _town_markers(towns: tuple[Town, ...], language: str) -> Iterator[Marker]:
    for number, town in enumerate(towns):
        role = Role.THERE if number else Role.HERE
        yield Marker(name_in(language, town.name, town.names), town.point, role, country=town.country)


def _arcs(partnership: Partnership, story: Story) -> tuple[Arc, ...]:
    here, *there = towns_of(partnership, story) or (None,)
    return tuple(Arc(here.point, town.point) for town in there) if here else ()


def _is_wide(frame: Frame) -> bool:
    """Tell whether both ends may be in view, so that the arc says something."""
    if frame.bounds:
        return max(frame.bounds.width, frame.bounds.height) > 4  # noqa: PLR2004 - degrees: wider than most countries
    return bool(frame.camera and frame.camera.zoom < 6)  # noqa: PLR2004 - a country fills the sheet


def _twin(frame: Frame, partnership: Partnership, story: Story) -> tuple[Pane, ...]:
    towns = enumerate(towns_of(partnership, story))
    roles = {town_key(town.name): Role.THERE if number else Role.HERE for number, town in towns}
    return tuple(_pane(target, roles, frame.twin_zoom) for target in frame.twin)


def _between(panes: tuple[Pane, ...]) -> tuple[Arc, ...]:
    cameras = [pane.camera for pane in panes if pane.camera]
    far = len(cameras) > 1 and distance_m(cameras[0].centre, cameras[1].centre) > FAR_M
    return (Arc(cameras[0].centre, cameras[1].centre),) if far else ()


def _pane(target: MapTarget, roles: dict[str, Role], zoom: float) -> Pane:
    centre = target.point or (target.bounds.centre if target.bounds else None)
    role = roles.get(target.key, Role.PLACE) if target.kind is TargetKind.TOWN else Role.PLACE
    return Pane(target.name, camera=Camera(centre, zoom) if centre else None, role=role)
