"""Bytes -> a file that is whole or not there at all: written beside, flushed to the disk, then renamed.

The one way in which the program writes files that it means to keep: the website, its editions, what a writer owns.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

T = TypeVar("T")

REMAINS = ".cartostory-writing-"
"""How the name of a file begins that is not whole yet; one that still bears it belongs to a write that was killed."""

_FILE, _FOLDER = 0o644, 0o755
_AT_ONCE = 32
_DIRECTORY = getattr(os, "O_DIRECTORY", None)  # Windows has none, and flushes no folders
_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that is written, and has yet to take its place. `sha256` is that of its bytes, in hexadecimal."""

    beside: Path
    target: Path
    size_bytes: int
    sha256: str


def write_beside(target: Path, pieces: Iterable[bytes], mode: int = _FILE) -> Beside:
    """Write a file beside its place; `take_places` flushes it and puts it there. Raises `OSError`, naming `target`."""
    digest, size = hashlib.sha256(), 0
    with _naming(target):
        beside = None
        try:
            make_folders(target.parent)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target))
            beside = Path(name)
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
            beside.chmod(mode)  # mkstemp's files are for their owner alone; a web server has to read these
        except BaseException:
            _forget(beside)
            raise
    return Beside(beside, target, size, digest.hexdigest())


def take_places(files: Iterable[Beside]) -> None:
    """Flush files, all at once; give each its name; flush the names. Raises `OSError`; `drop` removes the rest then."""
    waiting = tuple(files)
    _at_once(_sync_file, waiting)
    for one in waiting:
        with _naming(one.target):
            one.beside.replace(one.target)
    sync_folders(dict.fromkeys(one.target.parent for one in waiting))


def drop(files: Iterable[Beside]) -> None:
    """Remove what was written beside its place, and has not taken it."""
    for one in files:
        _forget(one.beside)


@contextmanager
def atomic_write(path: Path, mode: int = _FILE) -> Iterator[BinaryIO]:
    """Open a file for writing; it takes its place when the block ends well, and leaves no trace otherwise.

    Raises `OSError`, which names `path`.
    """
    with _naming(path):
        beside = None
        try:
            make_folders(path.parent)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path))
            beside = Path(name)
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(mode)
            beside.replace(path)
        except BaseException:
            _forget(beside)
            raise
        sync_folder(path.parent)


def write_whole(path: Path, data: bytes, mode: int = _FILE) -> None:
    """Write a file, whole or not at all. Raises `OSError`."""
    with atomic_write(path, mode) as file:
        file.write(data)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let the errors of the system name the file that is meant, not the one beside it."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _forget(beside: Path | None) -> None:
    with suppress(OSError):
        if beside:
            beside.unlink(missing_ok=True)


def _sync_file(one: Beside) -> None:
    with _naming(one.target), one.beside.open("r+b") as file:
        os.fsync(file.fileno())


def _at_once(function: Callable[[T], None], items: Sequence[T]) -> None:
    """Flush many at once: the disk does them together. Raises what the first of them raises."""
    if len(items) > 1:
        with ThreadPoolExecutor(min(_AT_ONCE, len(items))) as pool:
            for _ in pool.map(function, items):
                pass
    else:
        for item in items:
            function(item)


def create_whole(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet, whole or not at all. Raises `FileExistsError`, `OSError`."""
    written = write_beside(path, (data,))
    try:
        _sync_file(written)
        with _naming(path):
            _take_place(written.beside, path)
    finally:
        _forget(written.beside)
    sync_folder(path.parent)


def _take_place(beside: Path, path: Path) -> None:
    """Give a whole file its name, unless another one bears it. Raises `FileExistsError`."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):  # FAT and many network drives have no second names
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        beside.replace(path)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it; new ones can be read by everybody, as the files in them can, at any umask."""
    missing = []
    while not folder.exists() and not folder.is_symlink():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        with suppress(FileExistsError):  # made by another process meanwhile
            one.mkdir()
            one.chmod(_FOLDER)


def sync_folder(folder: Path) -> None:
    """See to it that new names in a folder outlive a power cut, where the system can. Raises `OSError`."""
    if _DIRECTORY is None:
        return
    handle = os.open(folder, os.O_RDONLY | _DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise
    finally:
        os.close(handle)


def sync_folders(folders: Iterable[Path]) -> None:
    """See to it that new names in folders outlive a power cut. Raises `OSError`."""
    _at_once(sync_folder, tuple(folders))


def _prefix(path: Path) -> str:
    """Give the beginning of the names under which a file is written; short, as the file's own name may be very long."""
    return f"{REMAINS}{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}-"


def remove_remains_of(path: Path) -> None:
    """Remove what killed writes of one file left beside it. Raises `OSError`."""
    for left in path.parent.glob(f"{_prefix(path)}*"):
        left.unlink(missing_ok=True)


def remove_remains(folder: Path) -> tuple[Path, ...]:
    """Remove what killed writes left below a folder; links are not followed. Raises `OSError`."""
    found = tuple(Path(base, name) for base, _, names in os.walk(folder) for name in names if name.startswith(REMAINS))
    for path in found:
        path.unlink(missing_ok=True)
    return found
