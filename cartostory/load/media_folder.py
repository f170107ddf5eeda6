"""`photos/`, `audio/`, `video/` and their registers -> what knows its rights; those beside texts become `Album`s."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.load.rights import load_rights
from cartostory.model import (
    Album,
    Config,
    Event,
    Medium,
    Page,
    Photo,
    Recording,
    RecordingEntry,
    Rights,
    Shelf,
    WallNote,
)
from cartostory.model.media_folder import MediaFolder
from cartostory.model.photo_uses import called
from cartostory.model.recording_uses import hearings
from cartostory.problems.problem import Problem, Severity

CAMERA_M = 100.0
"""How the camera's position is rounded where the register asks for nothing: phones know a front door from the next."""


def with_rights(photo: Photo, rights: Rights | None) -> Photo:
    """Give a photograph its entry, and round the position that its camera wrote as the entry asks.

    A photograph and its entry of the register -> the photograph with its rights, and a position rounded as it asks.

    Rounded here already, as places are: nothing behind the loading ever sees where exactly the camera stood.
    """
    return replace(photo, rights=rights, point=_rounded(photo.point, rights.precision_m if rights else None))


def _rounded(point: Point | None, metres: float | None) -> Point | None:
    if point is None or (metres is not None and metres < 0):
        return None
    return rounded(point, CAMERA_M if metres is None else metres)


_FAULTS = frozenset(
    {
        "photo-unreadable",
        "photo-empty-file",
        "photo-truncated",
        "photo-damaged",
        "photo-unknown-format",
        "photo-too-many-pixels",
        "photo-file-too-heavy",
        "photo-too-tall",
    }
)


def weighed(problems: Iterable[Problem], shelf: Shelf) -> Iterator[Problem]:
    """Give the problems of a shelf's pictures, each as grave as what it keeps from being published.

    Faults of picture files -> errors where a text calls the picture, warnings where it only lies in the folder.

    What nobody publishes harms nobody: the other photographs go out all the same (decision 0048).
    """
    start, names = f"{shelf.folder}/photos/", called(shelf)
    for one in problems:
        name = unicodedata.normalize("NFC", one.span.file).removeprefix(start)
        is_unused = one.code in _FAULTS and one.span.file.startswith(start) and name not in names
        yield replace(one, severity=Severity.WARNING) if is_unused else one


_REGISTER = "photos/photos.yaml"


def load_media(root: Path, folder: str, config: Config) -> tuple[MediaFolder, tuple[Problem, ...], tuple[Problem, ...]]:
    """Load what lies in a folder; give the problems of photographs, then those of recordings."""
    files = files_of(root, folder)
    photos, register, of_photos = _photographs(root, folder, files, config)
    recordings, recording_register, of_recordings = _voices(root, folder, files)
    media = MediaFolder(files, photos, register, recordings=recordings, recording_register=recording_register)
    return media, of_photos, of_recordings


def _photographs(
    root: Path, folder: str, files: frozenset[str], config: Config
) -> tuple[Mapping[str, Photo], Mapping[str, Rights], tuple[Problem, ...]]:
    register, wrong = load_rights(root, f"{folder}/{_REGISTER}") if _REGISTER in files else ({}, ())
    if not any(file.startswith("photos/") and file != _REGISTER for file in files):
        return {}, register, wrong
    from cartostory.load.photo import load_photos  # noqa: PLC0415 - sites without pictures go without Pillow

    photos, damaged = load_photos(root, f"{folder}/photos", use_gps=config.photos.use_gps)
    registered = {name: with_rights(photo, register.get(name)) for name, photo in photos.items()}
    return registered, register, (*wrong, *damaged)


def _voices(
    root: Path, folder: str, files: frozenset[str]
) -> tuple[Mapping[str, Recording], Mapping[str, RecordingEntry], tuple[Problem, ...]]:
    if not any(file.startswith(tuple(f"{medium}/" for medium in Medium)) for file in files):
        return {}, {}, ()
    from cartostory.load.recording import load_recordings  # noqa: PLC0415 - sites without recordings go without libav

    return load_recordings(root, folder, files)


def files_of(root: Path, folder: str) -> frozenset[str]:
    """List every file of a folder, relative to it; what leads out of the site by a symbolic link is left out."""
    base, inside = root / folder, root.resolve()
    if not base.resolve().is_relative_to(inside):
        return frozenset()
    found = (path for path in base.rglob("*") if path.is_file() and path.resolve().is_relative_to(inside))
    return frozenset(path.relative_to(base).as_posix() for path in found if not path.name.startswith("."))


def load_albums(
    root: Path, beside: Iterable[tuple[str, Sequence[Event | WallNote | Page]]], config: Config
) -> tuple[tuple[Album, ...], tuple[Problem, ...]]:
    """Load the albums of folders of texts, those that have anything to show or call it. `beside`: folder and texts."""
    albums: list[Album] = []
    problems: list[Problem] = []
    for folder, texts in beside:
        has_any = any((root / folder / name).is_dir() for name in ("photos", *Medium))
        if has_any or any(True for text in texts for _ in hearings(text)):
            media, of_photos, of_recordings = load_media(root, folder, config)
            albums.append(Album(folder, tuple(texts), media))
            problems += (*weighed(of_photos, albums[-1]), *of_recordings)
    return tuple(albums), tuple(problems)
