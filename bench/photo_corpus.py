"""Photographs of 12 megapixels that nobody took: tones, shapes, leaves and grain, the same bytes each time.

Codecs work on them as hard as on a real photograph: about 3.5 MB each as JPEG at quality 92.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 4000, 3000
_GRAIN = 4.0
_STONE_PX = 90
_CHANNELS = ((1.0, 10.0), (0.9, 0.0), (0.75, -15.0))
_POSITION = {
    "exif-ifd0-Make": "cartostory bench",
    "exif-ifd3-GPSLatitudeRef": "N",
    "exif-ifd3-GPSLatitude": "13/1 5/1 18/1",
    "exif-ifd3-GPSLongitudeRef": "W",
    "exif-ifd3-GPSLongitude": "1/1 5/1 1/1",
}


def write_photographs(folder: Path, count: int) -> tuple[Path, ...]:
    """Write what is missing of `count` photographs; give their files. They carry EXIF and a position, as phones do."""
    folder.mkdir(parents=True, exist_ok=True)
    files = tuple(folder / f"photo-{number:02}.jpg" for number in range(count))
    for number, file in enumerate(files):
        if not file.exists():
            partial = file.with_suffix(".part.jpg")
            _picture(number).jpegsave(str(partial), Q=92)
            partial.replace(file)
    return files


def _picture(seed: int) -> Any:
    """Make one picture; `seed` changes its light, its shapes and its grain."""
    import pyvips  # noqa: PLC0415 - `python -m bench --help` stays quick

    def clouds(cell_px: int, number: int) -> Any:
        return pyvips.Image.perlin(WIDTH, HEIGHT, cell_size=cell_px, seed=seed + number)

    place = pyvips.Image.xyz(WIDTH, HEIGHT)
    light = place[0] * (0.01 + 0.003 * (seed % 5)) + place[1] * (0.02 + 0.002 * (seed % 7))
    coarse = clouds(512, 0)
    stones = pyvips.Image.worley(WIDTH, HEIGHT, cell_size=256, seed=seed)
    leaves = clouds(48, 1000) * 30 + clouds(12, 2000) * 22
    base = light + coarse * 60 + leaves + (stones > _STONE_PX).ifthenelse(25, 0) + 70
    bands = [
        base * gain
        + offset
        + coarse * (number * 20 - 20)
        + pyvips.Image.gaussnoise(WIDTH, HEIGHT, sigma=_GRAIN, mean=0, seed=seed * 3 + number)
        for number, (gain, offset) in enumerate(_CHANNELS)
    ]
    picture = bands[0].bandjoin(bands[1:]).cast("uchar").copy(interpretation="srgb")
    for name, value in _POSITION.items():
        picture.set_type(pyvips.GValue.gstr_type, name, value)
    return picture
