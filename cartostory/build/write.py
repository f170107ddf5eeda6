"""Bytes -> `output/`: only what differs, each file whole or not at all.

Parts come first, then the pages that ask for them, then what lists pages, the service worker last; what is no longer
planned is removed at the very end. So a reader never meets a page whose parts are missing, and a write that was cut off
at any point is finished by the next one. Nothing is deleted that the manifest does not list: a town may keep files of
its own beside the website's.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby
from pathlib import Path, PurePosixPath

from cartostory.build.manifest import (
    MANIFEST,
    FileClaim,
    OutputManifest,
    Owner,
    is_inside,
    load_manifest,
    read_manifest,
    save_manifest,
)
from cartostory.media.atomic_write import (
    REMAINS,
    Beside,
    drop,
    remove_remains,
    sync_folders,
    take_places,
    write_beside,
)
from cartostory.model.output import Content, Stored, chunks

__all__ = ["MANIFEST", "Owner", "read_manifest"]  # who writes files asks here for their list


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the output folder: paths relative to it."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class NotOurFolderError(Exception):
    """The output folder holds files and no manifest: it is somebody else's, and stays untouched."""


class OtherSiteError(Exception):
    """The output folder holds another site, which is named: somebody has to agree before that is replaced."""


class LinkInTheWayError(Exception):
    """A folder that files would go into is a symbolic link: they would land elsewhere."""


class UnfinishedWriteError(OSError):
    """The disk refused a file. So many of those that had to be written are in place; the next write does the rest."""

    folder = ""
    written = 0
    total = 0


class _Stage(IntEnum):
    """When a file is written; removals take the opposite way."""

    PART = 0
    PAGE = 1
    LIST = 2
    SERVICE_WORKER = 3


_LISTS = frozenset({"keep.json", "feed.xml", "sitemap.xml", "robots.txt"})
_TOGETHER, _TOGETHER_BYTES = 256, 64_000_000
"""Files that are flushed together: a disk does many as quickly as one; a small disk has to hold both old and new."""


def write(
    output: Path,
    files: Mapping[str, Content],
    owner: Owner | None = None,
    *,
    adopts: bool = True,
    trusts: bool = False,
) -> Written:
    """Make the folder hold exactly these files, beside whatever else the town keeps there.

    `adopts` lets it replace another site. `trusts` believes what the list says: whoever knows from size and date of
    all files that nothing was touched spares looking at them again.

    Raises `NotOurFolderError`, `OtherSiteError`, `LinkInTheWayError`, with nothing changed; `UnfinishedWriteError`.
    """
    before = _before(output, owner, adopts=adopts)
    _refuse_links(output, files)
    after = {path: _digest(content) for path, content in sorted(files.items())}
    if output.is_dir():
        remove_remains(output)
    kept = {
        path: claim
        for path, claim in before.files.items()
        if after.get(path) == claim.digest and (trusts or lies_there(output / path, claim))
    }
    changed = tuple(path for path in after if path not in kept)
    removed = tuple(sorted(before.paths - after.keys()))
    if changed or removed or before.pending or owner != before.owner or not (output / MANIFEST).is_file():
        _change(output, OutputManifest(kept, frozenset({*changed, *removed}), owner), files, removed)
    return Written(changed, removed, len(after) - len(changed))


def check_owner(output: Path, owner: Owner) -> None:
    """Refuse a folder that holds another site, before anything is made for it. Raises `OtherSiteError`."""
    manifest = load_manifest(output)
    if manifest and manifest.owner and not manifest.owner.is_same(owner):
        raise OtherSiteError(manifest.owner.address or manifest.owner.title)


def lies_there(file: Path, claim: FileClaim) -> bool:
    """Tell whether a file is what was claimed of it: a file and no link, as long, and of the same bytes."""
    try:
        state = file.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size != claim.size_bytes:
            return False
        return _sha256(file) == claim.sha256
    except OSError:
        return False


def clean(output: Path) -> tuple[str, ...]:
    """Remove what the manifest lists, and the manifest; give the paths. Other files stay."""
    manifest = load_manifest(output) or OutputManifest()
    paths = tuple(sorted(manifest.paths))
    _remove_all(output, paths)
    (output / MANIFEST).unlink(missing_ok=True)
    if output.is_dir() and not any(output.iterdir()):
        output.rmdir()
    return paths


def take_out(output: Path, starts: tuple[str, ...]) -> tuple[str, ...]:
    """Remove what the manifest lists under paths that start so; give the paths. The next build mends the rest."""
    manifest = load_manifest(output)
    paths = tuple(sorted(path for path in manifest.paths if path.startswith(starts))) if manifest else ()
    if manifest and paths:
        proven = {path: claim for path, claim in manifest.files.items() if path not in paths}
        save_manifest(output, replace(manifest, files=proven, pending=manifest.pending | set(paths)))
        _remove_all(output, paths)
    return paths


