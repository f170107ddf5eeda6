"""Files that wait in `incoming/` -> their places on the host; and what has left the site -> gone, its folders too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from posixpath import dirname

from cartostory.deploy.changes import Changes
from cartostory.deploy.incoming import IncomingTally, Progress, in_parallel, incoming_path
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.stages import Stage, stage_of
from cartostory.deploy.transport import HostError, MissingError, Reason, Transport


def place(transport: Transport, changes: Changes, known: Iterable[str], progress: Progress) -> None:
    """Move everything to its place, stage by stage. `known` are paths that lie there already, for their folders."""
    there = {folder for path in known for folder in _folders(path)}
    for folder in sorted({folder for path in changes.added for folder in _folders(path)} - there):
        transport.mkdir(folder)
    tally = IncomingTally("place", len(changes.sent), progress)
    for paths in changes.stages():

        def move(path: str) -> None:
            _move(transport, path, changes.sent[path])
            tally.add()

        in_parallel(transport, list(paths), move)


def remove(transport: Transport, gone: Iterable[str], left: Iterable[str], progress: Progress) -> None:
    """Remove files, pages before their parts, and the folders that only they needed. `left` are ours, and stay."""
    paths = list(gone)
    tally = IncomingTally("remove", len(paths), progress)

    def take(path: str) -> None:
        with suppress(MissingError):  # somebody was quicker
            transport.remove(path)
        tally.add()

    for stage in reversed(Stage):
        in_parallel(transport, [path for path in paths if stage_of(path) is stage], take)
    needed = {folder for path in left for folder in _folders(path)}
    for folder in sorted({folder for path in paths for folder in _folders(path)} - needed, key=len, reverse=True):
        transport.rmdir(folder)


def sizes(files: Mapping[str, Sealed]) -> int:
    """Add up bytes."""
    return sum(sealed.size for sealed in files.values())


def _move(transport: Transport, path: str, sealed: Sealed) -> None:
    where = incoming_path(path, sealed)
    try:
        transport.rename(where, path)
    except MissingError:  # somebody removed the folder
        for folder in _folders(path):
            transport.mkdir(folder)
        try:
            transport.rename(where, path)
        except MissingError:
            raise HostError(Reason.DIFFERS, path) from None


def _folders(path: str) -> Iterator[str]:
    """Give the folders above a path, the outermost first."""
    parts = dirname(path).split("/") if dirname(path) else []
    yield from ("/".join(parts[: count + 1]) for count in range(len(parts)))
