"""A picture file -> whether its end is there: copies that broke off are common, and decoding would show it too late."""

from __future__ import annotations

from cartostory.photo_format import Format

_START_OF_SCAN = 0xDA
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def is_whole(data: bytes, format_: Format) -> bool:
    """Tell whether a file reaches the end that its own structure announces.

    Cheap: no pixel is decoded, so damage in the middle is left to the decoder. TIFF and GIF announce no length.
    """
    if format_ is Format.JPEG:
        return _jpeg(data)
    if format_ is Format.PNG:
        return data.rfind(b"IEND\xaeB`\x82") > 0
    if format_ is Format.WEBP:
        return 8 + int.from_bytes(data[4:8], "little") <= len(data)
    if format_ in (Format.HEIF, Format.AVIF):
        return _boxes(data)
    return True


def _jpeg(data: bytes) -> bool:
    """Look for an end-of-image marker behind the start of the scan (ITU-T T.81, B.1.1.3); thumbnails stand before it."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _START_OF_SCAN:
            return data.rfind(b"\xff\xd9", at) > 0
        if marker == 0xFF:
            at += 1
        elif marker in _BARE_MARKERS:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data.rfind(b"\xff\xd9", 0 if at < len(data) else len(data)) > 0


def _boxes(data: bytes) -> bool:
    """Walk the boxes of the file (ISO/IEC 14496-12 section 4.2): each must end inside it."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:
            return True  # the last box, which reaches to the end whatever that is
        if size < 8:
            return at > 0  # no box: padding that some phones write behind the last one
        at += size
    return at <= len(data) or data[at : at + 1] != b""
