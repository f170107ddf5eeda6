"""Files of a site that a process elsewhere needs for its work: sent once by their SHA-256, and laid where it reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.build.cache import key
from cartostory.build.parcel_values import Places
from cartostory.media.atomic_write import write_whole
from cartostory.model import Photo, Recording
from cartostory.paper.documents import Job


class MissingSourceError(Exception):
    """A file of the site has not come: the work has to be done where it lies."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a site: its path there, and the SHA-256 of its bytes, which names it in the shared cache."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        """Name its bytes in the shared cache."""
        return key("source", self.sha256)


def paths_of(inputs: Any, item: Any, root: Path) -> Iterator[str]:
    """Name the files of the site that the work on an item reads."""
    if isinstance(item, Photo | Recording):
        yield item.path
    basemap = getattr(inputs, "basemap", None)
    if isinstance(basemap, SiteBasemap) and basemap.path.is_relative_to(root):
        yield basemap.path.relative_to(root).as_posix()
    if isinstance(item, Job):  # words that paper cannot spell are told with their lines
        site = inputs.shared.site
        partnership = site.partnership(item.address.subject)
        texts = [*partnership.stories.values(), *partnership.methods.values()] if partnership else site.events
        yield from (text.span.file for text in texts)


def send_source(here: Places, path: str) -> SourceFile | None:
    """Lay a file where others find it, unless it lies there; None where that cannot be done."""
    file = here.root / path
    try:
        state = file.stat()
        source = SourceFile(path, _sha256(file, state.st_size, state.st_mtime_ns))
        is_there = bool(here.cache.beyond and here.cache.beyond.has(source.name))
        return source if is_there or here.cache.share(source.name, file.read_bytes()) else None
    except OSError:
        return None


def fetch_source(here: Places, source: SourceFile) -> None:
    """Lay a file of the site where the work reads it. Raises `MissingSourceError`."""
    file = here.root / source.path
    if not file.resolve().is_relative_to(here.root.resolve()):
        raise MissingSourceError(source.path)
    if file.is_file() and _sha256(file, file.stat().st_size, file.stat().st_mtime_ns) == source.sha256:
        return
    found = here.cache.get(source.name)
    if found is None or hashlib.sha256(found).hexdigest() != source.sha256:
        raise MissingSourceError(source.path)
    write_whole(file, found)


@lru_cache(maxsize=4096)
def _sha256(file: Path, _size: int, _changed_ns: int) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
