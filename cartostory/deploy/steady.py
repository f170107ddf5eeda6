"""A host that may hang up -> one that is called again, a few times, a little later each time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from cartostory.deploy.transport import BatchTransport, CutError, HostEntry, MissingError, Payload, Transport

T = TypeVar("T")
Connect = Callable[[], Transport]
LATER = (1.0, 3.0, 9.0, 27.0)
"""Seconds before each further try."""


class SteadyTransport:
    """A `Transport` that connects again where the connection breaks. Raises `CutError` after the last try."""

    def __init__(
        self, connect: Connect, later: tuple[float, ...] = LATER, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._connect = connect
        self._later = later
        self._sleep = sleep
        self._changing = threading.Lock()
        self._line: Transport | None = None
        self._spent = 0
        self.streams = self._connected().streams

    @property
    def trips(self) -> int:
        """Count the requests of all connections."""
        return self._spent + (self._line.trips if self._line else 0)

    def list(self, folder: str) -> Mapping[str, HostEntry]:
        """Give what a folder holds."""
        return self._tried(lambda line: line.list(folder))

    def stat(self, path: str) -> HostEntry | None:
        """Tell of one name."""
        return self._tried(lambda line: line.stat(path))

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        return self._tried(lambda line: line.read(path))

    def write(self, path: str, payload: Payload, start: int = 0) -> None:
        """Write a file."""
        self._tried(lambda line: line.write(path, payload, start))

    def takes_batches(self) -> bool:
        """Tell whether the host takes many files in one go."""
        return isinstance(self._connected(), BatchTransport)

    def write_all(self, folder: str, payloads: Mapping[str, Payload]) -> None:
        """Write many files in one go. Raises `TypeError` where the host does not take them so."""

        def write(line: Transport) -> None:
            if not isinstance(line, BatchTransport):
                raise TypeError(type(line))
            line.write_all(folder, payloads)

        self._tried(write)

    def rename(self, old: str, new: str) -> None:
        """Move a file; a move whose answer was lost is not done twice."""
        tries = 0

        def move(line: Transport) -> None:
            nonlocal tries
            tries += 1
            try:
                line.rename(old, new)
            except MissingError:
                if tries == 1 or line.stat(new) is None:
                    raise

        self._tried(move)

    def remove(self, path: str) -> None:
        """Remove a file; the same holds."""
        tries = 0

        def remove(line: Transport) -> None:
            nonlocal tries
            tries += 1
            try:
                line.remove(path)
            except MissingError:
                if tries == 1:
                    raise

        self._tried(remove)

    def mkdir(self, path: str) -> bool:
        """Make one folder."""
        return self._tried(lambda line: line.mkdir(path))

    def rmdir(self, path: str) -> bool:
        """Remove an empty folder."""
        return self._tried(lambda line: line.rmdir(path))

    def close(self) -> None:
        """Hang up."""
        with self._changing:
            self._hang_up()

    def _tried(self, ask: Callable[[Transport], T]) -> T:
        for wait in self._later:
            line = None
            try:
                line = self._connected()
                return ask(line)
            except CutError:
                self._broken(line)
                self._sleep(wait)
        return ask(self._connected())

    def _connected(self) -> Transport:
        with self._changing:
            if self._line is None:
                self._line = self._connect()
            return self._line

    def _broken(self, line: Transport | None) -> None:
        """Give up a line, unless another thread has replaced it already."""
        with self._changing:
            if line is not None and self._line is line:
                self._hang_up()

    def _hang_up(self) -> None:
        if self._line is not None:
            self._spent += self._line.trips
            self._line.close()
            self._line = None
