"""A picture file -> whether its end is there: copies that broke off are common, and decoding would show it too late."""

from __future__ import annotations

from cartostory.media.photo_format import Format

_MARKER = 0xFF
_START_OF_SCAN = 0xDA
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
_BOX_HEADER_BYTES = 8


def is_whole(data: bytes, format_: Format) -> bool:
    """Tell whether a file reaches the end that its own structure announces.

    Cheap: no pixel is decoded, so damage in the middle is left to the decoder. TIFF and GIF announce no length; the
    reader of HEIF finds out by itself, and phones write notes of their own behind a HEIF that is whole.
    """
    if format_ is Format.JPEG:
        return _jpeg(data)
    if format_ is Format.PNG:
        return data.rfind(b"IEND\xaeB`\x82") > 0
    if format_ is Format.WEBP:
        return 8 + int.from_bytes(data[4:8], "little") <= len(data)
    return _boxes(data) if format_ is Format.AVIF else True


def _jpeg(data: bytes) -> bool:
    """Look for an end-of-image marker (ITU-T T.81, B.1.1.3) behind the start of the scan: thumbnails stand before."""
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER:
        marker = data[at + 1]
        if marker == _START_OF_SCAN:
            return data.rfind(b"\xff\xd9", at) > 0
        if marker == _MARKER:
            at += 1
        elif marker in _BARE_MARKERS:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at + 4 <= len(data) and data.rfind(b"\xff\xd9") > 0  # rubbish between segments: the decoder will judge it


def _boxes(data: bytes) -> bool:
    """Walk the boxes of the file (ISO/IEC 14496-12 section 4.2): each must end inside it."""
    at = 0
    while at + _BOX_HEADER_BYTES <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < _BOX_HEADER_BYTES:
            return True  # 0: the last box, which reaches to the end whatever that is; else no box but padding
        at += size
    return at <= len(data)
