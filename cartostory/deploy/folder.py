"""A folder of this machine (a network share, a mounted disk) as a host."""

from __future__ import annotations

import errno
import os
import shutil
import stat as modes
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from cartostory.deploy.transport import HostEntry, HostEntryKind, HostError, MissingError, Payload, Reason

T = TypeVar("T")
_READABLE, _FOLDER_MODE = 0o644, 0o755
_REASONS = {
    errno.ENOSPC: Reason.FULL,
    errno.EDQUOT: Reason.FULL,
    errno.EROFS: Reason.READ_ONLY,
    errno.EACCES: Reason.READ_ONLY,
    errno.EPERM: Reason.READ_ONLY,
    errno.ENAMETOOLONG: Reason.NAME_REFUSED,
    errno.EINVAL: Reason.NAME_REFUSED,
    errno.EILSEQ: Reason.NAME_REFUSED,
}


class FolderTransport:
    """A folder that exists. Raises `HostError` where it does not, or is none."""

    def __init__(self, root: Path, streams: int = 0) -> None:
        self.streams = streams or 4
        self.trips = 0
        self._counting = threading.Lock()
        self._root = root
        if not root.is_dir():
            raise HostError(Reason.NO_FOLDER, str(root))

    def list(self, folder: str) -> Mapping[str, HostEntry]:
        """Give what a folder holds."""
        return self._asked(folder, lambda: self._scan(self._root / folder))

    def _scan(self, folder: Path) -> Mapping[str, HostEntry]:
        with os.scandir(folder) as found:
            return {one.name: _entry(one.stat(follow_symlinks=False)) for one in found}

    def stat(self, path: str) -> HostEntry | None:
        """Tell of one name."""
        try:
            return self._asked(path, lambda: _entry((self._root / path).lstat()))
        except MissingError:
            return None

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        return self._asked(path, (self._root / path).read_bytes)

    def write(self, path: str, payload: Payload, start: int = 0) -> None:
        """Write a file, and wait until the disk has it."""
        self._asked(path, lambda: self._write(self._root / path, payload, start))

    def _write(self, path: Path, payload: Payload, start: int) -> None:
        with path.open("r+b" if start else "wb") as file:
            file.seek(start)
            if isinstance(payload, bytes):
                file.write(payload[start:])
            else:
                with payload.open("rb") as source:
                    source.seek(start)
                    shutil.copyfileobj(source, file)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        path.chmod(_READABLE)

    def rename(self, old: str, new: str) -> None:
        """Move a file."""
        self._asked(old, lambda: (self._root / old).replace(self._root / new))

    def remove(self, path: str) -> None:
        """Remove a file."""
        self._asked(path, (self._root / path).unlink)

    def mkdir(self, path: str) -> bool:
        """Make one folder, readable by the server's account whatever the umask."""
        try:
            self._asked(path, lambda: self._mkdir(self._root / path))
        except FileExistsError:
            return False
        return True

    def _mkdir(self, path: Path) -> None:
        path.mkdir()
        path.chmod(_FOLDER_MODE)

    def rmdir(self, path: str) -> bool:
        """Remove an empty folder."""
        try:
            (self._root / path).rmdir()
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Nothing to hang up."""

    def _asked(self, path: str, ask: Callable[[], T]) -> T:
        with self._counting:
            self.trips += 1
        try:
            return ask()
        except (FileNotFoundError, NotADirectoryError):
            raise MissingError(path) from None
        except FileExistsError:
            raise
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, Reason.REFUSED)
            raise HostError(reason, path if reason is not Reason.REFUSED else f"{path}: {error.strerror}") from error


def _entry(found: os.stat_result) -> HostEntry:
    if modes.S_ISDIR(found.st_mode):
        return HostEntry(HostEntryKind.FOLDER)
    return HostEntry(HostEntryKind.FILE if modes.S_ISREG(found.st_mode) else HostEntryKind.OTHER, found.st_size)
