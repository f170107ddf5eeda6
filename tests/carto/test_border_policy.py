"""The town's policy on contested borders reaches every kind of map that the program draws."""

import pytest

from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Arc, Marker, Pane, Picture, PictureKind, Role
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Camera
from tests.carto.strokes import strokes

SMARA, TINDOUF = Point(-11.67, 26.74), Point(-8.15, 27.67)
AROUND = Bounds(-14, 24, -7, 29)
NESTED = "./{*}g/{*}svg/{*}g[@transform='scale(.1)']"
BORDER = ("#756c5b", 0.85)
"""What the style draws borders with: their colour and opacity."""


def picture(kind: PictureKind, policy: BorderPolicy) -> Picture:
    panes = {
        PictureKind.TWIN: (
            Pane("Smara", camera=Camera(SMARA, 5.5), role=Role.HERE),
            Pane("Tindouf", camera=Camera(TINDOUF, 5.5), role=Role.THERE),
        ),
        PictureKind.LADDER: (Pane("Autour", bounds=AROUND), Pane("Smara", camera=Camera(SMARA, 6))),
    }
    return Picture(
        kind,
        960,
        720,
        "Une carte",
        bounds=AROUND,
        panes=panes.get(kind, ()),
        markers=(Marker("Smara", SMARA, Role.HERE), Marker("Tindouf", TINDOUF, Role.THERE)),
        arcs=(Arc(SMARA, TINDOUF),) if kind is PictureKind.ARCS else (),
        borders=Borders(policy),
    )


@pytest.mark.parametrize(
    "kind", [PictureKind.MAP, PictureKind.TWIN, PictureKind.LADDER, PictureKind.SHEET, PictureKind.ARCS]
)
def test_a_policy_is_kept_by_every_kind_of_picture(kind: PictureKind, style: Style) -> None:
    length: dict[tuple[BorderPolicy, bool], float] = {}
    for policy in BorderPolicy:
        drawn = draw(picture(kind, policy), style).svg
        found = [*strokes(drawn), *strokes(drawn, NESTED)]
        borders = [stroke for stroke in found if (stroke.colour, stroke.opacity) == BORDER]
        for dashed in (True, False):
            length[policy, dashed] = sum(stroke.lines.length for stroke in borders if stroke.is_dashed == dashed)
    contested = length[BorderPolicy.DASHED, True]
    plain = length[BorderPolicy.DASHED, False]
    assert contested > 300
    assert length[BorderPolicy.NONE, True] == length[BorderPolicy.AS_DRAWN, True] == 0
    assert length[BorderPolicy.NONE, False] == pytest.approx(plain)
    assert length[BorderPolicy.AS_DRAWN, False] == pytest.approx(plain + contested, rel=0.02)
