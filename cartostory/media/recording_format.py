"""What kind of recording some bytes are, told by their first bytes and never by the file's name."""

from __future__ import annotations

from enum import StrEnum

from cartostory.model import Medium

LARGEST_BYTES = 60_000_000
"""Heavier recordings are refused: where a gigabyte costs hours of work nobody could hear them."""


class Container(StrEnum):
    """How a recording is packed."""

    MP3 = "mp3"
    OGG = "ogg"
    MP4 = "mp4"
    WEBM = "webm"


SUFFIXES: dict[Medium, dict[Container, tuple[str, ...]]] = {
    Medium.AUDIO: {Container.MP3: (".mp3",), Container.OGG: (".ogg", ".opus", ".oga"), Container.MP4: (".m4a", ".mp4")},
    Medium.VIDEO: {Container.MP4: (".mp4", ".m4v"), Container.WEBM: (".webm",)},
}
"""The suffixes that people expect, the one under which it is published first."""

CODECS: dict[Container, frozenset[str]] = {
    Container.MP3: frozenset({"mp3", "mp3float"}),
    Container.OGG: frozenset({"opus", "vorbis", "libopus"}),
    Container.MP4: frozenset({"aac", "mp3", "mp3float", "h264"}),
    Container.WEBM: frozenset({"opus", "vorbis", "libopus", "vp8", "vp9", "libvpx", "libvpx-vp9", "av1", "libdav1d"}),
}
"""What browsers play in each, as libavcodec names it."""

_MEDIA_TYPES = {Container.MP3: "mpeg", Container.OGG: "ogg", Container.MP4: "mp4", Container.WEBM: "webm"}
_PICTURES = frozenset({b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_SYNC, _LAYERS = 0xE0, 0x06


def recognise(data: bytes) -> Container | None:
    """Tell how a file is packed, or None where it is no recording that cartostory reads."""
    if data.startswith(b"OggS"):
        return Container.OGG
    if data.startswith(b"\x1aE\xdf\xa3"):
        return Container.WEBM
    if data[4:8] == b"ftyp" and data[8:12] not in _PICTURES:
        return Container.MP4
    if data.startswith(b"ID3") or _is_frame(data):
        return Container.MP3
    return None


def suffix_of(medium: Medium, container: str) -> str:
    """Give the suffix under which a recording is published."""
    return SUFFIXES[medium][Container(container)][0]


def media_type(medium: Medium, container: str) -> str:
    """Give the media type of a recording (RFC 6838), such as `audio/mpeg`."""
    return f"{medium}/{_MEDIA_TYPES[Container(container)]}"


def _is_frame(data: bytes) -> bool:
    """Tell a header of MPEG audio, layers I to III (ISO/IEC 11172-3 section 2.4.1.3); AAC says layer 0."""
    return data[:1] == b"\xff" and len(data) > 1 and data[1] & _SYNC == _SYNC and bool(data[1] & _LAYERS)
