"""Ctrl-C and SIGTERM -> the end of a loop, once: no exception in the middle of whatever runs, and no second one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.ioloop import IOLoop

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """Hears the first signal and is deaf to those that follow.

    It stops the loop that was given, also one that does not run yet; before there is one it raises `KeyboardInterrupt`.
    """

    def __init__(self) -> None:
        self.was_asked = False
        self._loop: IOLoop | None = None

    def will_stop(self, loop: IOLoop) -> None:
        """Stop this loop from now on, and raise nothing."""
        self._loop = loop

    @contextmanager
    def listening(self) -> Iterator[Ending]:
        """Listen, even where a shell script started this in the background, deaf to both signals.

        What stood before is put back, unless one came: the program is ending then, and a second Ctrl-C has no more to
        say. Outside the main thread, where Python hears no signal, nothing is done.
        """
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        before = {number: signal.signal(number, self._hear) for number in _SIGNALS}
        try:
            yield self
        finally:
            for number, handler in before.items():
                if not self.was_asked:
                    signal.signal(number, handler)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        self.was_asked = True
        if self._loop is None:
            raise KeyboardInterrupt
        self._loop.add_callback_from_signal(self._loop.stop)
