"""The name that somebody gives to a photograph -> the files that hold it: that one, and every copy of it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cartostory.load.photo import REGISTER
from cartostory.media.files import read
from cartostory.media.perceptual_hash import looks
from cartostory.media.similarity import alike
from cartostory.model import Medium, Shelf, Site

_PHOTOS = "photos/"


class NoSuchPhotoError(Exception):
    """No photograph has that name."""


class AmbiguousError(Exception):
    """Several photographs have that name: their paths."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(*paths)
        self.paths = paths


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A file in `photos/`, `audio/` or `video/`. `path` is relative to the site, `name` to that folder.

    `look` may be empty; that of a recording is.
    """

    shelf: Shelf
    path: str
    name: str
    digest: str
    look: str

    @property
    def folder(self) -> str:
        """Give the folder that holds it and its register: photos, audio or video."""
        return self.path.removeprefix(f"{self.shelf.folder}/").partition("/")[0]

    @property
    def register(self) -> str:
        """Give the path of the register that speaks of it, relative to the site."""
        return f"{self.shelf.folder}/{self.folder}/{self.folder}.yaml"

    @property
    def is_registered(self) -> bool:
        """Tell whether the register has an entry for it."""
        if self.folder == "photos":
            return self.name in self.shelf.media.register
        return f"{self.folder}/{self.name}" in self.shelf.media.recording_register


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """The picture that was meant, other files with the same bytes, and others that show the same."""

    picture: PhotoFile
    same: tuple[PhotoFile, ...]
    alike: tuple[PhotoFile, ...]

    @property
    def all(self) -> tuple[PhotoFile, ...]:
        """Give every file that holds the picture."""
        return (self.picture, *self.same, *self.alike)


def find(root: Path, site: Site, written: str, here: Path) -> PhotoMatch:
    """Find a photograph by its path, from `here` or from the site's folder, or by its bare name.

    The site's photographs have their looks (`build.looks`): by these alone a copy of other bytes is found.

    Raises `NoSuchPhotoError`, and `AmbiguousError` where files with that name hold different pictures.
    """
    pictures = tuple(_pictures(root, site.shelves))
    picture = _one(pictures, root, written, here)
    known = looks(read(root, picture.path)) if picture.look else ()
    others = [one for one in pictures if one.path != picture.path]
    same = tuple(one for one in others if one.digest == picture.digest)
    like = tuple(one for one in others if one.digest != picture.digest and alike(one.look, known))
    return PhotoMatch(picture, same, like)


def find_alone(root: Path, site: Site, written: str, here: Path) -> PhotoFile:
    """Find one file as `find` does, without looking for its copies; raises the same."""
    return _one(tuple(_pictures(root, site.shelves)), root, written, here)


def _one(pictures: tuple[PhotoFile, ...], root: Path, written: str, here: Path) -> PhotoFile:
    meant = _meant(pictures, root, written, here)
    if not meant:
        raise NoSuchPhotoError(written)
    if len({picture.digest for picture in meant}) > 1:
        raise AmbiguousError(tuple(picture.path for picture in meant))
    return meant[0]


def without(root: Path, found: PhotoMatch, kept: Iterable[str], here: Path) -> tuple[PhotoMatch, frozenset[str]]:
    """Leave out pictures that only look like the one that is meant; give their digests too.

    `kept` names them as `find` does. Raises `NoSuchPhotoError` for a name of none of those.
    """
    digests: set[str] = set()
    for written in kept:
        meant = _meant(found.alike, root, written, here)
        if not meant:
            raise NoSuchPhotoError(written)
        digests |= {picture.digest for picture in meant}
    others = tuple(picture for picture in found.alike if picture.digest not in digests)
    return PhotoMatch(found.picture, found.same, others), frozenset(digests)


def _meant(pictures: tuple[PhotoFile, ...], root: Path, written: str, here: Path) -> tuple[PhotoFile, ...]:
    wanted = _composed(written.replace("\\", "/").removeprefix("./"))
    exact = {_composed(str(Path(base, written).absolute())) for base in (here, root)}
    by_path = tuple(one for one in pictures if _composed(str(root / one.path)) in exact)
    return by_path or tuple(one for one in pictures if _composed(f"/{one.path}").endswith(f"/{wanted}"))


def _pictures(root: Path, shelves: tuple[Shelf, ...]) -> Iterator[PhotoFile]:
    for shelf in shelves:
        for file in sorted(shelf.media.files):
            name = _composed(file).removeprefix(_PHOTOS)
            if not file.startswith(_PHOTOS):
                yield from _recording(root, shelf, _composed(file))
                continue
            if name == REGISTER:
                continue
            path = f"{shelf.folder}/{file}"
            photo = shelf.media.photos.get(name)
            digest = photo.digest if photo else hashlib.sha256(read(root, path)).hexdigest()
            yield PhotoFile(shelf, path, name, digest, photo.look if photo else "")


def _recording(root: Path, shelf: Shelf, file: str) -> Iterator[PhotoFile]:
    """Give a file of `audio/` or `video/`; captions go with their film, and are known by its name."""
    medium, _, name = file.partition("/")
    if medium in {*Medium} and not name.endswith((".yaml", ".vtt")):
        path = f"{shelf.folder}/{file}"
        yield PhotoFile(shelf, path, name, hashlib.sha256(read(root, path)).hexdigest(), "")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
