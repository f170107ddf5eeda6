"""A partnership and a story -> what the map shows in each chapter: everything inherited, every name resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cartostory.carto.view.names import MapTarget, layer_target, targets
from cartostory.carto.view.picture import Callout
from cartostory.geo.bounds import Bounds
from cartostory.geo.projection import TOP_ZOOM, fitting_zoom
from cartostory.model import Camera, Chapter, Partnership, Story, ViewRequest
from cartostory.problems.problem import Ref

PLACE_ZOOM = 12.0
TWIN_ZOOM = 11.0
FIT_TOP_ZOOM = 14.0
"""Where maps that are fitted to bounds stop to come closer: a place alone is shown with what lies around it."""
_SMALL_PX, _NEAREST_ZOOM = 300.0, 17.0
"""Of a phone's picture, which has to hold it as well."""


class FrameKind(StrEnum):
    """What stands in the map's place in a chapter."""

    MAP = "map"
    TWIN = "twin"
    COMPARE = "compare"
    LADDER = "ladder"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the map shows in one chapter. Either `camera` or `bounds` is set (both None: the story has no point at all).

    `layers` are the keys of the visible layers, in the order of the front matter. `twin` holds two targets and
    `compare` two layers, or none; `locate` is what the ladder leads to; `twin_zoom` the zoom of the first twin map;
    `focus` are the targets that the chapter names and that a map may show: a hidden place is not among them; `notes`
    what is written on the map.
    """

    number: int
    kind: FrameKind = FrameKind.MAP
    camera: Camera | None = None
    bounds: Bounds | None = None
    layers: tuple[str, ...] = ()
    focus: tuple[MapTarget, ...] = ()
    twin: tuple[MapTarget, ...] = ()
    compare: tuple[MapTarget, ...] = ()
    locate: str = ""
    twin_zoom: float = TWIN_ZOOM
    notes: tuple[Callout, ...] = ()


def frame(partnership: Partnership, story: Story) -> tuple[Frame, ...]:
    """Resolve every chapter's view, in order. Names that lead nowhere are left out: `check` reports them."""
    known = targets(partnership, story)
    found: list[Frame] = []
    before = opening(partnership, story)
    for chapter in story.chapters:
        before = _next(before, chapter, partnership, story, known)
        found.append(before)
    return tuple(found)


def opening(partnership: Partnership, story: Story) -> Frame:
    """Give what the map shows before the first chapter: both towns, every layer that no chapter asks for by name."""
    points = [town.point for town in story.towns] or [
        target.point for target in targets(partnership, story).values() if target.point
    ]
    bounds = Bounds.around(points)
    asks = any(chapter.view.show is not None for chapter in story.chapters)
    return Frame(number=0, bounds=bounds, layers=() if asks else tuple(partnership.layers))


def sides(found: Frame) -> tuple[Frame, Frame]:
    """Give what stands before and after in a frame that compares two layers: each without the other's, alike else."""
    before, after = (target.key for target in found.compare)
    return (
        replace(found, kind=FrameKind.MAP, layers=tuple(key for key in found.layers if key != after)),
        replace(found, kind=FrameKind.MAP, layers=tuple(key for key in found.layers if key != before)),
    )


def _next(
    before: Frame, chapter: Chapter, partnership: Partnership, story: Story, known: Mapping[str, MapTarget]
) -> Frame:
    view = chapter.view
    twin = _two(view.twin, known)
    compare = tuple(layer_target(layer, story.language) for layer in partnership.compared(view))
    camera, bounds, focus = _look(before, view, known)
    kind = FrameKind.MAP
    if twin:
        kind, focus = FrameKind.TWIN, twin
        points = [target.point for target in twin if target.point]
        camera, bounds = None, Bounds.around(points) or bounds
    elif compare:
        kind = FrameKind.COMPARE
        if not (view.camera or view.place or view.fit):
            around = _around(compare)
            camera, bounds = _framed(around) if around else (camera, bounds)
    elif view.locate:
        kind = FrameKind.LADDER
    return Frame(
        number=chapter.number,
        kind=kind,
        camera=camera,
        bounds=bounds,
        layers=_visible(before.layers, view, partnership),
        focus=focus,
        twin=twin,
        compare=compare,
        locate=view.locate.name if view.locate else "",
        twin_zoom=view.zoom if view.zoom is not None else TWIN_ZOOM,
        notes=tuple(_callouts(view, partnership, story, known)),
    )


def _callouts(
    view: ViewRequest, partnership: Partnership, story: Story, known: Mapping[str, MapTarget]
) -> Iterator[Callout]:
    """Yield a chapter's notes in the story's language, or in the first one; of a hidden place none."""
    base, first = story.language.split("-", maxsplit=1)[0], partnership.story.language
    for ref in view.notes:
        note = story.notes.get(ref.name)
        target = known.get(note.at.name) if note and note.at else None
        point = target.point or (target.bounds.centre if target.bounds else None) if target else None
        point = point or (note.point if note else None)
        if note and point:
            is_own = note.span.file == story.span.file
            words = note.texts.get(story.language) or note.texts.get(base)
            yield Callout(words or note.text, point, story.language if words or is_own else first)


def _look(
    before: Frame, view: ViewRequest, known: Mapping[str, MapTarget]
) -> tuple[Camera | None, Bounds | None, tuple[MapTarget, ...]]:
    if view.camera:
        return view.camera, None, _named((view.place,), known)
    if view.place:
        focus = _named((view.place,), known)
        if focus and focus[0].point:
            zoom = view.zoom if view.zoom is not None else PLACE_ZOOM
            return Camera(focus[0].point, min(zoom, TOP_ZOOM)), None, focus
    if view.fit:
        focus = _named(view.fit, known)
        bounds = _around(focus)
        if bounds:
            return *_framed(bounds), focus
    if view.zoom is not None and not view.twin and before.camera:
        return Camera(before.camera.centre, min(view.zoom, TOP_ZOOM)), None, before.focus
    return before.camera, before.bounds, ()


def _framed(bounds: Bounds) -> tuple[Camera | None, Bounds | None]:
    """Give bounds as they are, or a camera that comes closer to what is smaller than a quarter of a town."""
    centre, zoom = fitting_zoom(bounds, _SMALL_PX, _SMALL_PX, _NEAREST_ZOOM)
    has_extent = bool(bounds.width and bounds.height)
    return (Camera(centre, round(zoom, 2)), None) if has_extent and zoom > FIT_TOP_ZOOM else (None, bounds)


def _visible(before: tuple[str, ...], view: ViewRequest, partnership: Partnership) -> tuple[str, ...]:
    shown = set(before) if view.show is None else {ref.name for ref in view.show}
    shown -= {ref.name for ref in view.hide}
    shown |= {ref.name for ref in view.compare}
    return tuple(key for key in partnership.layers if key in shown)


def _named(names: tuple[Ref | None, ...], known: Mapping[str, MapTarget]) -> tuple[MapTarget, ...]:
    """Give what the names lead to, but nothing that has no place on a map: of a hidden place the name is hidden too."""
    found = (known[ref.name] for ref in names if ref and ref.name in known)
    return tuple(target for target in found if target.point or target.bounds)


def _two(names: tuple[Ref, ...], known: Mapping[str, MapTarget]) -> tuple[MapTarget, ...]:
    found = _named(names, known)
    return found[:2] if len(found) > 1 else ()


def _around(focus: tuple[MapTarget, ...]) -> Bounds | None:
    boxes = (target.bounds or (Bounds.around((target.point,)) if target.point else None) for target in focus)
    return Bounds.enclosing(box for box in boxes if box)
