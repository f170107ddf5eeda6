"""What kind of picture some bytes are, told by their first bytes and never by the file's name."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A picture format that cartostory reads. An MPO (two views by one camera) is a JPEG whose first view counts."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    AVIF = "avif"
    HEIF = "heif"
    TIFF = "tiff"
    GIF = "gif"


SUFFIXES: dict[Format, frozenset[str]] = {
    Format.JPEG: frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"}),
    Format.PNG: frozenset({".png"}),
    Format.WEBP: frozenset({".webp"}),
    Format.AVIF: frozenset({".avif", ".avifs"}),
    Format.HEIF: frozenset({".heic", ".heif", ".hif", ".heics", ".heifs"}),
    Format.TIFF: frozenset({".tif", ".tiff"}),
    Format.GIF: frozenset({".gif"}),
}
"""The suffixes that people expect, in lower case."""

LARGEST_PIXELS: dict[Format, int] = {
    Format.JPEG: 175_000_000,
    Format.PNG: 175_000_000,
    Format.TIFF: 175_000_000,
    Format.WEBP: 50_000_000,
    Format.AVIF: 25_000_000,
    Format.HEIF: 50_000_000,
    Format.GIF: 40_000_000,
}
"""How many pixels are decoded at most. The first three are read in strips, and stay below what Pillow takes for a bomb
(178.9 million); the others are held whole, and one takes 420 MB at most beside its file: AVIF at 16.6 bytes for each
pixel, HEIF at 8 where it is compared, GIF and WebP at 5. HEIF: telephones make 48.8 million; cameras whose pictures are
exported as AVIF 24."""

LARGEST_WHOLE_PIXELS = 50_000_000
"""The same for JPEG and PNG that come in passes (progressive, interlaced): the decoder holds all of them."""

TALLEST_PX = 16_383
"""The longest side that WebP, the format in which pictures are published, can hold (RFC 9649 section 2.5)."""

TALLEST_RATIO = 10
"""How much taller than wide a picture may be, above `TALLEST_PX`: at 1,600 px wide it still fits then."""

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def recognise(data: bytes) -> Format | None:
    """Tell the format of a file from its bytes, or None where it is none that cartostory reads."""
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if data.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return Format.TIFF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    return _iso_media(data) if data[4:8] == b"ftyp" else None


def _iso_media(data: bytes) -> Format | None:
    """Tell AVIF from HEIF by the brands of the `ftyp` box (ISO/IEC 14496-12 section 4.3)."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    if brands & _AVIF_BRANDS:
        return Format.AVIF
    return Format.HEIF if brands & _HEIF_BRANDS else None
