"""A chapter that compares -> two maps or two photographs side by side, and what was added between two extracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import escape

from cartostory.carto.osm.tally import Tally, tally
from cartostory.carto.view.framing import Frame, FrameKind, sides
from cartostory.carto.view.layer_style import label_of
from cartostory.model import Chapter, Layer, Partnership, Photo
from cartostory.model.output import AFTER
from cartostory.model.photo_uses import find_photo
from cartostory.render.body import PageText
from cartostory.render.figures import FigureCall
from cartostory.render.map_view import map_view, story_map
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import ComparisonView, CountView, MapView, SideView
from cartostory.render.words import Words

_KILOMETRE_M, _TEN = 1000.0, 10
_MINUS = "\u2212"


def comparison(
    partnership: Partnership, chapter: Chapter, frame: Frame, first: MapView | None, body: PageText
) -> ComparisonView | None:
    """Give what a chapter compares; None where it compares nothing, or one side of it cannot be shown."""
    if frame.kind is FrameKind.COMPARE and first:
        return _of_layers(partnership, chapter, frame, first, body.sheet)
    photos = [find_photo(partnership.media.photos, ref.name) for ref in chapter.view.compare]
    return _of_photos(*photos, body=body) if len(photos) == 2 else None  # noqa: PLR2004 - before and after


def _of_photos(before: Photo | None, after: Photo | None, *, body: PageText) -> ComparisonView | None:
    if before is None or after is None:
        return None
    said = body.sheet.words.gettext
    one = body.pictures.figure(before, FigureCall(caption=escape(said("Before"))))
    other = body.pictures.figure(after, FigureCall(caption=escape(said("After"))))
    return ComparisonView(SideView(one.alt, photo=one), SideView(other.alt, photo=other)) if one and other else None


def with_both(first: MapView | None, found: ComparisonView | None) -> MapView | None:
    """Give the map before with the legend and the sources of the one after, too: the page tells them once."""
    second = found.after.map if found else None
    if first is None or second is None:
        return first
    sources = dict.fromkeys((*first.attribution.split(" · "), *second.attribution.split(" · ")))
    legend = dict.fromkeys((*first.legend, *second.legend))
    named = dict.fromkeys((*first.named, *second.named))
    return replace(first, legend=tuple(legend), named=tuple(named), attribution=" · ".join(filter(None, sources)))


def _of_layers(
    partnership: Partnership, chapter: Chapter, frame: Frame, first: MapView, sheet: PageContext
) -> ComparisonView | None:
    before, after = (partnership.layers[target.key] for target in frame.compare)
    name = _name(after, sheet)
    address = story_map(f"{chapter.number}{AFTER}", sheet.output.address.subject, sheet.language)
    same = sheet.words.gettext("The same map with “%(layer)s”.") % {"layer": name}
    second = map_view(address, same, (), sheet, sides(frame)[1])
    if second is None:
        return None
    return ComparisonView(
        SideView(_name(before, sheet), map=first),
        SideView(name, map=second),
        tuple(counts(tally(before.features), tally(after.features), sheet.words)),
    )


def _name(layer: Layer, sheet: PageContext) -> str:
    return sheet.set(label_of(layer, sheet.language))


def counts(before: Tally, after: Tally, words: Words) -> Iterator[CountView]:
    """Yield what was counted in two extracts; what neither holds is left out. Roads are told in kilometres."""
    if not (before.is_osm or after.is_osm):
        yield _count("features", before.features, after.features, words)
        return
    for kind, old, new in (
        ("buildings", before.buildings, after.buildings),
        ("roads", _kilometres(before.roads_m), _kilometres(after.roads_m)),
        ("places", before.places, after.places),
    ):
        if old or new:
            yield _count(kind, old, new, words)


def _kilometres(metres: float) -> float:
    """Round to a tenth below ten kilometres, to whole ones above."""
    kilometres = metres / _KILOMETRE_M
    return round(kilometres, 1) if kilometres < _TEN else round(kilometres)


def _count(kind: str, old: float, new: float, words: Words) -> CountView:
    change = round(new - old, 1)
    sign = "+" if change > 0 else _MINUS if change < 0 else ""
    return CountView(kind, words.number(old), words.number(new), sign + words.number(abs(change)))
