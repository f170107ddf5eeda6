"""SFTP as a host, by asyncssh: one connection on a loop of its own, many requests at once."""

from __future__ import annotations

import asyncio
import errno
import socket
import stat as modes
import threading
from collections.abc import Coroutine, Mapping
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as LateError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import asyncssh

from cartostory.deploy.transport import CutError, HostEntry, HostEntryKind, HostError, MissingError, Payload, Reason
from cartostory.model.deploy_target import HostAddress

T = TypeVar("T")
PATIENCE = 60.0
"""Seconds in which a host has to answer one request; the whole of a large piece has more."""
_SLOWEST = 20_000
"""Bytes a second below which a line counts as cut."""
_BLOCK = 4_194_304
_STREAMS = 16
_READABLE = asyncssh.SFTPAttrs(permissions=0o644)
_FOLDER = asyncssh.SFTPAttrs(permissions=0o755)
_REASONS: tuple[tuple[type[asyncssh.SFTPError], Reason], ...] = (
    (asyncssh.SFTPPermissionDenied, Reason.READ_ONLY),
    (asyncssh.SFTPWriteProtect, Reason.READ_ONLY),
    (asyncssh.SFTPNoSpaceOnFilesystem, Reason.FULL),
    (asyncssh.SFTPQuotaExceeded, Reason.FULL),
    (asyncssh.SFTPInvalidFilename, Reason.NAME_REFUSED),
)
_WORDS = ((Reason.FULL, ("no space", "quota", "disk full")), (Reason.READ_ONLY, ("read-only", "permission")))
"""What servers say where the protocol has only one number for every failure."""


@dataclass(frozen=True, slots=True)
class Login:
    """How one proves to be allowed. Keys of the user and of the agent are tried in any case.

    `known_hosts`: files with the keys of hosts that are trusted; `keys`: other keys than the user's usual ones.
    """

    password: str | None = None
    known_hosts: tuple[Path, ...] = ()
    keys: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        """Say nothing of the password, wherever this may be printed."""
        return "Login(…)"


class SftpTransport:
    """A folder on an SSH host. Raises `HostError` where it cannot be reached or does not let in."""

    def __init__(self, address: HostAddress, login: Login, streams: int = 0, patience: float = PATIENCE) -> None:
        self.streams = streams or _STREAMS
        self.trips = 0
        self._patience = patience
        self._path = address.path
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        try:
            self._ssh, self._sftp = self._wait(_connect(address, login, patience), patience * 2)
            self._root = self._find_root()
        except BaseException:
            self._stop()
            raise

    def _find_root(self) -> str:
        """Give the folder's whole path, `~/` being where a login begins. Raises `MissingError`."""
        path = self._path.removeprefix("~/")
        entry = self._ask(path, self._sftp.stat(path))
        if not modes.S_ISDIR(entry.permissions or 0) and entry.type != asyncssh.FILEXFER_TYPE_DIRECTORY:
            raise MissingError(self._path)
        return path.rstrip("/")

    def list(self, folder: str) -> Mapping[str, HostEntry]:
        """Give what a folder holds."""
        found = self._ask(folder, self._sftp.readdir(self._at(folder)))
        names = {str(one.filename): _entry(one.attrs) for one in found}
        self.trips += len(names) // 100  # a host tells about a hundred names at once
        return {name: entry for name, entry in names.items() if name not in {".", ".."}}

    def stat(self, path: str) -> HostEntry | None:
        """Tell of one name."""
        try:
            return _entry(self._ask(path, self._sftp.lstat(self._at(path))))
        except MissingError:
            return None

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        self.trips += 2
        return self._ask(path, self._read(self._at(path)), weight=_BLOCK * 16)

    async def _read(self, path: str) -> bytes:
        async with self._sftp.open(path, "rb") as file:
            data = await file.read()
        return data if isinstance(data, bytes) else data.encode()

    def write(self, path: str, payload: Payload, start: int = 0) -> None:
        """Write a file, in large pieces one after the other, so that what lies there is whole up to a piece."""
        size = len(payload) if isinstance(payload, bytes) else payload.stat().st_size
        self.trips += 2 + (size - start) // _BLOCK
        self._ask(path, self._write(self._at(path), payload, start), weight=size - start)

    async def _write(self, path: str, payload: Payload, start: int) -> None:
        mode = "r+b" if start else "wb"
        async with self._sftp.open(path, mode, _READABLE) as file:
            if isinstance(payload, bytes):
                await file.write(payload[start:], start)
                return
            with payload.open("rb") as source:
                source.seek(start)
                while piece := source.read(_BLOCK):
                    await file.write(piece, start)
                    start += len(piece)

    def rename(self, old: str, new: str) -> None:
        """Move a file over what stood there: at once where the server can, else the old one goes first."""
        self._ask(old, self._rename(self._at(old), self._at(new)))

    async def _rename(self, old: str, new: str) -> None:
        try:
            await self._sftp.posix_rename(old, new)
        except asyncssh.SFTPOpUnsupported:
            await self._rename_plainly(old, new)

    async def _rename_plainly(self, old: str, new: str) -> None:
        try:
            await self._sftp.rename(old, new)
        except (asyncssh.SFTPFailure, asyncssh.SFTPFileAlreadyExists):
            self.trips += 2
            if not await self._sftp.isfile(new) or not await self._sftp.exists(old):
                raise
            await self._sftp.remove(new)
            await self._sftp.rename(old, new)

    def remove(self, path: str) -> None:
        """Remove a file."""
        self._ask(path, self._sftp.remove(self._at(path)))

    def mkdir(self, path: str) -> bool:
        """Make one folder."""
        try:
            self._ask(path, self._sftp.mkdir(self._at(path), _FOLDER))
        except MissingError:
            raise
        except HostError as error:
            if error.reason is Reason.FULL or self.stat(path) is None:
                raise
            return False
        return True

    def rmdir(self, path: str) -> bool:
        """Remove an empty folder."""
        try:
            self._ask(path, self._sftp.rmdir(self._at(path)))
        except CutError:
            raise
        except HostError:
            return False
        return True

    def close(self) -> None:
        """Hang up, politely if the host still listens."""
        with suppress(HostError):
            self._wait(_close(self._ssh, self._sftp), 5)
        self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        if not self._loop.is_running():
            self._loop.close()

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root or "/"

    def _wait(self, work: Coroutine[Any, Any, T], patience: float) -> T:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(patience)
        except (LateError, CancelledError):
            future.cancel()
            raise CutError from None

    def _ask(self, path: str, work: Coroutine[Any, Any, T], weight: int = 0) -> T:
        """Wait for an answer, and say in our words what went wrong. `weight`: the bytes that travel."""
        self.trips += 1
        try:
            return self._wait(work, self._patience + weight / _SLOWEST)
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
            raise MissingError(path) from None
        except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection, asyncssh.DisconnectError, ConnectionError):
            raise CutError from None
        except asyncssh.SFTPError as error:
            raise self._refused(path, error) from None
        except asyncssh.Error as error:
            raise CutError(str(error)) from None

    def _refused(self, path: str, error: asyncssh.SFTPError) -> HostError:
        for kind, reason in _REASONS:
            if isinstance(error, kind):
                return HostError(reason, path)
        text = str(error.reason)
        for reason, words in _WORDS:
            if any(word in text.casefold() for word in words):
                return HostError(reason, path)
        return HostError(Reason.FULL, path) if self._is_full() else HostError(Reason.REFUSED, f"{path}: {text}")

    def _is_full(self) -> bool:
        """Ask how much room there is: OpenSSH says “Failure” of a full disk, and no more."""
        try:
            found = self._wait(self._sftp.statvfs(self._root or "/"), self._patience)
        except (asyncssh.Error, HostError, OSError):
            return False
        return int(found.bavail or 0) == 0


