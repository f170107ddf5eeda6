"""Builds once for every burst of changes, in a thread of its own, so that pages are served meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from cartostory.problems.messages import Messages
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import crash_html

IsEnding = Callable[[], bool]
Rebuild = Callable[[IsEnding], Outcome]
Fault = Callable[[Exception], None]
_LOOK_AGAIN_SECONDS = 0.05
_log = logging.getLogger(__name__)


def log_fault(error: Exception) -> None:
    """Write a fault of the program to the log, with its traceback."""
    _log.error("the build has met a fault of the program", exc_info=error)


class Builder:
    """Holds the outcome of the latest build. Changes seen during a build lead to one more, never to two at once.

    `failure` is what the first build raised, which ends all.
    """

    def __init__(self, rebuild: Rebuild, messages: Messages, built: Callable[[], None], fault: Fault) -> None:
        self.latest = Outcome(ok=True)
        self.failure: Exception | None = None
        self._rebuild = rebuild
        self._messages = messages
        self._built = built
        self._fault = fault
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def want(self) -> None:
        """Ask for a build as soon as the thread is free."""
        self._wanted.set()

    def start(self, prepare: Callable[[], None], first_ended: Callable[[], None]) -> None:
        """Begin: prepare, build once, call `first_ended`, then build whenever that is asked for. All in one thread."""
        self._thread = threading.Thread(target=self._run, args=(prepare, first_ended), name="build", daemon=True)
        self._thread.start()

    def stop(self, timeout_seconds: float, end_workers: Callable[[], None]) -> bool:
        """Ask for nothing more, end the workers of a running build, and tell whether it ended within so long.

        A build may be starting a worker at this moment: they are looked for again and again.
        """
        self._stopped.set()
        self._wanted.set()
        end = time.monotonic() + timeout_seconds
        while self._thread and self._thread.is_alive() and time.monotonic() < end:
            end_workers()
            self._thread.join(_LOOK_AGAIN_SECONDS)
        return not (self._thread and self._thread.is_alive())

    def _run(self, prepare: Callable[[], None], first_ended: Callable[[], None]) -> None:
        try:
            prepare()
            self._build_first()
            first_ended()
            while not self.failure and self._wanted.wait() and not self._stopped.is_set():
                self._wanted.clear()
                before, self.latest = self.latest, self._outcome()
                self._tell(before)
        except KeyboardInterrupt:  # a build that saw that all ends
            _log.debug("the build was cut off")

    def _build_first(self) -> None:
        try:
            before, self.latest = self.latest, self._rebuild(self._stopped.is_set)
        except Exception as error:  # noqa: BLE001 - kept for whoever started all, in a thread of their own
            self.failure = error
        else:
            self._tell(before)

    def _tell(self, before: Outcome) -> None:
        latest = self.latest
        if latest.changed or (latest.overlay_html, latest.problems) != (before.overlay_html, before.problems):
            self._built()

    def _outcome(self) -> Outcome:
        try:
            return self._rebuild(self._stopped.is_set)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not take away the page that the writer sees
            self._fault(error)
            return Outcome(ok=False, overlay_html=crash_html(error, self._messages), changed=False)
