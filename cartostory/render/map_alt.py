"""A drawn map -> the sentences that stand for it: the writer's own first, then what the drawing itself tells.

How much ground it shows, which places where, how many things of each layer, and what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from math import floor, log10

from cartostory.carto.view.compose import CHAPTER_SIZE
from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.in_view import camera_of
from cartostory.carto.view.picture import Marker, NamedThings, NameSort, Role
from cartostory.carto.view.view import View
from cartostory.carto.view.words import length_text
from cartostory.geo.point import Point
from cartostory.geo.sphere import bearing, distance_m
from cartostory.model import Chapter
from cartostory.model.output import Address
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.page_context import PageContext

_MOST_PLACES, _FEW, _FAR_M = 5, 2, 1_000_000.0
_MIDDLE = 0.14
"""A place this near to the middle, in shares of the sheet, lies in the middle."""

Place = tuple[str, Point]


def chapter_alt(
    chapter: Chapter, seen: Frame, markers: tuple[Marker, ...], address: Address, sheet: PageContext
) -> str:
    """Say what a chapter's map shows; `markers` are those in view, `address` is the map's."""
    drawn = sheet.shared.maps.get(address)
    own = _sentence(chapter.view.alt.name.strip()) if chapter.view.alt else ""
    match seen.kind:
        case FrameKind.TWIN:
            told = list(_twin(seen, drawn, sheet))
        case FrameKind.LADDER if drawn and drawn.panes:
            told = list(_ladder(drawn, sheet))
        case _:
            told = list(_map(chapter, seen, markers, drawn, sheet))
    return " ".join(filter(None, (own, *told)))


def globe_alt(towns: tuple[Marker, ...], title: str, sheet: PageContext) -> str:
    """Say what a globe shows: which towns, and how far apart the first and the last are."""
    names = sheet.words.in_a_row(town.name for town in towns) or title
    if len(towns) < _FEW:
        return sheet.words.gettext("Globe: %(places)s") % {"places": names}
    told = sheet.words.gettext("Globe: %(places)s, %(distance)s apart as the crow flies.")
    return told % {"places": names, "distance": _length(distance_m(towns[0].point, towns[-1].point), sheet)}


def _sentence(words: str) -> str:
    return words if words[-1:] in tuple(".!?…؟") else f"{words}."


def _map(
    chapter: Chapter, seen: Frame, markers: tuple[Marker, ...], drawn: DrawnMap | None, sheet: PageContext
) -> Iterator[str]:
    say = sheet.words.gettext
    photos = sum(marker.role is Role.PHOTO for marker in markers)
    places = [(marker.name, marker.point) for marker in markers if marker.role is not Role.PHOTO]
    across = _length(drawn.across_m, sheet) if drawn and drawn.across_m else ""
    if across:
        yield say("Map, %(across)s across.") % {"across": across}
    elif not places:
        yield say("Map of the chapter “%(title)s”") % {"title": chapter.title} + "."
    if drawn and drawn.landmark and len(places) < _FEW:
        places.append((drawn.landmark.name, drawn.landmark.point))
    if places:
        yield _where(places, seen, sheet)
    things = list(_things(drawn.named if drawn else (), photos, sheet))
    if things:
        yield say("Shown: %(things)s.") % {"things": sheet.words.in_a_row(things)}
    if drawn and drawn.is_blank:
        yield say("Around it, the map is blank: our data have no road and no building here.")


def _where(places: list[Place], seen: Frame, sheet: PageContext) -> str:
    """Say where places lie: the one nearest to the middle on the sheet, the others from there, the nearest first."""
    camera, words = camera_of(seen), sheet.words
    if camera is None:
        return _sentence(words.in_a_row(name for name, _ in places[:_MOST_PLACES]))
    view = View.of(*CHAPTER_SIZE, camera)
    first, start = min(places, key=lambda place: distance_m(place[1], camera.centre))
    others = sorted(
        ((name, point) for name, point in places if (name, point) != (first, start)),
        key=lambda place: distance_m(start, place[1]),
    )
    x, y = view.place(start)
    is_middle = abs(x / view.width - 0.5) < _MIDDLE and abs(y / view.height - 0.5) < _MIDDLE
    here = words.gettext("in the middle") if is_middle else _towards(camera.centre, start, sheet)
    told = [f"{first} {here}"]
    for name, point in others[: _MOST_PLACES - 1]:
        away = {"name": name, "distance": _length(distance_m(start, point), sheet)}
        told.append(
            words.gettext("%(name)s %(distance)s from there, %(towards)s")
            % {**away, "towards": _towards(start, point, sheet)}
        )
    more = len(others) - _MOST_PLACES + 1
    if more > 0:
        said = words.ngettext("%(number)s other place", "%(number)s other places", more)
        told.append(said % {"number": words.number(more)})
    one_after_another = words.gettext("%(first)s; %(next)s")
    return reduce(lambda first, after: one_after_another % {"first": first, "next": after}, told) + "."


def _towards(start: Point, end: Point, sheet: PageContext) -> str:
    say = sheet.words.gettext
    eighths = (
        say("to the north"),
        say("to the north-east"),
        say("to the east"),
        say("to the south-east"),
        say("to the south"),
        say("to the south-west"),
        say("to the west"),
        say("to the north-west"),
    )
    return eighths[round(bearing(start, end) / 45) % 8]


def _things(named: tuple[NamedThings, ...], photos: int, sheet: PageContext) -> Iterator[str]:
    """Yield how many there are of what a map shows, beside the story's own places."""
    words = sheet.words
    for one in named:
        count = len(one.names) + one.unnamed
        if one.sort is NameSort.LAYER:
            yield f"{one.label} ({words.number(count)})" if count > 1 else one.label
        elif one.sort is NameSort.TOWN:
            said = words.ngettext("%(number)s other town", "%(number)s other towns", count)
            yield said % {"number": words.number(count)}
        elif one.sort is NameSort.COUNTRY:
            said = words.ngettext("%(number)s country by name", "%(number)s countries by name", count)
            yield said % {"number": words.number(count)}
    if photos:
        said = words.ngettext("%(number)s photograph", "%(number)s photographs", photos)
        yield said % {"number": words.number(photos)}


