"""What stands at the foot of a map finds room on the smallest phone: nothing overlaps, nothing is left out."""

import re
from xml.etree import ElementTree as ET

import pytest

from cartostory.carto.draw.furniture import broken, quiet_line
from cartostory.carto.labels.collision import Room
from cartostory.carto.labels.metrics import text_width
from cartostory.carto.view.view import View
from cartostory.geo.point import Point

CREDITS = (
    "© les contributeurs d’OpenStreetMap (ODbL)",
    "OCHA, limites administratives du Mali, 2017",
    "Natural Earth",
    "GeoNames (CC BY 4.0)",
)


@pytest.mark.parametrize("width", [280, 400, 480, 960, 1440])
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("zoom", [1.0, 3.0, 8.0, 13.0])
def test_scale_north_and_credits_never_overlap(width: int, count: int, zoom: float) -> None:
    line = quiet_line(View(width, 400, Point(-9, 14), zoom), "fr", CREDITS[-count:], Room(width, 400))
    root = ET.fromstring(f"<svg>{line}</svg>")  # noqa: S314 - our own SVG
    scale, *credits_ = root.findall("text")
    arrow = re.search(r"translate\((\d+\.?\d*)", line)
    assert arrow
    assert " ".join(str(text.text) for text in credits_) == " · ".join(CREDITS[-count:])
    compass = float(arrow[1]) + 6
    assert float(scale.get("x", 0)) + text_width(str(scale.text), 11) < compass
    for text in credits_:
        left = float(text.get("x", 0)) - text_width(str(text.text), float(text.get("font-size", 0)))
        assert left > 0
        assert left > compass or float(text.get("y", 0)) < 400 - 24 + 2
    assert all(float(text.get("font-size", 0)) >= 10 for text in root.iter("text"))


def test_a_text_is_broken_at_its_spaces_and_loses_no_word() -> None:
    lines = broken("4 · 25 km² autour de la mairie", 90, 12, bold=True)
    assert " ".join(lines) == "4 · 25 km² autour de la mairie"
    assert all(text_width(line, 12, bold=True) <= 90 for line in lines)
    assert broken("", 90, 12) == []