async def _close(ssh: asyncssh.SSHClientConnection, sftp: asyncssh.SFTPClient) -> None:
    sftp.exit()
    ssh.close()
    await ssh.wait_closed()


async def _connect(
    address: HostAddress, login: Login, patience: float
) -> tuple[asyncssh.SSHClientConnection, asyncssh.SFTPClient]:
    try:
        ssh = await asyncssh.connect(
            address.host,
            address.port,
            **({"username": address.user} if address.user else {}),
            **({"client_keys": [str(key) for key in login.keys]} if login.keys else {}),
            password=login.password,
            known_hosts=[str(file) for file in login.known_hosts if file.is_file()],
            connect_timeout=patience,
            login_timeout=patience,
            keepalive_interval=15,
            keepalive_count_max=4,
        )
        return ssh, await ssh.start_sftp_client()
    except asyncssh.PermissionDenied:
        raise HostError(Reason.WRONG_PASSWORD if login.password else Reason.NO_PASSWORD, str(address)) from None
    except asyncssh.HostKeyNotVerifiable:
        raise HostError(Reason.UNKNOWN_HOST_KEY, address.host) from None
    except socket.gaierror:
        raise HostError(Reason.NO_SUCH_HOST, address.host) from None
    except (asyncssh.Error, OSError, TimeoutError) as error:
        raise _not_reached(address, error) from None


def _not_reached(address: HostAddress, error: Exception) -> HostError:
    """Tell a line that broke, which is worth another try, from a host that is not there."""
    if isinstance(error, asyncssh.ConnectionLost | ConnectionResetError | TimeoutError):
        return CutError(address.host)
    refused = isinstance(error, OSError) and error.errno == errno.ECONNREFUSED
    detail = f"{address.host}:{address.port}"
    return HostError(Reason.UNREACHABLE, detail if refused else f"{detail} ({error})")


def _entry(found: asyncssh.SFTPAttrs) -> HostEntry:
    mode = found.permissions or 0
    if modes.S_ISDIR(mode) or found.type == asyncssh.FILEXFER_TYPE_DIRECTORY:
        return HostEntry(HostEntryKind.FOLDER)
    is_file = modes.S_ISREG(mode) or found.type == asyncssh.FILEXFER_TYPE_REGULAR
    return HostEntry(HostEntryKind.FILE if is_file else HostEntryKind.OTHER, found.size or 0)
