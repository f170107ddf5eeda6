"""A recording's bytes -> the file that is published: the same sound and pictures, packed again without anything else.

Tags, covers, chapters, positions, names of devices, tracks of data: none of it is copied. Nothing is encoded anew, so
nothing is lost of what is heard.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cartostory.media.recording_format import Container
from cartostory.model import Medium, Recording
from cartostory.problems.problem import Problem, Span, problem

_MUXERS = {
    (Medium.AUDIO, Container.MP3): "mp3",
    (Medium.AUDIO, Container.OGG): "ogg",
    (Medium.AUDIO, Container.MP4): "ipod",
    (Medium.VIDEO, Container.MP4): "mp4",
    (Medium.VIDEO, Container.WEBM): "webm",
}
_BARE = {"fflags": "+bitexact"}
_OWN_OPTIONS = {"mp3": {"id3v2_version": "0", "write_id3v1": "0"}}
_NOTES = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
"""Messages inside the pictures' own stream (SEI: ITU-T H.264 annex D), where cameras may write where they are."""
_MISSING_SECONDS = 0.5
_MISSING_SHARE = 0.02
_ROOM_BYTES = 64
_LAST_PAGE = 4


@dataclass(frozen=True, slots=True)
class Repacked:
    """The published file. `fault` is empty, or a code of the catalogue, and there is no file."""

    data: bytes
    fault: str = ""


def opened(data: bytes, container: Container) -> Any:
    """Open a recording for PyAV, as what it is: libavformat, left to guess, takes play lists that name other files."""
    import av  # noqa: PLC0415 - sites without recordings go without

    return av.open(io.BytesIO(data), format=container.value)


def repack(data: bytes, medium: Medium, container: Container) -> Repacked:
    """Pack a recording again. It is decoded whole on the way: what breaks off or is damaged is a `fault`.

    Runs in worker processes; never raises for the recording's sake.
    """
    import av  # noqa: PLC0415 - sites without recordings go without

    try:
        if not _is_whole(data, medium, container):
            return Repacked(b"", "recording-truncated")
        packed = _packed(data, medium, container, {})
        if container is Container.MP4:  # once more, with the table of contents first: browsers begin at once
            packed = _packed(data, medium, container, {"moov_size": str(_contents_bytes(packed) + _ROOM_BYTES)})
        return Repacked(packed)
    except (av.FFmpegError, ValueError, IndexError):
        return Repacked(b"", "recording-damaged")


def problems(recording: Recording, made: Repacked) -> tuple[Problem, ...]:
    """Give what is to be said of a recording after it was packed."""
    return (problem(made.fault, Span(recording.path), recording=recording.name),) if made.fault else ()


def _is_whole(data: bytes, medium: Medium, container: Container) -> bool:
    """Decode everything; tell whether as much is there as the file announces."""
    if container is Container.OGG and not _has_last_page(data):
        return False
    import av  # noqa: PLC0415 - see above

    with opened(data, container) as media:
        announced = (media.duration or 0) / av.time_base
        streams = list(_kept(media, medium))
        heard = 0.0
        for frame in media.decode(streams):
            if isinstance(frame, av.AudioFrame):
                heard += frame.samples / frame.sample_rate
            elif not media.streams.audio:
                heard = max(heard, float(frame.time or 0))
    return heard > 0 and heard >= announced * (1 - _MISSING_SHARE) - _MISSING_SECONDS


def _has_last_page(data: bytes) -> bool:
    """Tell whether an Ogg file ends with the page that says so (RFC 3533 section 6), and that page is whole."""
    at = data.rfind(b"OggS")
    header = data[at : at + 27]
    if len(header) < 27 or not header[5] & _LAST_PAGE:  # noqa: PLR2004 - the length of a page's header
        return False
    lengths = data[at + 27 : at + 27 + header[26]]
    return at + 27 + header[26] + sum(lengths) <= len(data)


def _packed(data: bytes, medium: Medium, container: Container, options: dict[str, str]) -> bytes:
    import av  # noqa: PLC0415 - see above

    muxer, target = _MUXERS[medium, container], io.BytesIO()
    asked = {**_BARE, **_OWN_OPTIONS.get(muxer, {}), **options}
    with opened(data, container) as media, av.open(target, "w", format=muxer, options=asked) as packed:
        streams = {stream.index: packed.add_stream_from_template(stream) for stream in _kept(media, medium)}
        for index, packet in _packets(media, medium):
            packet.stream = streams[index]
            packed.mux(packet)
    return target.getvalue()


def _packets(media: Any, medium: Medium) -> Iterator[tuple[int, Any]]:
    """Give the packets of the streams that are kept, by stream, without the messages between their pictures."""
    from av.bitstream import BitStreamFilterContext  # noqa: PLC0415 - see above

    kept = list(_kept(media, medium))
    filters = {
        stream.index: BitStreamFilterContext(_NOTES[stream.codec_context.name], stream)
        for stream in kept
        if stream.codec_context.name in _NOTES
    }
    for packet in media.demux(kept):
        index = packet.stream.index
        if packet.dts is None:
            continue
        for one in filters[index].filter(packet) if index in filters else (packet,):
            yield index, one


def _kept(media: Any, medium: Medium) -> Iterator[Any]:
    """Give the first voice, and the pictures of a film."""
    if medium is Medium.VIDEO:
        yield media.streams.video[0]
    yield from media.streams.audio[:1]


def _contents_bytes(data: bytes) -> int:
    """Give the size of the box `moov` (ISO/IEC 14496-12 section 8.2.1) at the top of a file."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if data[at + 4 : at + 8] == b"moov":
            return size
        at += max(size, 8)
    raise ValueError("no moov")
