"""Withdrawn pictures -> what the program made of them: built sites, editions on sticks, archives, papers.

All of it can be made again without them. What lies in the site's folder is found by looking through it, what was put
elsewhere by the program's own notes (`delivered`).
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cartostory.authoring.photos.find import PhotoMatch
from cartostory.authoring.photos.uses import Shown
from cartostory.build.exports import delivered
from cartostory.build.manifest import MANIFEST, PREVIEW, read_manifest
from cartostory.build.write import take_out
from cartostory.model import PaperKind, Site

_NOT_MADE = frozenset({"content", "themes", "node_modules"})
_PACKED_BY = b"cartostory"
_SET_BY, _HOLDS_A_PHOTOGRAPH = b"/Creator(Typst", b"DCTDecode"


class CopyKind(StrEnum):
    """What a copy is."""

    SITE = "site"
    EDITION = "edition"
    ARCHIVE = "archive"
    PAPER = "paper"
    UNKNOWN = "unknown"
    """It may hold the picture, and nobody can tell: a renamed paper, a stick that is not plugged in."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file or folder that the program made, and that holds a withdrawn picture."""

    path: Path
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Sought:
    """What tells a copy: how the names of the sizes begin; the slugs of what shows the picture, and all others."""

    starts: tuple[str, ...]
    slugs: frozenset[str]
    all_slugs: frozenset[str]


def sought(site: Site, found: PhotoMatch, places: Iterable[Shown]) -> Sought:
    """Tell what to look for."""
    folders = {one.folder: one.slug for one in site.partnerships}
    files = {event.span.file: event.slug for event in site.events}
    paths = {*(picture.path for picture in found.all if picture.look), *(place.span.file for place in places)}
    slugs = {slug for folder, slug in folders.items() for path in paths if path.startswith(f"{folder}/")}
    slugs |= {slug for file, slug in files.items() if file in paths}
    everything = frozenset({*folders.values(), *files.values()})
    return Sought(starts({picture.digest for picture in found.all}), frozenset(slugs), everything)


def starts(digests: Iterable[str]) -> tuple[str, ...]:
    """Give how the paths of all published sizes of pictures begin, and of recordings."""
    return tuple(start for one in sorted(digests) for start in (f"photos/{one[:16]}-", f"voices/{one[:16]}."))


def copies(root: Path, state: Path, wanted: Sought) -> Iterator[Copy]:
    """Find the copies: in the site's folder, then elsewhere."""
    yield from _below(root, wanted)
    if read_manifest(root / PREVIEW) is not None:  # drafts too: it is deleted, and `serve` makes it again
        yield Copy(root / PREVIEW, CopyKind.EDITION)
    for path in delivered(state):
        yield from in_place(path, wanted)


def in_place(path: Path, wanted: Sought) -> Iterator[Copy]:
    """Look at what was put outside the site's folder."""
    if path.is_dir():
        yield from _below(path, wanted)
    elif path.is_file():
        yield from _file(path, wanted)
    elif not path.parent.is_dir():
        yield Copy(path, CopyKind.UNKNOWN)


def _below(base: Path, wanted: Sought) -> Iterator[Copy]:
    for folder, folders, names in os.walk(base):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in _NOT_MADE)
        ours = (read_manifest(Path(folder)) or {}) if MANIFEST in names else {}
        if any(path.startswith(wanted.starts) for path in ours):
            yield Copy(Path(folder), CopyKind.SITE)
        elif any(_is_size(path, wanted) for path in ours):
            yield Copy(Path(folder), CopyKind.EDITION)
        if ours:
            folders[:] = [one for one in folders if not any(path.startswith(f"{one}/") for path in ours)]
        for name in sorted(set(names) - set(ours)):
            yield from _file(Path(folder, name), wanted)


def _is_size(path: str, wanted: Sought) -> bool:
    return path.partition("/")[2].startswith(wanted.starts)


def _file(path: Path, wanted: Sought) -> Iterator[Copy]:
    suffix = path.suffix.lower()
    if suffix == ".zip" and _holds(path, wanted):
        yield Copy(path, CopyKind.ARCHIVE)
    elif suffix == ".pdf" and _is_paper(path):
        if _is_of(path, wanted.slugs):
            yield Copy(path, CopyKind.PAPER)
        elif not _is_of(path, wanted.all_slugs):
            yield Copy(path, CopyKind.UNKNOWN)


def _holds(path: Path, wanted: Sought) -> bool:
    """Tell whether an archive is ours, and holds a size of the picture."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _PACKED_BY and any(_is_size(name, wanted) for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _is_paper(path: Path) -> bool:
    """Tell whether a PDF was set as ours are, and holds any photograph."""
    try:
        data = path.read_bytes()
    except OSError:
        return True
    return _SET_BY in data and _HOLDS_A_PHOTOGRAPH in data


def _is_of(path: Path, slugs: frozenset[str]) -> bool:
    return path.name.startswith(tuple(f"{slug}-{kind}" for slug in slugs for kind in PaperKind))


_SINGLE = "/story.html"


def take_out_of_output(output: Path, starts: tuple[str, ...]) -> tuple[str, ...]:
    """Delete every size of pictures from a built site; give the paths. `starts` is how these begin."""
    return take_out(output, starts)


def take_out_whole_pages(output: Path) -> tuple[str, ...]:
    """Delete what holds pictures in itself, stories in one file and papers, where no build can make them again."""
    held = (path for path in read_manifest(output) or () if path.endswith((_SINGLE, ".pdf")))
    return take_out(output, tuple(held))


def forget(state: Path) -> None:
    """Drop all that builds keep: where no build could do so, this alone is sure to leave no size of a picture."""
    shutil.rmtree(state / "memo", ignore_errors=True)
    for name in ("stamp.json", "preview.json"):
        (state / name).unlink(missing_ok=True)
