"""The first bytes of a picture -> its size, the right way up, and its EXIF, without decoding a pixel."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartostory.photo_format import LARGEST_PIXELS, Format

if TYPE_CHECKING:  # Pillow takes 30 ms to import, which a build in which nothing changed need not pay
    from PIL import Image

ORIENTATION_TAG = 0x0112
_ORIENTATIONS = range(1, 9)
_SIDEWAYS = frozenset({5, 6, 7, 8})
_PLUGINS: dict[Format, tuple[str, ...]] = {
    Format.JPEG: ("JPEG", "MPO"),
    Format.PNG: ("PNG",),
    Format.WEBP: ("WEBP",),
    Format.AVIF: ("AVIF",),
    Format.TIFF: ("TIFF",),
    Format.GIF: ("GIF",),
}

# What Pillow lets out where a header is damaged; it has no common class of its own for them.
DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    struct.error,
)


class TooManyPixelsError(ValueError):
    """The header announces more pixels than any photograph has."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its picture. Width and height in px, turned the right way up.

    `orientation` (EXIF 2.32 section 4.6.4, 1 to 8) is what remains to be applied to the decoded pixels.
    `frames` counts what an animation shows.
    """

    width: int
    height: int
    orientation: int
    frames: int
    exif: Image.Exif


def read_header(data: bytes, format_: Format) -> Header:
    """Read the header of a picture whose format is known.

    Raises `TooManyPixelsError`, or one of `DAMAGE` where the header cannot be read.
    """
    header = _read_heif(data) if format_ is Format.HEIF else _read_with_pillow(data, format_)
    if header.width < 1 or header.height < 1:
        raise ValueError("a picture without width or height")
    if header.width * header.height > LARGEST_PIXELS[format_]:
        raise TooManyPixelsError(f"{header.width} × {header.height} px")
    return header


def _read_with_pillow(data: bytes, format_: Format) -> Header:
    """Read every format but HEIF."""
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd EXIF is common and harmless: none of it is published
        try:
            with Image.open(io.BytesIO(data), formats=_PLUGINS[format_]) as image:
                exif = _exif(image)
                frames = getattr(image, "n_frames", 1) if format_ in (Format.GIF, Format.WEBP, Format.PNG) else 1
                turned = orientation(exif)
                width, height = (image.height, image.width) if turned in _SIDEWAYS else image.size
                # what Pillow gives as the EXIF of an AVIF is its `irot`, which decoders apply by themselves
                return Header(width, height, 1 if format_ is Format.AVIF else turned, frames, exif)
        except Image.DecompressionBombError as error:
            raise TooManyPixelsError(str(error)) from error


def _read_heif(data: bytes) -> Header:
    """Read HEIC. Its decoder turns the picture (ISO/IEC 23008-12 section 6.5.10); EXIF must not do it again."""
    import pillow_heif  # noqa: PLC0415 - 40 ms, for photographs of iPhones alone
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    found = pillow_heif.open_heif(data)
    exif = Image.Exif()
    written = found.info.get("exif")
    if written:
        try:
            exif.load(written)
        except DAMAGE:
            exif = Image.Exif()  # as with other formats, a picture is worth more than its damaged EXIF
    return Header(found.size[0], found.size[1], 1, 1, exif)


def _exif(image: Image.Image) -> Image.Exif:
    """Give the EXIF of a picture, empty where it is damaged: the picture is worth more than its EXIF."""
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    try:
        return image.getexif()
    except DAMAGE:
        return Image.Exif()


def orientation(exif: Image.Exif) -> int:
    """Give the orientation that EXIF asks for, 1 (as stored) where it names none that exists."""
    try:
        found = exif.get(ORIENTATION_TAG, 1)
    except DAMAGE:
        return 1
    return found if isinstance(found, int) and found in _ORIENTATIONS else 1
