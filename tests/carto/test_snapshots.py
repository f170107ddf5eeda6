"""Small pictures, kept as they are: a change of the drawer shows what it changes (`pytest --snapshot-update`)."""

import pytest
from syrupy.assertion import SnapshotAssertion

from cartostory.carto.draw.draw import draw
from cartostory.carto.draw.furniture import credit_strip, quiet_line
from cartostory.carto.labels.collision import Room
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Camera

TINDOUF = Point(-8.15, 27.67)


@pytest.mark.parametrize("policy", BorderPolicy)
def test_a_small_map_of_contested_borders(policy: BorderPolicy, style: Style, snapshot: SnapshotAssertion) -> None:
    picture = Picture(
        PictureKind.MAP,
        160,
        120,
        "Tindouf",
        camera=Camera(TINDOUF, 2.6),
        countries=frozenset({"DZ"}),
        borders=Borders(policy),
    )
    assert draw(picture, style).svg == snapshot


def test_a_quiet_line(snapshot: SnapshotAssertion) -> None:
    assert quiet_line(View(280, 100, TINDOUF, 9.0), "fr", ("Natural Earth", "GeoNames"), Room(280, 100)) == snapshot


def test_credits_in_two_lines(snapshot: SnapshotAssertion) -> None:
    assert credit_strip(160, 60, ("Natural Earth", "GeoNames (CC BY 4.0)")) == snapshot
