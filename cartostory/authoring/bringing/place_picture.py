"""Pictures inside of texts that are brought: those that come along become photographs, the others links."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from cartostory.authoring.bringing.bundle import BroughtPicture, Bundle, key_of
from cartostory.authoring.bringing.foreign_markup import awaiting, linked
from cartostory.media.photo_format import Format, recognise

_SUFFIXES = {
    Format.JPEG: ".jpg",
    Format.PNG: ".png",
    Format.GIF: ".gif",
    Format.WEBP: ".webp",
    Format.AVIF: ".avif",
    Format.HEIF: ".heic",
    Format.TIFF: ".tif",
}
MOST_BYTES = 50_000_000


class PicturePlacer:
    """Gives what stands in a text for a picture, and gathers the pictures in the bundle, each once."""

    def __init__(self, bundle: Bundle, files: Mapping[str, bytes] | None = None) -> None:
        self._bundle = bundle
        self._files = {unquote(name).lstrip("./"): data for name, data in (files or {}).items()}
        self._placed: dict[str, str] = {}
        self._taken: set[str] = set()

    def __call__(self, source: str, words: str, credit: str = "") -> str | None:
        """Write a picture of a text; None where it can be neither shown nor linked to."""
        name = self.file(source, words, credit)
        if name:
            return awaiting(words, name)
        shown = linked(source, words)
        if shown:
            self._bundle.remote.append((source.strip(), credit))
        return shown

    def file(self, source: str, words: str = "", credit: str = "") -> str:
        """Give the name in photos/ of a picture that came along; empty where none did, or where it is none."""
        wanted = unquote(source.strip()).lstrip("./")
        data = self._files.get(wanted)
        kind = recognise(data) if data is not None and len(data) <= MOST_BYTES else None
        if data is None or kind is None:
            return ""
        if wanted not in self._placed:
            name = key_of(PurePosixPath(wanted.rpartition(":")[2]).stem, self._taken, "image") + _SUFFIXES[kind]
            self._placed[wanted] = name
            self._bundle.pictures.append(BroughtPicture(name, data, words.strip(), credit.strip()))
        return self._placed[wanted]
