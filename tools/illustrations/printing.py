"""Scene -> picture: layers are rasterised, edges cut by hand, fades turned into grain; then paper shows through."""

from __future__ import annotations

import pyvips

from tools.illustrations.palette import PAPER
from tools.illustrations.scene import Layer, Print, Scene

LANDSCAPE_WIDTH = 1800
UPRIGHT_WIDTH = 1350
QUALITY = 85

_CUT_PX = 2.4  # how far an edge strays from the drawn line
_FINE_CUT_PX = 0.9
_PAPER = 0.5  # how loud the paper is, in levels of 255
_SOLID = 0.78  # how much of a fade is smooth; the rest is grain


_STORED = {1: "d0", 6: "d270", 8: "d90"}  # EXIF orientation -> how a camera held that way stores the picture


def jpeg(scene: Scene, size: tuple[int, int], orientation: int = 1) -> bytes:
    """Print a scene; the same scene gives the same bytes with the same libvips."""
    picture = printed(scene, size).rot(_STORED[orientation])
    options = {"optimize_coding": True, "interlace": True, "trellis_quant": True, "overshoot_deringing": True}
    return bytes(picture.jpegsave_buffer(Q=QUALITY, keep="none", subsample_mode="on", optimize_scans=True, **options))


def printed(scene: Scene, size: tuple[int, int]) -> pyvips.Image:
    """Print a scene as an sRGB picture."""
    width, height = size
    across = LANDSCAPE_WIDTH if width > height else UPRIGHT_WIDTH
    sheet = _raster(f'<rect width="{width}" height="{height}" fill="{PAPER}"/>', size, across)
    for index, layer in enumerate(scene):
        sheet = sheet.composite2(_inked(layer, size, across, index), "over").copy_memory()
    return _papered(sheet.flatten())


def _inked(layer: Layer, size: tuple[int, int], across: int, index: int) -> pyvips.Image:
    image = _raster(layer.shapes, size, across)
    image = image.mapim(_wobble(image.width, image.height, index), extend="copy").cast("uchar")
    image = image.copy(interpretation="srgb")
    return _grained(image, index) if layer.way is Print.SPRAY else image


def _raster(shapes: str, size: tuple[int, int], across: int) -> pyvips.Image:
    width, height = size
    down = round(across * height / width)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {width} {height}">'
    image = pyvips.Image.svgload_buffer((head + shapes + "</svg>").encode(), unlimited=True)
    return image.copy_memory()


def _wobble(width: int, height: int, seed: int) -> pyvips.Image:
    """Give the coordinates from which each pixel is taken: its own, strayed by smooth noise."""
    strayed = []
    for axis in (0, 1):
        slow = pyvips.Image.perlin(width, height, cell_size=150, seed=seed * 4 + axis) * _CUT_PX
        quick = pyvips.Image.perlin(width, height, cell_size=22, seed=seed * 4 + axis + 2) * _FINE_CUT_PX
        strayed.append(slow + quick)
    return pyvips.Image.xyz(width, height) + strayed[0].bandjoin(strayed[1])


def _grained(image: pyvips.Image, seed: int) -> pyvips.Image:
    """Turn every half-transparent pixel into paint or no paint, softly enough for JPEG."""
    alpha = image[3] / 255
    noise = pyvips.Image.gaussnoise(image.width, image.height, mean=0, sigma=1, seed=seed + 1).gaussblur(0.9)
    grains = ((alpha * 1.05 - (noise * 0.9 + 0.5)) * 3 + 0.5) * (alpha * 10)
    kept = (_unit(alpha * _SOLID + _unit(grains) * (1 - _SOLID)) * 255).cast("uchar")
    return image.extract_band(0, n=3).bandjoin(kept).copy(interpretation="srgb")


def _unit(image: pyvips.Image) -> pyvips.Image:
    return (image < 0).ifthenelse(0, (image > 1).ifthenelse(1, image))


def _papered(image: pyvips.Image) -> pyvips.Image:
    """Let the paper's fibres and the ink's unevenness show."""
    noise = pyvips.Image.gaussnoise(image.width, image.height, mean=0, sigma=1, seed=99).gaussblur(0.9)
    clouds = pyvips.Image.perlin(image.width, image.height, cell_size=260, seed=98)
    return (image + noise * (_PAPER * 3.2) + clouds * (_PAPER * 2)).cast("uchar").copy(interpretation="srgb")
