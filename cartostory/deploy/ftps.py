"""FTP over TLS (explicit, RFC 4217) as a host, and plain FTP where the town asks for it: a few connections at once.

Servers differ: some rename over a file and some do not, some list folders in a form for programs (MLSD) and some only
their names, most ask that the second line of a transfer takes up the session of the first. Each is tried and answered.
"""

from __future__ import annotations

import ftplib
import io
import queue
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from cartostory.deploy.transport import CutError, HostEntry, HostEntryKind, HostError, MissingError, Payload, Reason
from cartostory.model.deploy_target import HostAddress, Scheme

T = TypeVar("T")
PATIENCE = 60.0
_STREAMS = 4
_BLOCK = 65_536
_NO_SUCH = ("no such", "not found", "does not exist", "doesn't exist", "not exist", "cannot find", "can't find")
_IS_THERE = ("exist",)
_WORDS = (
    (Reason.FULL, ("space", "quota", "disk full", "exceeded storage")),
    (Reason.READ_ONLY, ("permission", "read-only", "denied", "not allowed", "privilege", "not permitted")),
    (Reason.NAME_REFUSED, ("file name", "filename", "name too long", "invalid name")),
)
_FULL = ("452", "552")
_UNKNOWN = ("500", "501", "502", "504")


class _Secure(ftplib.FTP_TLS):
    """FTP over TLS whose transfers take up the session of the first line, as careful servers ask."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        line, size = super(ftplib.FTP_TLS, self).ntransfercmd(cmd, rest)
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        return self.context.wrap_socket(line, server_hostname=self.host, session=session), size


class FtpTransport:
    """A folder on an FTP host. Raises `HostError` where it cannot be reached, is not trusted, or does not let in.

    `context` is how certificates are verified: by the machine's authorities if none is given.
    """

    def __init__(
        self,
        address: HostAddress,
        password: str | None,
        streams: int = 0,
        patience: float = PATIENCE,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.streams = streams or _STREAMS
        self.trips = 0
        self._address, self._password, self._patience = address, password, patience
        self._context = context or ssl.create_default_context()
        self._idle: queue.LifoQueue[ftplib.FTP] = queue.LifoQueue()
        self._counting = threading.Lock()
        self._root = ""
        self._has_mlsd = True
        first = self._connect()
        self._root = self._find_root(first)
        self._idle.put(first)

    def _find_root(self, line: ftplib.FTP) -> str:
        path = self._address.path
        where = path if not path.startswith("~/") else f"{line.pwd().rstrip('/')}/{path.removeprefix('~/')}"
        try:
            line.cwd(where or "/")
        except ftplib.error_perm:
            raise MissingError(path) from None
        return where.rstrip("/")

    def _connect(self) -> ftplib.FTP:
        address = self._address
        if not self._password:
            raise HostError(Reason.NO_PASSWORD, str(address))
        line = self._new_line()
        line.encoding = "utf-8"
        try:
            line.connect(address.host, address.port)
            if isinstance(line, ftplib.FTP_TLS):
                line.auth()
            line.login(address.user or "anonymous", self._password)
            if isinstance(line, ftplib.FTP_TLS):
                line.prot_p()
            line.voidcmd("TYPE I")
        except (ftplib.Error, OSError, EOFError) as error:
            line.close()
            raise self._not_let_in(error) from None
        return line

    def _new_line(self) -> ftplib.FTP:
        if self._address.scheme is Scheme.FTP:  # asked for by “insecure: true” alone
            return ftplib.FTP(timeout=self._patience)  # noqa: S321 - the town was told
        return _Secure(context=self._context, timeout=self._patience)

    def _not_let_in(self, error: Exception) -> HostError:
        """Say why a connection did not come about."""
        detail = f"{self._address.host}:{self._address.port}"
        if isinstance(error, ssl.SSLCertVerificationError):
            return HostError(Reason.BAD_CERTIFICATE, error.verify_message)
        if isinstance(error, socket.gaierror):
            return HostError(Reason.NO_SUCH_HOST, self._address.host)
        if isinstance(error, ConnectionResetError | EOFError | TimeoutError):
            return CutError(detail)
        if str(error).startswith("530"):
            return HostError(Reason.WRONG_PASSWORD, str(self._address))
        if isinstance(error, ssl.SSLError) or str(error).startswith(_UNKNOWN):
            return HostError(Reason.NO_TLS, detail)
        return HostError(Reason.UNREACHABLE if isinstance(error, OSError) else Reason.REFUSED, detail)

    def list(self, folder: str) -> Mapping[str, HostEntry]:
        """Give what a folder holds: by MLSD (RFC 3659), else by names and a question for each."""
        where = self._at(folder)
        if self._has_mlsd:
            try:
                return self._ask(folder, lambda line: _entries(line, where), trips=4)
            except HostError as error:
                if error.reason is not Reason.REFUSED or not re.search(r": 50[0124]", error.detail):
                    raise
                self._has_mlsd = False
        self._ask(folder, lambda line: line.cwd(where))
        names = self._ask(folder, lambda line: _names(line, where), trips=4)
        return {
            name: self.stat(f"{folder}/{name}" if folder else name) or HostEntry(HostEntryKind.OTHER) for name in names
        }

    def stat(self, path: str) -> HostEntry | None:
        """Tell of one name: what has a size is a file, where one can go is a folder."""
        try:
            size = self._ask(path, lambda line: line.size(self._at(path)))
            return HostEntry(HostEntryKind.FILE, size or 0)
        except CutError:
            raise
        except HostError:
            return self._folder(path)

    def _folder(self, path: str) -> HostEntry | None:
        try:
            self._ask(path, lambda line: line.cwd(self._at(path)))
        except CutError:
            raise
        except HostError:
            return None
        return HostEntry(HostEntryKind.FOLDER)

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        found = bytearray()

        def fetch(line: ftplib.FTP) -> None:
            found.clear()
            line.retrbinary(f"RETR {self._at(path)}", found.extend, _BLOCK)

        self._ask(path, fetch, trips=3)
        return bytes(found)

    def write(self, path: str, payload: Payload, start: int = 0) -> None:
        """Write a file from a byte on (REST)."""

        def store(line: ftplib.FTP) -> None:
            source = io.BytesIO(payload) if isinstance(payload, bytes) else payload.open("rb")
            with source:
                source.seek(start)
                line.storbinary(f"STOR {self._at(path)}", source, _BLOCK, rest=start or None)

        self._ask(path, store, trips=3)

    def rename(self, old: str, new: str) -> None:
        """Move a file over what stood there; where the server refuses that, the old one goes first."""
        try:
            self._ask(old, lambda line: line.rename(self._at(old), self._at(new)), trips=2)
        except MissingError:
            raise
        except CutError:
            raise
        except HostError:
            entry = self.stat(new)
            if entry is None or entry.kind is not HostEntryKind.FILE or self.stat(old) is None:
                raise
            self.remove(new)
            self._ask(old, lambda line: line.rename(self._at(old), self._at(new)), trips=2)

    def remove(self, path: str) -> None:
        """Remove a file."""
        self._ask(path, lambda line: line.delete(self._at(path)))

    def mkdir(self, path: str) -> bool:
        """Make one folder."""
        try:
            self._ask(path, lambda line: line.mkd(self._at(path)))
        except CutError:
            raise
        except HostError as error:
            if error.reason is Reason.FULL or self._folder(path) is None:
                raise
            return False
        return True

    def rmdir(self, path: str) -> bool:
        """Remove an empty folder."""
        try:
            self._ask(path, lambda line: line.rmd(self._at(path)))
        except CutError:
            raise
        except HostError:
            return False
        return True

    def close(self) -> None:
        """Hang up every connection."""
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root or "/"

    @contextmanager
    def _borrowed(self) -> Iterator[ftplib.FTP]:
        """Give a connection of its own to a thread, and take it back if it still works."""
        try:
            line = self._idle.get_nowait()
        except queue.Empty:
            line = self._connect()
        try:
            yield line
        except ftplib.error_perm:
            self._idle.put(line)
            raise
        except BaseException:
            line.close()
            raise
        self._idle.put(line)

    def _ask(self, path: str, ask: Callable[[ftplib.FTP], T], trips: int = 1) -> T:
        """Ask, and say in our words what went wrong."""
        with self._counting:
            self.trips += trips
        try:
            with self._borrowed() as line:
                return ask(line)
        except ftplib.error_perm as error:
            raise _refused(path, str(error)) from None
        except ftplib.error_temp as error:
            text = str(error)
            raise (HostError(Reason.FULL, path) if text.startswith(_FULL) else CutError(text)) from None
        except (OSError, EOFError, ftplib.Error) as error:
            raise CutError(str(error)) from None


def _refused(path: str, text: str) -> HostError:
    said = text.casefold()
    if text.startswith(_FULL):
        return HostError(Reason.FULL, path)
    if any(words in said for words in _NO_SUCH):
        return MissingError(path)
    for reason, words in _WORDS:
        if any(word in said for word in words):
            return HostError(reason, path)
    return HostError(Reason.REFUSED, f"{path}: {text}")


def _entries(line: ftplib.FTP, folder: str) -> dict[str, HostEntry]:
    found = {}
    for name, fact in line.mlsd(folder, ["type", "size"]):
        kind = fact.get("type", "").casefold()
        if kind in {"cdir", "pdir"} or name in {".", ".."}:
            continue
        what = {"dir": HostEntryKind.FOLDER, "file": HostEntryKind.FILE}.get(kind, HostEntryKind.OTHER)
        found[name] = HostEntry(what, int(fact.get("size", 0)) if what is HostEntryKind.FILE else 0)
    line.voidcmd("TYPE I")  # lists come as text, of which no server tells a size
    return found


def _names(line: ftplib.FTP, folder: str) -> list[str]:
    """Give the names in a folder; an empty one is an error to some servers."""
    try:
        found = line.nlst(folder)
    except ftplib.error_perm as error:
        if not str(error).startswith("550"):
            raise
        found = []
    line.voidcmd("TYPE I")
    return [name.rstrip("/").rpartition("/")[2] for name in found if name.rpartition("/")[2] not in {".", ".."}]
