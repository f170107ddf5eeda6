"""An arc that leaves the sheet says where it goes and how far."""

import re
from xml.etree import ElementTree

from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Arc, Marker, Picture, PictureKind, Role
from cartostory.geo.point import Point
from cartostory.model import Camera
from tests.carto.stories import HERE, THERE

SVG = "{http://www.w3.org/2000/svg}"
TOWNS = (Marker("Châtellerault", HERE, Role.HERE), Marker("Kaya", THERE, Role.THERE))


def words(style: Style, centre: Point, zoom: float) -> str:
    arcs = (Arc(HERE, THERE),)
    camera = Camera(centre, zoom)
    picture = Picture(PictureKind.MAP, 960, 720, "Une carte", camera=camera, markers=TOWNS, arcs=arcs)
    return " ".join(texts(draw(picture, style).svg))


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_the_town_beyond_the_edge_is_named_with_the_distance(style: Style) -> None:
    said = words(style, THERE, 4.5)
    assert "Châtellerault 3\u202f754\u00a0km" in said
    assert words(style, HERE, 4.5).count("Kaya") == 1


def test_two_towns_on_the_sheet_need_no_arrow_nor_do_two_beyond_it(style: Style) -> None:
    assert "754" not in words(style, Point(0, 30), 2.5)
    assert "754" not in words(style, Point(40, 30), 4.5)


def test_an_arc_across_the_antimeridian_leaves_at_the_side_where_it_goes(style: Style) -> None:
    towns = (Marker("Suva", Point(178.4, -18.1), Role.HERE), Marker("Apia", Point(-171.8, -13.8), Role.THERE))
    picture = Picture(
        PictureKind.MAP,
        960,
        720,
        "Une carte",
        camera=Camera(Point(178.4, -18.1), 6.5),
        markers=towns,
        arcs=(Arc(towns[0].point, towns[1].point),),
    )
    svg = draw(picture, style).svg
    tip = re.search(r"translate\(([\d.]+) [\d.]+\) rotate", svg)
    assert tip
    assert float(tip[1]) > 900
    assert "Apia" in texts(svg)
