"""`python -m tools.illustrations [NAME …]`: draw all illustrations, or those named, and write their registers."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from tools.illustrations.catalogue import ILLUSTRATIONS
from tools.illustrations.exif import described
from tools.illustrations.printing import jpeg
from tools.illustrations.register import register
from tools.illustrations.scene import Illustration

FOLDER = Path(__file__).parents[2] / "content" / "partnerships"


def picture(illustration: Illustration) -> bytes:
    """Draw one illustration as the JPEG that is committed."""
    pixels = jpeg(illustration.draw(), illustration.size, illustration.turned)
    return described(pixels, f"Illustration : {illustration.alt}", illustration.position, illustration.turned)


def write(folder: Path, names: Collection[str]) -> None:
    """Draw the illustrations below `folder`; all of them where no name is given."""
    for illustration in ILLUSTRATIONS:
        if not names or illustration.name in names:
            target = folder / illustration.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture(illustration))
    for story in dict.fromkeys(illustration.folder for illustration in ILLUSTRATIONS):
        own = [illustration for illustration in ILLUSTRATIONS if illustration.folder == story]
        (folder / story / "photos" / "photos.yaml").write_text(register(own), encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER, sys.argv[1:])
