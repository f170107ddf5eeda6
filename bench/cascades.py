"""`python -m bench.cascades ours|bare FOLDER OUTPUT JOBS`: publish the photographs of a folder, one way or the other.

The bare way is what libvips does by itself: the same sizes, codecs and qualities; no care for faults, orientation or
colour, and no metadata read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cartostory.build.workers import Crash, run
from cartostory.media.renditions import cascade
from cartostory.media.sizes import Recipe

Published = Sequence[tuple[str, bytes]]
RECIPE = Recipe()


def ours(data: bytes) -> Published:
    """Publish a photograph as cartostory does."""
    made = cascade(data, RECIPE)
    if made.fault:
        raise ValueError(made.fault)
    return made.files


def bare(data: bytes) -> Published:
    """Publish a photograph with nothing but libvips."""
    files: list[tuple[str, bytes]] = []
    picture: Any = None
    for width in sorted(RECIPE.widths, reverse=True):
        if picture is None:
            picture = _vips().Image.thumbnail_buffer(data, width).copy_memory()
        else:
            picture = picture.thumbnail_image(width).copy_memory()
        files.append((f"{width}.webp", picture.webpsave_buffer(Q=RECIPE.webp_quality, keep="none")))
        options = {"trellis_quant": True, "optimize_coding": True, "interlace": True, "keep": "none"}
        files.append((f"{width}.jpg", picture.jpegsave_buffer(Q=RECIPE.jpeg_quality, **options)))
    return files


WAYS: dict[str, Callable[[bytes], Published]] = {"ours": ours, "bare": bare}


@cache
def _vips() -> Any:
    """Import libvips, held to one thread as ours is: the workers are the parallel part in both ways."""
    import pyvips  # noqa: PLC0415 - in the workers

    pyvips.concurrency_set(1)
    pyvips.cache_set_max(0)
    return pyvips


def publish(shared: tuple[str, Path], file: Path) -> int:
    """Read one photograph, and write what it becomes; give how many bytes that are. A worker's task."""
    way, output = shared
    files = WAYS[way](file.read_bytes())
    for part, data in files:
        (output / f"{file.stem}-{part}").write_bytes(data)
    return sum(len(data) for _, data in files)


def main(way: str, folder: Path, output: Path, jobs: int) -> int:
    """Publish every photograph of a folder; give the exit code."""
    output.mkdir(parents=True, exist_ok=True)
    for written in run(publish, (way, output), sorted(folder.glob("*.jpg")), jobs):
        if isinstance(written, Crash):
            print(written.trace, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])))