def _before(output: Path, owner: Owner | None, *, adopts: bool) -> OutputManifest:
    before = load_manifest(output)
    if before is None:
        if output.is_dir() and any(not path.name.startswith(REMAINS) for path in output.iterdir()):
            raise NotOurFolderError(str(output))
        return OutputManifest()
    if owner and not adopts:
        check_owner(output, owner)
    return before


def _change(output: Path, manifest: OutputManifest, files: Mapping[str, Content], removed: tuple[str, ...]) -> None:
    """Say what is about to change; write; claim what lies there now; remove, and claim that too."""
    done = dict(manifest.files)
    try:
        save_manifest(output, manifest)
        _make_room(output, manifest.pending & files.keys(), removed)
        for claims in _placed(output, files, sorted(manifest.pending & files.keys(), key=_order)):
            done |= claims
        if removed:
            save_manifest(output, replace(manifest, files=done, pending=frozenset(removed)))
            _remove_all(output, removed)
        save_manifest(output, replace(manifest, files=done, pending=frozenset()))
    except OSError as error:
        refused = UnfinishedWriteError(error.errno, error.strerror, error.filename)
        refused.folder, refused.total = str(output), len(manifest.pending)
        refused.written = len(done) - len(manifest.files)
        raise refused from error


def _placed(output: Path, files: Mapping[str, Content], paths: Iterable[str]) -> Iterator[dict[str, FileClaim]]:
    """Put files in place, stage by stage; what is yielded is safe on the disk before the next begins."""
    for _, stage in groupby(paths, key=_stage):
        batch: dict[str, Beside] = {}
        try:
            for path in stage:
                batch[path] = write_beside(output / path, chunks(files[path]))
                if len(batch) == _TOGETHER or sum(one.size_bytes for one in batch.values()) > _TOGETHER_BYTES:
                    yield _in_place(batch, files)
                    batch = {}
            yield _in_place(batch, files)
        except BaseException:
            drop(batch.values())
            raise


def _in_place(batch: Mapping[str, Beside], files: Mapping[str, Content]) -> dict[str, FileClaim]:
    take_places(batch.values())
    return {path: FileClaim(_name(files[path], one.sha256), one.size_bytes, one.sha256) for path, one in batch.items()}


def _name(content: Content, sha256: str) -> str:
    return content.digest if isinstance(content, Stored) else sha256


def _stage(path: str) -> _Stage:
    name = PurePosixPath(path).name
    if name == "sw.js":
        return _Stage.SERVICE_WORKER
    if name in _LISTS:
        return _Stage.LIST
    return _Stage.PAGE if name.endswith(".html") else _Stage.PART


def _order(path: str) -> tuple[int, int, str]:
    """Sort by stage; deeper pages come before those that lead to them."""
    return _stage(path), -path.count("/"), path


def _refuse_links(output: Path, paths: Iterable[str]) -> None:
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(folders):
        if (output / folder).is_symlink():
            raise LinkInTheWayError(str(output / folder))


def _make_room(output: Path, paths: Iterable[str], removed: tuple[str, ...]) -> None:
    """Remove at once what stands where a folder or a file of another kind has to be; only what is ours."""
    ours = frozenset(removed)
    for path in paths:
        above = {str(parent) for parent in PurePosixPath(path).parents} & ours
        below = {one for one in ours if one.startswith(f"{path}/")}
        _remove_all(output, tuple(above | below))
        with suppress(OSError):  # a folder that holds other files: the file is refused, and that is said
            if (output / path).is_dir() and not (output / path).is_symlink():
                (output / path).rmdir()


def _remove_all(output: Path, paths: tuple[str, ...]) -> None:
    """Remove files, those first that lead to others; links in the way are not followed."""
    folders: dict[Path, None] = {}
    for path in sorted(paths, key=_order, reverse=True):
        if is_inside(path) and not any((output / parent).is_symlink() for parent in PurePosixPath(path).parents):
            _remove(output, path)
            folders[(output / path).parent] = None
    sync_folders(folder for folder in folders if folder.is_dir())


def _remove(output: Path, path: str) -> None:
    if (output / path).is_dir() and not (output / path).is_symlink():
        return  # no file of ours stands there any more
    with suppress(NotADirectoryError):  # same
        (output / path).unlink(missing_ok=True)
    for parent in PurePosixPath(path).parents:
        folder = output / parent
        if folder == output or (folder.is_dir() and any(folder.iterdir())):
            break
        if folder.is_dir():  # an earlier removal may have been cut off between two of them
            folder.rmdir()


def _digest(content: Content) -> str:
    return content.digest if isinstance(content, Stored) else hashlib.sha256(content).hexdigest()


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
