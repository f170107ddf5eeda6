"""The header of a picture -> its size, the right way up, and its GPS tags; no pixel is decoded."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartostory.media.photo_format import LARGEST_PIXELS, LARGEST_WHOLE_PIXELS, Format

if TYPE_CHECKING:
    from PIL import Image


_ORIENTATION_TAG, _GPS_TAG = 0x0112, 0x8825  # EXIF 2.32, sections 4.6.4 and 4.6.3
_EXIF_TAG, _TAKEN_TAG = 0x8769, 0x9003  # EXIF 2.32, sections 4.6.3 and 4.6.5: DateTimeOriginal
_TIFF_WIDTH, _TIFF_LENGTH = 256, 257  # TIFF 6.0, section 8
_ORIENTATIONS = range(1, 9)
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ANIMATED = frozenset({Format.GIF, Format.WEBP, Format.PNG})
_PLUGINS: dict[Format, tuple[str, ...]] = {
    Format.JPEG: ("JPEG", "MPO"),
    Format.PNG: ("PNG",),
    Format.WEBP: ("WEBP",),
    Format.AVIF: ("AVIF",),
    Format.TIFF: ("TIFF",),
    Format.GIF: ("GIF",),
}

_CHUNK_BYTES = 12  # length, kind and checksum
_TELLING_CHUNKS = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt"})

# What Pillow lets out where a header is damaged: it has no class of its own for that.
_DAMAGE = (
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


class DamagedError(ValueError):
    """The file cannot be read as the picture that its first bytes announce."""


class TooManyPixelsError(ValueError):
    """The header announces more pixels than are decoded: `limit` of them."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its picture. Width and height in px, turned the right way up.

    `orientation` (EXIF 2.32 section 4.6.4, 1 to 8) is what remains to be applied to the decoded pixels.
    `frames` counts what an animation shows. `gps` holds the GPS tags of EXIF as written; None where they are damaged.
    `taken` is the date that the camera wrote, as written, empty where it wrote none. `in_passes`: progressive JPEG,
    interlaced PNG.
    """

    width: int
    height: int
    orientation: int
    frames: int
    gps: Mapping[int, object] | None
    taken: str = ""
    in_passes: bool = False

    @property
    def pixels(self) -> int:
        """Give how many pixels there are."""
        return self.width * self.height


def read_header(data: bytes, format_: Format) -> Header:
    """Read the header of a picture whose format is known.

    Raises `TooManyPixelsError`, or `DamagedError` where the header cannot be read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd EXIF is common and harmless: none of it is published
        try:
            header = _read_heif(data) if format_ is Format.HEIF else _read_with_pillow(data, format_)
        except TooManyPixelsError:
            raise
        except _DAMAGE as error:
            raise DamagedError(str(error)) from error
    if header.width < 1 or header.height < 1:
        raise DamagedError("a picture without width or height")
    limit = LARGEST_WHOLE_PIXELS if header.in_passes else LARGEST_PIXELS[format_]
    if header.pixels > limit:
        raise TooManyPixelsError(limit)
    return header


def _read_with_pillow(data: bytes, format_: Format) -> Header:
    """Read every format but HEIF."""
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    try:
        with Image.open(io.BytesIO(data), formats=_PLUGINS[format_]) as image:
            exif = _exif(image, data, format_)
            turned = _orientation(exif)
            width, height = _stored_size(image)
            if turned in _SIDEWAYS:
                width, height = height, width
            frames = getattr(image, "n_frames", 1) if format_ in _ANIMATED else 1
            # what Pillow gives as the EXIF of an AVIF is its `irot`, which decoders apply by themselves
            turned = 1 if format_ is Format.AVIF else turned
            in_passes = bool(image.info.get("progressive") or image.info.get("interlace"))
            return Header(width, height, turned, frames, _gps(exif), _taken(exif), in_passes)
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError(LARGEST_PIXELS[format_]) from error


def _stored_size(image: Image.Image) -> tuple[int, int]:
    """Give width and height as stored: for TIFF alone, some versions of Pillow give them turned already."""
    tags = getattr(image, "tag_v2", None) or {}
    return int(tags.get(_TIFF_WIDTH, image.width)), int(tags.get(_TIFF_LENGTH, image.height))


def _read_heif(data: bytes) -> Header:
    """Read HEIC. Its decoder turns the picture (ISO/IEC 23008-12 section 6.5.10); EXIF must not do it again."""
    import pillow_heif  # noqa: PLC0415 - 40 ms, for photographs of iPhones alone
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    found = pillow_heif.open_heif(data)
    exif = Image.Exif()
    try:
        exif.load(found.info.get("exif") or b"")
    except _DAMAGE:
        return Header(found.size[0], found.size[1], orientation=1, frames=1, gps=None)
    return Header(found.size[0], found.size[1], orientation=1, frames=1, gps=_gps(exif), taken=_taken(exif))


def _exif(image: Image.Image, data: bytes, format_: Format) -> Image.Exif:
    """Give the EXIF of a picture, empty where it is damaged: the picture is worth more than its EXIF.

    For a PNG without EXIF before its pixels Pillow would decode all of these to look behind them.
    """
    from PIL import Image  # noqa: PLC0415 - 30 ms, see above

    try:
        if format_ is Format.PNG and not _tells_behind_pixels(data):
            return Image.Image.getexif(image)
        return image.getexif()
    except _DAMAGE:
        return Image.Exif()


def _tells_behind_pixels(data: bytes) -> bool:
    """Tell whether a PNG has chunks behind its pixels that may hold EXIF (PNG, third edition, section 11.3)."""
    at, is_behind = 8, False
    while at + _CHUNK_BYTES <= len(data):
        kind = data[at + 4 : at + 8]
        if is_behind and kind in _TELLING_CHUNKS:
            return True
        is_behind = is_behind or kind == b"IDAT"
        at += _CHUNK_BYTES + int.from_bytes(data[at : at + 4], "big")
    return False


def _orientation(exif: Image.Exif) -> int:
    """Give the orientation that EXIF asks for, 1 (as stored) where it names none that exists."""
    try:
        found = exif.get(_ORIENTATION_TAG, 1)
    except _DAMAGE:
        return 1
    return found if isinstance(found, int) and found in _ORIENTATIONS else 1


def _gps(exif: Image.Exif) -> Mapping[int, object] | None:
    try:
        return dict(exif.get_ifd(_GPS_TAG))
    except _DAMAGE:
        return None


def _taken(exif: Image.Exif) -> str:
    try:
        found = exif.get_ifd(_EXIF_TAG).get(_TAKEN_TAG, "")
    except _DAMAGE:
        return ""
    return found if isinstance(found, str) else ""
