"""A picture file -> its look: the signs of its lowest frequencies, for `similarity`.

After the perceptual hash by discrete cosine transform (C. Zauner, "Implementation and Benchmarking of Perceptual Image
Hash Functions", 2010), with signs in place of the comparison with the median: turned and mirrored pictures can then be
told from their look alone.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cartostory.media.photo_format import Format, recognise
from cartostory.media.similarity import HEX_DIGITS, SIDE

if TYPE_CHECKING:
    import numpy
    from PIL import Image


Box = tuple[float, float, float, float]

_BASE_PX = 256
_SMALL_PX = 32
_FEWEST_LEVELS = 3.0  # of 256: below this spread a picture is one grey, and would look like every other such
_WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_BORDER_LEVELS = 14  # of 256: how far a border of one colour may stray from it, after compression
_LEAST_KEPT = 0.25  # of each side: a screenshot of a wide picture on a telephone is mostly bars
_SQUARES = (3 / 4, 2 / 3, 9 / 16)  # what a square keeps of the longer side of pictures of 4:3, 3:2 and 16:9
_KEPT = (1.0, 0.92, 0.84)  # how much of each side a crop keeps; what lies between is near enough to one of them


def look(data: bytes) -> str:
    """Give the look of a picture, and behind a space that without its borders, if it has any.

    Empty where it has no features, or cannot be decoded.
    """
    return " ".join(dict.fromkeys(_looks(data, (_WHOLE,))))


def looks(data: bytes) -> tuple[str, ...]:
    """Give the looks of a picture as it is, cropped, without borders: what has to be known of it once it is gone."""
    return tuple(dict.fromkeys(_looks(data, tuple(_boxes()))))


def _looks(data: bytes, boxes: tuple[Box, ...]) -> Iterator[str]:
    import numpy  # noqa: PLC0415 - see above

    grey = _grey(data)
    if grey is None or float(numpy.asarray(grey, dtype="float64").std()) < _FEWEST_LEVELS:
        return
    for outer in dict.fromkeys((_WHOLE, _inside(grey))):
        for box in boxes:
            yield _signs(grey, _within(outer, box))


def _inside(grey: Image.Image) -> Box:
    """Give what is left of a picture without borders of one colour: the bars of a screenshot, a white edge."""
    import numpy  # noqa: PLC0415 - see above

    levels = numpy.asarray(grey, dtype="int16")
    top, bottom = _edges(levels)
    left, right = _edges(levels[top:bottom].T)
    if min(bottom - top, right - left) < _LEAST_KEPT * _BASE_PX:
        return _WHOLE
    return left / _BASE_PX, top / _BASE_PX, right / _BASE_PX, bottom / _BASE_PX


def _edges(levels: numpy.ndarray[tuple[int, int], numpy.dtype[numpy.int16]]) -> tuple[int, int]:
    """Give the first and behind the last row that are no border; rows half border, half picture are border too."""
    import numpy  # noqa: PLC0415 - see above

    ends = []
    for rows in (levels, levels[::-1]):
        strays = numpy.abs(rows - numpy.median(rows[0])).max(axis=1) > _BORDER_LEVELS
        first = int(strays.argmax()) if strays.any() else 0
        ends.append(min(first + 1, len(rows)) if first else 0)
    return ends[0], len(levels) - ends[1]


def _within(outer: Box, box: Box) -> Box:
    """Give a part of a part of the picture."""
    left, top, right, bottom = outer
    width, height = right - left, bottom - top
    return left + box[0] * width, top + box[1] * height, left + box[2] * width, top + box[3] * height


def _boxes() -> Iterator[Box]:
    """Give the crops, the whole picture first, as shares of width and height: left, top, right, bottom."""
    for width in _KEPT:
        for height in _KEPT:
            for left in _starts(width):
                for top in _starts(height):
                    yield left, top, left + width, top + height
    for kept in _SQUARES:
        edge = (1 - kept) / 2
        yield edge, 0.0, 1 - edge, 1.0
        yield 0.0, edge, 1.0, 1 - edge


def _starts(kept: float) -> tuple[float, ...]:
    return (0.0,) if kept == 1 else (0.0, (1 - kept) / 2, 1 - kept)


def _signs(grey: Image.Image, box: Box) -> str:
    """Give the signs of the lowest frequencies of a part of a picture (DCT-II, not scaled: signs know no scale)."""
    import numpy  # noqa: PLC0415 - see above
    from PIL import Image  # noqa: PLC0415 - see above

    left, top, right, bottom = (share * _BASE_PX for share in box)
    small = grey.resize((_SMALL_PX, _SMALL_PX), Image.Resampling.BOX, (left, top, right, bottom))
    waves = _waves()
    frequencies = waves @ numpy.asarray(small, dtype="float64") @ waves.T
    signs = (frequencies > 0).ravel()
    signs[0] = False  # the mean
    return format(int("".join("1" if sign else "0" for sign in signs), 2), f"0{HEX_DIGITS}x")


def _waves() -> numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]:
    import numpy  # noqa: PLC0415 - see above

    order, place = numpy.arange(SIDE)[:, None], numpy.arange(_SMALL_PX)[None]
    return numpy.cos(numpy.pi * (2 * place + 1) * order / (2 * _SMALL_PX))


def _grey(data: bytes) -> Image.Image | None:
    """Decode a picture to a small square of greys, as stored: `similarity` knows turned ones. None on failure."""
    format_ = recognise(data)
    return None if format_ is None else _heif(data) if format_ is Format.HEIF else _decoded(data)


def _decoded(data: bytes) -> Image.Image | None:
    import pyvips  # noqa: PLC0415 - see above
    from PIL import Image  # noqa: PLC0415 - see above

    logging.getLogger("pyvips").setLevel(logging.ERROR)  # odd metadata is common and none of it matters here
    try:
        source = pyvips.Source.new_from_memory(data)  # read where it lies: a buffer would be copied first
        image = pyvips.Image.thumbnail_source(source, _BASE_PX, height=_BASE_PX, size="force", no_rotate=True)
        image = _flat(image).colourspace("b-w").cast("uchar")
        return Image.frombytes("L", (image.width, image.height), bytes(image[0].write_to_memory()))
    except pyvips.Error:
        return None


def _flat(image: Any) -> Any:
    """Put what is transparent on white, as the published JPEG does."""
    return image.flatten(background=[255, 255, 255]) if image.hasalpha() else image


def _heif(data: bytes) -> Image.Image | None:
    import pillow_heif  # noqa: PLC0415 - see above
    from PIL import Image  # noqa: PLC0415 - see above

    try:
        image: Image.Image = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True).to_pillow()
        return image.convert("L").resize((_BASE_PX, _BASE_PX), Image.Resampling.BOX)
    except (ValueError, RuntimeError, OSError, SyntaxError):
        return None
