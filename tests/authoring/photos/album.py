"""Photographs made for tests, and the places where a site keeps them."""

import io
import random
from datetime import datetime
from pathlib import Path

from PIL import Image

FOLDER = "content/partnerships/ivry-village"
REGISTER = f"{FOLDER}/photos/photos.yaml"
STORY = f"{FOLDER}/story.md"
LIST = "content/withdrawn.yaml"
_GPS, _EXIF, _TAKEN = 0x8825, 0x8769, 0x9003

Where = tuple[float, float]


def picture(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Make a picture of soft patches, as different from those of other seeds as photographs are."""
    patches = Image.new("RGB", (9, 7))
    chance = random.Random(seed)  # noqa: S311 - the same pictures every time
    patches.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(63)])
    return patches.resize(size, Image.Resampling.BICUBIC)


def encoded(
    image: Image.Image,
    suffix: str = "JPEG",
    lat_lon: Where | None = None,
    taken: datetime | None = None,
    **options: object,
) -> bytes:
    """Write a picture as a camera would: with its position and its date."""
    exif = Image.Exif()
    if lat_lon:
        exif.get_ifd(_GPS).update(_position(lat_lon))
    if taken:
        exif.get_ifd(_EXIF)[_TAKEN] = taken.strftime("%Y:%m:%d %H:%M:%S")
    target = io.BytesIO()
    image.save(target, suffix, exif=exif.tobytes(), **options)
    return target.getvalue()


def put(site: Path, name: str, data: bytes, folder: str = FOLDER) -> Path:
    """Put a file into a folder `photos/`."""
    path = site / folder / "photos" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def enter(site: Path, text: str) -> None:
    """Write entries at the end of the register."""
    path = site / REGISTER
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def call(site: Path, name: str, caption: str = "") -> None:
    """Show a photograph in the chapter "Le puits"."""
    path = site / STORY
    title = f' "{caption}"' if caption else ""
    text = path.read_text(encoding="utf-8").replace("Texte du puits.", f"Texte du puits.\n\n![Vu]({name}{title})")
    path.write_text(text, encoding="utf-8")


def _position(lat_lon: Where) -> dict[int, object]:
    lat, lon = lat_lon
    return {1: "N" if lat >= 0 else "S", 2: _parts(abs(lat)), 3: "E" if lon >= 0 else "W", 4: _parts(abs(lon))}


def _parts(degrees: float) -> tuple[float, float, float]:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    return float(whole), float(minutes), round((degrees - whole - minutes / 60) * 3600, 4)
