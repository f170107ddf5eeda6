"""What a host has to be able to do, and how it refuses. Paths are posix, relative to the folder that receives the site.

Everything else in this package is written against `Transport`, and is tested against every kind of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

Payload = bytes | Path
"""What is written: bytes, or a file of this machine."""


class HostEntryKind(StrEnum):
    """What a name on the host stands for."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    """A link, a device: never followed."""


@dataclass(frozen=True, slots=True)
class HostEntry:
    """One name in a folder of the host; `size` in bytes."""

    kind: HostEntryKind
    size: int = 0


class Reason(StrEnum):
    """Why a deployment cannot go on; each has its sentence in `refusals`."""

    NO_SUCH_HOST = "no-such-host"
    UNREACHABLE = "unreachable"
    CUT = "cut"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - no secret
    NO_PASSWORD = "no-password"  # noqa: S105 - same
    UNKNOWN_HOST_KEY = "unknown-host-key"
    CHANGED_HOST_KEY = "changed-host-key"
    BAD_CERTIFICATE = "bad-certificate"
    NO_TLS = "no-tls"
    NO_FOLDER = "no-folder"
    READ_ONLY = "read-only"
    FULL = "full"
    NAME_REFUSED = "name-refused"
    REFUSED = "refused"
    NO_RSYNC = "no-rsync"
    RSYNC_FAILED = "rsync-failed"
    INSECURE = "insecure"
    NOT_OURS = "not-ours"
    OTHER_SITE = "other-site"
    FOREIGN_FILES = "foreign-files"
    MANIFEST_DAMAGED = "manifest-damaged"
    MANIFEST_NEWER = "manifest-newer"
    LOCKED = "locked"
    LOCK_LOST = "lock-lost"
    DIFFERS = "differs"
    LOCAL_CHANGED = "local-changed"
    NO_VERSION = "no-version"
    VERSION_WITHDRAWN = "version-withdrawn"


class HostError(Exception):
    """A deployment cannot go on. `detail` fills the sentence: a path, a fingerprint, what the host said."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail


class CutError(HostError):
    """The connection broke, or nobody answered in time: worth another try."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(Reason.CUT, detail)


class MissingError(HostError):
    """A file or folder is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(Reason.NO_FOLDER, path)


@runtime_checkable
class BatchTransport(Protocol):
    """A host that takes many files in one go."""

    def write_all(self, folder: str, payloads: Mapping[str, Payload]) -> None:
        """Write files into a folder, by name, each whole or not at all. Raises `HostError`."""


class Transport(Protocol):
    """A folder on a host. Safe to call from several threads, `streams` of them usefully at once.

    Every method may raise `HostError`: `CutError` where a second try may help, `MissingError` as said.
    """

    streams: int

    @property
    def trips(self) -> int:
        """Give how many requests were sent to the host and waited for, so far."""

    def list(self, folder: str) -> Mapping[str, HostEntry]:
        """Give what a folder holds, by name; "" is the root. Raises `MissingError`."""

    def stat(self, path: str) -> HostEntry | None:
        """Tell of one name; None where it is not there."""

    def read(self, path: str) -> bytes:
        """Give a file's bytes. Raises `MissingError`."""

    def write(self, path: str, payload: Payload, start: int = 0) -> None:
        """Write a file from a byte on; what was there behind it is replaced. Raises `MissingError` of its folder."""

    def rename(self, old: str, new: str) -> None:
        """Move a file within the host, over whatever stood there. Raises `MissingError`."""

    def remove(self, path: str) -> None:
        """Remove a file. Raises `MissingError`."""

    def mkdir(self, path: str) -> bool:
        """Make one folder; False where something of that name is there already. Raises `MissingError` of its parent."""

    def rmdir(self, path: str) -> bool:
        """Remove an empty folder; False where it is not empty, or not there."""

    def close(self) -> None:
        """Hang up."""
