"""Every real extract is drawn, wide and for phones: something of it is seen, and no letter is too small to read."""

import re
from pathlib import Path

import pytest

from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from tools.gallery import SIZES, extracts, layer_of, picture_of

LEAST_PX = 10.0


@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_every_real_extract_is_drawn_and_seen(shared_data: Path, style: Style, size: tuple[int, int]) -> None:
    drawn = 0
    for file in extracts(shared_data):
        layer = layer_of(shared_data, file)
        picture = picture_of(layer, size) if layer else None
        if picture:
            found = draw(picture, style)
            assert found.shown["extract"], file.name
            assert 'stroke="' in found.svg or "<circle" in found.svg
            sizes = [float(text) for text in re.findall(r'font-size="([\d.]+)"', found.svg)]
            assert min(sizes) >= LEAST_PX, file.name
            drawn += 1
    assert drawn >= 15
