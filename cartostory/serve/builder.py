"""Builds once for every burst of changes, in a thread of its own, so that pages are served meanwhile."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from cartostory.problems.messages import Messages
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import crash_html

Rebuild = Callable[[], Outcome]
Fault = Callable[[Exception], None]
_log = logging.getLogger(__name__)


def log_fault(error: Exception) -> None:
    """Write a fault of the program to the log, with its traceback."""
    _log.error("the build has met a fault of the program", exc_info=error)


class Builder:
    """Holds the outcome of the latest build. Changes seen during a build lead to one more, never to two at once."""

    def __init__(self, rebuild: Rebuild, messages: Messages, built: Callable[[], None], fault: Fault) -> None:
        self.latest = Outcome(ok=True)
        self._rebuild = rebuild
        self._messages = messages
        self._built = built
        self._fault = fault
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="build", daemon=True)

    def build(self) -> None:
        """Build now, in the thread that asks. What the build raises goes to whoever asks."""
        before, self.latest = self.latest, self._rebuild()
        self._tell(before)

    def want(self) -> None:
        """Ask for a build as soon as the thread is free."""
        self._wanted.set()

    def start(self) -> None:
        """Begin to build what is asked for."""
        self._thread.start()

    def stop(self, timeout_seconds: float) -> None:
        """Ask for nothing more, and leave a running build so long to end."""
        self._stopped.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(timeout_seconds)

    def _run(self) -> None:
        while self._wanted.wait() and not self._stopped.is_set():
            self._wanted.clear()
            before, self.latest = self.latest, self._outcome()
            self._tell(before)

    def _tell(self, before: Outcome) -> None:
        if self.latest.changed or self.latest.overlay_html != before.overlay_html:
            self._built()

    def _outcome(self) -> Outcome:
        try:
            return self._rebuild()
        except Exception as error:  # noqa: BLE001 - a fault of ours must not take away the page that the writer sees
            self._fault(error)
            return Outcome(ok=False, overlay_html=crash_html(error, self._messages), changed=False)
