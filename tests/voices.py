"""Voices and films made for tests: tones and plain pictures, packed and tagged as recorders and telephones do."""

import io
from fractions import Fraction
from typing import Any

import av
import numpy

RATE = 48_000
_STEP = 960
_SOUNDS = {"mp3": ("mp3", "libmp3lame"), "ogg": ("ogg", "vorbis"), "opus": ("ogg", "libopus"), "m4a": ("ipod", "aac")}
_FILMS = {"mp4": ("mp4", "libx264", "aac"), "webm": ("webm", "libvpx-vp9", "libopus")}


def sound(kind: str = "mp3", seconds: float = 3.0, bit_rate: int = 32_000, **tags: str) -> bytes:
    """Make a tone of 440 Hz: kind is mp3, ogg (Vorbis), opus or m4a."""
    container, codec = _SOUNDS[kind]
    target = io.BytesIO()
    with av.open(target, "w", format=container) as packed:
        packed.metadata.update(tags)
        _tone(packed, _voice(packed, codec, bit_rate), seconds)
    return target.getvalue()


def film(kind: str = "mp4", seconds: int = 3, **tags: str) -> bytes:
    """Make a film that grows lighter: kind is mp4 or webm."""
    container, pictures, voice = _FILMS[kind]
    target = io.BytesIO()
    with av.open(target, "w", format=container) as packed:
        packed.metadata.update(tags)
        stream = packed.add_stream(pictures, rate=10)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, 10)
        heard = _voice(packed, voice, 32_000)  # every stream before the first packet
        for number in range(10 * seconds):
            pixels = numpy.full((64, 64, 3), number * 5 % 256, dtype="uint8")
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            packed.mux(stream.encode(frame))
        packed.mux(stream.encode(None))
        _tone(packed, heard, seconds)
    return target.getvalue()


def _voice(packed: Any, codec: str, bit_rate: int) -> Any:
    layout = "stereo" if codec == "vorbis" else "mono"  # what this encoder takes
    options = {"strict": "-2"} if codec == "vorbis" else {}
    return packed.add_stream(codec, rate=RATE, layout=layout, options=options, bit_rate=bit_rate)


def _tone(packed: Any, stream: Any, seconds: float) -> None:
    moments = numpy.arange(int(RATE * seconds)) / RATE
    wave = (numpy.sin(2 * numpy.pi * 440 * moments) * 0.2).astype("float32")
    for start in range(0, len(wave), _STEP):
        part = numpy.stack([wave[start : start + _STEP]] * len(stream.layout.channels))
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout=stream.layout.name)
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        packed.mux(stream.encode(frame))
    packed.mux(stream.encode(None))