def _twin(seen: Frame, drawn: DrawnMap | None, sheet: PageContext) -> Iterator[str]:
    say = sheet.words.gettext
    names = sheet.words.listed(target.name for target in seen.twin)
    across = _length(drawn.across_m, sheet) if drawn and drawn.across_m else ""
    if across:
        told = say("Two maps at one scale, each %(across)s across: %(places)s.")
        yield told % {"across": across, "places": names}
    else:
        yield say("Two maps at one scale: %(places)s.") % {"places": names}
    points = [target.point for target in seen.twin if target.point]
    if len(points) == _FEW:
        apart = _length(distance_m(*points), sheet)
        yield say("%(distance)s apart as the crow flies.") % {"distance": apart}
    things = list(_things(drawn.named if drawn else (), 0, sheet))
    if things:
        yield say("Shown: %(things)s.") % {"things": sheet.words.in_a_row(things)}


def _ladder(drawn: DrawnMap, sheet: PageContext) -> Iterator[str]:
    said = sheet.words.ngettext(
        "%(number)s map: %(places)s.",
        "%(number)s maps, each showing a part of the one before: %(places)s.",
        len(drawn.panes),
    )
    yield said % {"number": sheet.words.number(len(drawn.panes)), "places": sheet.words.in_a_row(drawn.panes)}


def _length(metres: float, sheet: PageContext) -> str:
    """Write a length with two digits that count, from a thousand kilometres on with three: an eye sees no more."""
    digits = 3 if metres >= _FAR_M else 2
    step = 10 ** max(0, floor(log10(max(metres, 1))) - digits + 1)
    return length_text(round(metres / step) * step, sheet.language)
