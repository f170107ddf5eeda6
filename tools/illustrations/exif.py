"""A JPEG -> the same JPEG with what a camera would have written: when, where, by whom, which side up."""

from __future__ import annotations

import unicodedata
from typing import Any

from PIL import ExifTags, Image, TiffImagePlugin

AUTHOR = "cartostory (illustration)"
DRAWN = "2026:11:23 12:00:00"


def described(picture: bytes, description: str, position: tuple[float, float], orientation: int) -> bytes:
    """Put an EXIF segment (CIPA DC-008) right behind the start of a JPEG, without encoding its pixels anew."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = _plain(description)
    exif[ExifTags.Base.Artist] = AUTHOR
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = DRAWN
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(_position(*position))
    data = exif.tobytes()
    body = data if data.startswith(b"Exif\0\0") else b"Exif\0\0" + data
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    return picture[:2] + segment + picture[2:]


def _position(lat: float, lon: float) -> dict[int, Any]:
    return {
        ExifTags.GPS.GPSLatitudeRef: "N" if lat >= 0 else "S",
        ExifTags.GPS.GPSLatitude: _sexagesimal(abs(lat)),
        ExifTags.GPS.GPSLongitudeRef: "E" if lon >= 0 else "W",
        ExifTags.GPS.GPSLongitude: _sexagesimal(abs(lon)),
    }


def _sexagesimal(degrees: float) -> tuple[TiffImagePlugin.IFDRational, ...]:
    seconds = round(degrees * 360_000)
    parts = (seconds // 360_000, seconds // 6_000 % 60, seconds % 6_000)
    whole, minutes, hundredths = parts
    return (
        TiffImagePlugin.IFDRational(whole, 1),
        TiffImagePlugin.IFDRational(minutes, 1),
        TiffImagePlugin.IFDRational(hundredths, 100),
    )


def _plain(text: str) -> str:
    """Give the text in ASCII, the only letters that the tag may hold."""
    quotes = text.replace("’", "'").replace("œ", "oe")
    return unicodedata.normalize("NFKD", quotes).encode("ascii", "ignore").decode()
