"""Markers and their names: no town stands without its name where there is room for it."""

import re

from cartostory.carto.draw.marks import PlacedMark, named
from cartostory.carto.labels.collision import Room
from cartostory.carto.view.picture import Marker, Role
from cartostory.geo.point import Point

STRIP = (0.0, 337.0, 400.0, 400.0)


def mark(name: str, x: float, y: float) -> PlacedMark:
    return PlacedMark(Marker(name, Point(x, y), Role.THERE), x, y, 6.5, "#b4541a")


def placed(room: Room, *marks: PlacedMark) -> dict[str, float]:
    for one in marks:
        room.take(one.box)
    found = re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', named(marks, room)[0])
    return {name: float(x) for x, name in found}


def test_a_town_whose_flag_takes_the_spot_beside_it_is_named_beyond_the_flag() -> None:
    room = Room(400, 400)
    room.take(STRIP)
    town = mark("Camp de Jalazone", 150, 314)
    assert placed(room, town)["Camp de Jalazone"] > town.box[2]


def test_a_name_beyond_a_flag_takes_no_other_town_its_only_spot() -> None:
    room = Room(400, 400)
    room.take((245.0, 0.0, 400.0, 400.0))
    cuba, tindouf = mark("Cuba", 48, 253), mark("Tindouf (camps)", 237, 250)
    room.take((60.0, 200.0, 120.0, 262.0))
    assert "Cuba" in placed(room, tindouf, cuba)
