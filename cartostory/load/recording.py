"""The folders `audio/` and `video/` -> `Recording`s: packed as browsers play them, whole, with their captions."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from cartostory.load.file_names import is_meant_as
from cartostory.load.rights import load_recording_rights
from cartostory.media.files import read
from cartostory.media.recording_format import CODECS, LARGEST_BYTES, SUFFIXES, Container, recognise
from cartostory.media.remux import opened
from cartostory.model import Captions, Medium, Recording, RecordingEntry
from cartostory.problems.problem import Problem, Span, problem

Recordings = Mapping[str, Recording]
Register = Mapping[str, RecordingEntry]
_CAPTIONS = ".vtt"


def load_recordings(root: Path, folder: str, files: Iterable[str]) -> tuple[Recordings, Register, tuple[Problem, ...]]:
    """Look at every recording of a partnership. `files` are its files, relative to `folder`.

    Recordings and the entries of the registers are named by their path relative to the folder, in composed letters.
    """
    found: dict[str, Recording] = {}
    register: dict[str, RecordingEntry] = {}
    problems: list[Problem] = []
    names = sorted(files)
    for medium in Medium:
        listed = f"{medium}/{medium}.yaml"
        if listed in names:
            entries, wrong = load_recording_rights(root, f"{folder}/{listed}")
            register |= {f"{medium}/{name}": entry for name, entry in entries.items()}
            problems += wrong
        own = [name for name in names if name.startswith(f"{medium}/") and name != listed]
        for name in own:
            if not name.endswith(_CAPTIONS):
                recording, wrong = _probe(root, folder, name, medium)
                problems += wrong
                if recording:
                    captions, wrong = _captions(root, folder, name, own)
                    problems += wrong if medium is Medium.VIDEO else ()
                    entry = register.get(recording.key)
                    found[recording.key] = replace(recording, entry=entry, captions=captions)
    return found, register, tuple(problems)


def _probe(root: Path, folder: str, name: str, medium: Medium) -> tuple[Recording | None, tuple[Problem, ...]]:
    path = f"{folder}/{name}"
    span, shown = Span(path), PurePosixPath(name).name
    try:
        if (root / path).stat().st_size > LARGEST_BYTES:
            limit = LARGEST_BYTES // 1_000_000
            return None, (problem("recording-too-heavy", span, recording=shown, limit=limit),)
        data = read(root, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, (problem("recording-unreadable", span, recording=shown, reason=reason),)
    container = recognise(data)
    if container not in SUFFIXES[medium]:
        if is_meant_as(shown, f"{medium}.yaml"):
            return None, (problem("file-misnamed", span, name=shown, right=f"{medium}.yaml"),)
        if not any(name.lower().endswith(suffix) for suffix in _suffixes(medium)):
            return None, ()  # `check` says that it cannot be played, where a story calls it
        return None, (problem("recording-damaged", span, recording=shown),)
    return _described(data, path, shown, medium, container)


def _suffixes(medium: Medium) -> Iterator[str]:
    for suffixes in SUFFIXES[medium].values():
        yield from suffixes


def _described(
    data: bytes, path: str, shown: str, medium: Medium, container: Container
) -> tuple[Recording | None, tuple[Problem, ...]]:
    import av  # noqa: PLC0415 - see above

    span = Span(path)
    try:
        with opened(data, container) as media:
            codecs = {stream.codec_context.name for stream in _shown(media, medium)}
            seconds = (media.duration or 0) / av.time_base
            frame = media.streams.video[0] if medium is Medium.VIDEO and media.streams.video else None
            width, height = (frame.width, frame.height) if frame else (0, 0)
    except (av.FFmpegError, ValueError, IndexError):
        return None, (problem("recording-damaged", span, recording=shown),)
    if not codecs or not codecs <= CODECS[container] or (medium is Medium.VIDEO and not width):
        return None, (problem("recording-not-playable", span, recording=shown, codecs=", ".join(sorted(codecs))),)
    name = unicodedata.normalize("NFC", path.partition(f"/{medium}/")[2])
    digest = hashlib.sha256(data).hexdigest()
    found = Recording(name, path, digest, medium, container.value, seconds, width=width, height=height)
    suffix = PurePosixPath(path).suffix
    if suffix.lower() in SUFFIXES[medium][container]:
        return found, ()
    values = {"recording": shown, "suffix": suffix, "format": container.value.upper()}
    return found, (problem("recording-wrong-suffix", span, **values),)


def _shown(media: Any, medium: Medium) -> Iterator[Any]:
    """Give the streams that readers hear and see; the cover that is kept in a voice is none of them."""
    yield from media.streams.audio
    if medium is Medium.VIDEO:
        yield from media.streams.video


def _captions(root: Path, folder: str, name: str, files: list[str]) -> tuple[tuple[Captions, ...], tuple[Problem, ...]]:
    """Find `film.vtt` and `film.fr.vtt` beside `film.mp4`."""
    stem = str(PurePosixPath(name).with_suffix(""))
    found: list[Captions] = []
    problems: list[Problem] = []
    for file in files:
        language = file.removeprefix(stem).removesuffix(_CAPTIONS).strip(".")
        if not file.endswith(_CAPTIONS) or file not in (f"{stem}{_CAPTIONS}", f"{stem}.{language}{_CAPTIONS}"):
            continue
        data = read(root, f"{folder}/{file}")
        text = _webvtt(data)
        if text:
            found.append(Captions(f"{folder}/{file}", language, hashlib.sha256(data).hexdigest(), text))
        else:
            problems.append(problem("captions-broken", Span(f"{folder}/{file}"), captions=PurePosixPath(file).name))
    return tuple(found), tuple(problems)


def _webvtt(data: bytes) -> str:
    """Give the text of captions; empty unless they begin as WebVTT does (W3C, section 4.1) and hold a cue."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return text if text.startswith("WEBVTT") and "-->" in text else ""
