"""A picture file -> `Photo`: its format by content, its size the right way up, its position; nothing is decoded."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from cartostory.load.file_names import is_meant_as
from cartostory.media.exif import position
from cartostory.media.files import read
from cartostory.media.photo_format import SUFFIXES, TALLEST_PX, TALLEST_RATIO, Format, recognise
from cartostory.media.photo_header import DamagedError, Header, TooManyPixelsError, read_header
from cartostory.media.photo_truncation import is_whole
from cartostory.model import Photo
from cartostory.problems.problem import Problem, Span, problem

REGISTER = "photos.yaml"
LARGEST_BYTES = 150_000_000
_PICTURE_SUFFIXES = frozenset().union(*SUFFIXES.values())
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})

Probed = tuple[Photo | None, tuple[Problem, ...]]


def probe(root: Path, path: str) -> Probed:
    """Look at one picture file without decoding it. `path` is posix, relative to the site.

    None where it cannot be published. `point` is what EXIF says, whatever the site's settings.
    """
    span, name = Span(path), _name(path)
    try:
        if (root / path).stat().st_size > LARGEST_BYTES:
            return None, (problem("photo-file-too-heavy", span, photo=name, limit=LARGEST_BYTES // 1_000_000),)
        data = read(root, path)
    except OSError as error:
        return None, (problem("photo-unreadable", span, photo=name, reason=error.strerror or type(error).__name__),)
    return probe_bytes(data, path)


def probe_bytes(data: bytes, path: str) -> Probed:
    """Look at the bytes of a picture file; `path` names it, and nothing is read there."""
    return _probe(data, path) if data else (None, (problem("photo-empty-file", Span(path), photo=_name(path)),))


def _probe(data: bytes, path: str) -> Probed:
    span, name = Span(path), _name(path)
    format_ = recognise(data)
    if format_ is None:
        return None, (_no_picture(path),)
    if not is_whole(data, format_):
        return None, (problem("photo-truncated", span, photo=name),)
    try:
        header = read_header(data, format_)
    except TooManyPixelsError as error:
        return None, (problem("photo-too-many-pixels", span, photo=name, limit=error.limit // 1_000_000),)
    except DamagedError:
        return None, (problem("photo-damaged", span, photo=name),)
    if header.height > TALLEST_PX and header.height > TALLEST_RATIO * header.width:
        return None, (problem("photo-too-tall", span, photo=name, width=header.width, height=header.height),)
    return _photo(data, path, format_, header)


def _no_picture(path: str) -> Problem:
    span, name = Span(path), _name(path)
    if is_meant_as(name, REGISTER):
        return problem("file-misnamed", span, name=name, right=REGISTER)
    return problem(
        "photo-unknown-format" if _is_named_as_picture(path) else "photo-folder-other-file", span, photo=name
    )


def _photo(data: bytes, path: str, format_: Format, header: Header) -> Probed:
    where = position(header.gps)
    digest = hashlib.sha256(data).hexdigest()
    photo = Photo(_name(path), path, digest, header.width, header.height, format_.value, point=where.point)
    return photo, tuple(_remarks(path, format_, header, is_absurd=where.is_absurd))


def _remarks(path: str, format_: Format, header: Header, *, is_absurd: bool) -> Iterator[Problem]:
    """Say what is odd about a picture that can be published all the same."""
    span, name, suffix = Span(path), _name(path), PurePosixPath(path).suffix
    if suffix.lower() not in SUFFIXES[format_]:
        yield problem("photo-wrong-suffix", span, photo=name, suffix=suffix, format=format_.value.upper())
    if header.frames > 1:
        yield problem("photo-animated", span, photo=name, frames=header.frames)
    if is_absurd:
        yield problem("photo-absurd-position", span, photo=name)


def load_photos(root: Path, folder: str, *, use_gps: bool = False) -> tuple[Mapping[str, Photo], tuple[Problem, ...]]:
    """Look at every file of a folder `photos/`, folders below it included.

    `folder` is posix, relative to the site. Photographs are named relative to it, in composed letters (NFC), since
    macOS names its files in decomposed ones and writers type composed ones. Without `use_gps` no EXIF position is kept.
    """
    photos: dict[str, Photo] = {}
    problems: list[Problem] = []
    for path in _files(root, folder):
        photo, found = probe(root, path)
        problems += (one for one in found if use_gps or one.code != "photo-absurd-position")
        if photo:
            name = unicodedata.normalize("NFC", path.removeprefix(f"{folder}/"))
            photos[name] = replace(photo, name=name, point=photo.point if use_gps else None)
    return photos, tuple(problems)


def _files(root: Path, folder: str) -> Iterator[str]:
    """List the files of a folder, without hidden ones and the register; what leads out of the site is left out."""
    base, inside = root / folder, root.resolve()
    for path in sorted(base.rglob("*")):
        name = path.relative_to(base)
        hidden = any(part.startswith(".") for part in name.parts) or path.name.lower() in _LEFT_BY_SYSTEMS
        if not hidden and name.as_posix() != REGISTER and path.is_file() and path.resolve().is_relative_to(inside):
            yield f"{folder}/{name.as_posix()}"


def _name(path: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(path).name)


def _is_named_as_picture(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _PICTURE_SUFFIXES
