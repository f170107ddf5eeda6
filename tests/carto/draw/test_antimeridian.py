"""Maps across the antimeridian: towns near each other stand near each other, and arcs lead from one to the other."""

from dataclasses import replace

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.style.style import Style
from cartostory.carto.view.framing import frame
from cartostory.carto.view.picture import Arc, Marker, Picture, PictureKind, Role
from cartostory.carto.view.zoom_ladder import rungs
from cartostory.carto.world.world import world
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Borders, Camera, Town
from tests.carto.stories import SPAN, MakePartnership, MakeStory, chapter, ref
from tests.carto.strokes import strokes

NOUMEA, PAPEETE, PARIS = Point(166.44, -22.27), Point(-149.57, -17.53), Point(2.35, 48.86)
WIDE, HIGH = 960, 720


def picture(here: Point, there: Point, camera: Camera | None = None) -> Picture:
    markers = (Marker("Ici", here, Role.HERE), Marker("Là-bas", there, Role.THERE))
    bounds = None if camera else Bounds.around((here, there))
    arcs = (Arc(here, there),)
    return Picture(PictureKind.MAP, WIDE, HIGH, "Une carte", camera=camera, bounds=bounds, markers=markers, arcs=arcs)


def arcs_of(asked: Picture, style: Style) -> BaseGeometry:
    inks = {asked.here_colour, asked.there_colour}
    found = [one.lines for one in strokes(draw(asked, style).svg) if one.colour in inks]
    return shapely.union_all(found)


@pytest.mark.parametrize(("here", "there"), [(NOUMEA, PAPEETE), (PAPEETE, NOUMEA)])
def test_an_arc_over_the_antimeridian_leads_from_town_to_town_within_the_frame(
    style: Style, here: Point, there: Point
) -> None:
    asked = picture(here, there)
    view = view_of(asked)
    ends = [view.place(point) for point in (here, there)]
    assert all(view.holds(*end, 40) for end in ends)
    arc = arcs_of(asked, style)
    assert shapely.covers(shapely.box(0, 0, WIDE, HIGH), arc)
    assert all(shapely.distance(arc, shapely.Point(end)) < 1 for end in ends)
    assert shapely.length(arc) == pytest.approx(abs(ends[0][0] - ends[1][0]), rel=0.1)


def test_an_arc_that_leaves_a_map_of_the_world_comes_in_again_on_the_other_side(style: Style) -> None:
    asked = picture(NOUMEA, PAPEETE, Camera(Point(0, 0), 0.9))
    view = view_of(asked)
    arc = arcs_of(asked, style)
    for point in (NOUMEA, PAPEETE):
        assert shapely.distance(arc, shapely.Point(view.place(point))) < 1


def test_the_arc_of_two_towns_in_one_half_of_the_world_is_drawn_once(style: Style) -> None:
    arc = arcs_of(picture(PARIS, Point(-1.08, 13.09)), style)
    assert len(shapely.get_parts(shapely.line_merge(arc))) == 1


def test_a_ladder_to_a_town_near_the_antimeridian_shows_it_within_the_world(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    suva = Point(178.4419, -18.1416)
    story = replace(make_story(chapter(1, locate=ref("FJ"))), towns=(Town("Suva", "FJ", suva, SPAN),))
    partnership = make_partnership(story)
    (found,) = frame(partnership, story)
    widest, *_ = rungs(partnership, story, found, Borders())
    assert widest.bounds is not None
    assert widest.bounds.centre.lon == pytest.approx(suva.lon)
    assert widest.bounds.width == pytest.approx(320)


def test_the_country_around_a_place_is_not_the_whole_world_where_the_antimeridian_cuts_it() -> None:
    source = world("50m")
    for code, most in (("FJI", 4), ("RUS", 170), ("NZL", 15)):
        assert max(source.extent(part).width for part in source.country(code)) < most
