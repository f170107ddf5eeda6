"""What is new travels into a folder beside the site, under names made of its place and content.

So a cut deployment goes on where it was: what lies there whole is not sent again, and what a later version needs no
more is removed. A small file is written in one piece, and is whole if it has its size; a large one has another name
until it is.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

from cartostory.deploy.manifest import INCOMING, STATE, Sealed
from cartostory.deploy.steady import SteadyTransport
from cartostory.deploy.transport import BatchTransport, HostEntry, HostError, MissingError, Payload, Reason, Transport

T = TypeVar("T")
SMALL = 32_768
"""Bytes that every host takes in one piece."""
PIECE = 4_194_304
"""A large file goes in pieces of so many bytes; only a whole piece is known to lie there after a cut."""
_PART = ".part"
_PROTECT = b"Require all denied\n"

Sources = Mapping[str, Payload]
Progress = Callable[[str, int, int], None]


def name_of(path: str, sealed: Sealed) -> str:
    """Name a file in `incoming/`: short, plain letters, one for each place and content."""
    return hashlib.sha256(f"{path}\0{sealed.digest}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def incoming_path(path: str, sealed: Sealed) -> str:
    """Give where a file waits for its place."""
    return f"{INCOMING}/{name_of(path, sealed)}"


def waiting(transport: Transport) -> Mapping[str, HostEntry]:
    """Give what lies in `incoming/`, by name; nothing where there is none."""
    try:
        return transport.list(INCOMING)
    except MissingError:
        return {}


def send(transport: Transport, files: Mapping[str, Sealed], sources: Sources, progress: Progress) -> None:
    """Bring files to `incoming/`, those that do not lie there whole; remove what nobody waits for."""
    _make(transport)
    there = waiting(transport)
    names = {name_of(path, sealed): path for path, sealed in files.items()}
    unneeded = [name for name in there if name.removesuffix(_PART) not in names]
    in_parallel(transport, unneeded, lambda name: transport.remove(f"{INCOMING}/{name}"))
    missing = [path for name, path in names.items() if not _is_whole(there, name, files[path])]
    tally = IncomingTally("send", sum(files[path].size for path in missing), progress)

    def bring(path: str) -> None:
        _bring(transport, path, files[path], sources[path], there)
        tally.add(files[path].size)

    if missing and _takes_batches(transport):
        _bring_all(transport, {path: files[path] for path in missing}, sources)
    else:
        in_parallel(transport, sorted(missing, key=lambda path: -files[path].size), bring)
    _prove(transport, files)


class IncomingTally:
    """How much of a step is done; several threads add to it."""

    def __init__(self, step: str, total: int, progress: Progress) -> None:
        self._step, self._total, self._progress = step, total, progress
        self._done = 0
        self._counting = threading.Lock()

    def add(self, amount: int = 1) -> None:
        """Add what one of them has done."""
        with self._counting:
            self._done += amount
            self._progress(self._step, self._done, self._total)


def in_parallel(transport: Transport, items: list[str], work: Callable[[str], T]) -> list[T]:
    """Do something for each item, as many at once as the host bears. The first failure ends it, and is raised."""
    if not items:
        return []
    with ThreadPoolExecutor(max_workers=transport.streams) as pool:
        futures = [pool.submit(work, item) for item in items]
        done, late = wait(futures, return_when=FIRST_EXCEPTION)
        for future in late:
            future.cancel()
        failed = next((future for future in futures if future in done and future.exception()), None)
        if failed:
            failed.result()
    return [future.result() for future in futures]


def _takes_batches(transport: Transport) -> bool:
    if isinstance(transport, SteadyTransport):
        return transport.takes_batches()
    return isinstance(transport, BatchTransport)


def _bring_all(transport: Transport, files: Mapping[str, Sealed], sources: Sources) -> None:
    """Bring files in one go."""
    for path, sealed in files.items():
        _same(path, sealed, sources[path])
    if isinstance(transport, BatchTransport):
        transport.write_all(INCOMING, {name_of(path, sealed): sources[path] for path, sealed in files.items()})


def _same(path: str, sealed: Sealed, source: Payload) -> None:
    """Raise `HostError` where a file is not any more what it was said to be."""
    if digest_of(source) != sealed.digest:
        raise HostError(Reason.LOCAL_CHANGED, path)


def _bring(transport: Transport, path: str, sealed: Sealed, source: Payload, there: Mapping[str, HostEntry]) -> None:
    where = incoming_path(path, sealed)
    _same(path, sealed, source)
    if sealed.size <= SMALL:
        transport.write(where, source)
        return
    part = there.get(name_of(path, sealed) + _PART)
    whole_pieces = max(0, part.size // PIECE - 1) if part else 0
    transport.write(where + _PART, source, whole_pieces * PIECE)
    transport.rename(where + _PART, where)


def digest_of(source: Payload) -> str:
    """Give the SHA-256 of what is sent, in hexadecimal. A file of this machine that is gone has none."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _make(transport: Transport) -> None:
    """Make the folders, closed to readers where the server reads such files."""
    transport.mkdir(STATE)
    if transport.mkdir(INCOMING):
        transport.write(f"{STATE}/.htaccess", _PROTECT)


def _is_whole(there: Mapping[str, HostEntry], name: str, sealed: Sealed) -> bool:
    return name in there and there[name].size == sealed.size


def _prove(transport: Transport, files: Mapping[str, Sealed]) -> None:
    """See that everything lies there in full length before anything is moved. Raises `HostError`."""
    there = waiting(transport)
    for path, sealed in files.items():
        if not _is_whole(there, name_of(path, sealed), sealed):
            raise HostError(Reason.DIFFERS, path)
