"""A telephone: what it reads in a picture."""

from collections.abc import Callable

import numpy
import pytest
import pyvips
import zxingcpp
from PIL import Image

Reads = Callable[[Image.Image], list[str]]


@pytest.fixture
def reads() -> Reads:
    def read(picture: Image.Image) -> list[str]:
        return [found.text for found in zxingcpp.read_barcodes(numpy.asarray(picture.convert("L")))]

    return read


@pytest.fixture
def drawn() -> Callable[..., Image.Image]:
    """Draw an SVG, so many pixels wide."""

    def draw(svg: str, width_px: int) -> Image.Image:
        picture = pyvips.Image.thumbnail_buffer(svg.encode(), width_px).flatten(background=255)
        return Image.fromarray(picture.numpy())

    return draw
