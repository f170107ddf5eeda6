"""Builds once for every burst of changes, in a thread of its own, so that pages are served meanwhile.

What is open in a browser comes first: its page is made alone, kept in memory and shown, and the whole build follows.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cartostory.problems.messages import Messages
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import crash_html

Changed = frozenset[Path]


class OvertakenError(Exception):
    """A build was left off: a page that is open was changed meanwhile, and comes first."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Asked by a build again and again: whether all ends, and whether a newer change has to be shown first."""

    is_ending: Callable[[], bool]
    is_overtaken: Callable[[], bool]


Rebuild = Callable[[Turn], Outcome]
Fault = Callable[[Exception], None]
Tell = Callable[[frozenset[str] | None], None]
"""Is given the files that browsers do not have yet; None where every page has to be loaded again."""
_LOOK_AGAIN_SECONDS = 0.05
_log = logging.getLogger(__name__)


def log_fault(error: Exception) -> None:
    """Write a fault of the program to the log, with its traceback."""
    _log.error("the build has met a fault of the program", exc_info=error)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Makes what is open in browsers of what was changed. `can` tells whether there is anything of the kind.

    `make` gives an outcome whose `ahead` holds the files; None where only a whole build can tell.
    """

    can: Callable[[Changed], bool]
    make: Callable[[Changed], Outcome | None]


NO_FIRST_LOOK = FirstLook(lambda _: False, lambda _: None)


class Builder:
    """Holds the outcome of the latest build. Changes seen during a build lead to one more, never to two at once.

    `failure` is what the first build raised, which ends all. `ahead` are files that are shown until the build that
    follows has ended; `read` gives what lies in the output folder.
    """

    def __init__(
        self,
        rebuild: Rebuild,
        messages: Messages,
        tell: Tell,
        fault: Fault,
        *,
        first_look: FirstLook = NO_FIRST_LOOK,
        read: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        self.latest = Outcome(ok=True)
        self.failure: Exception | None = None
        self.ahead: Mapping[str, bytes] = {}
        self._rebuild = rebuild
        self._messages = messages
        self._tell = tell
        self._fault = fault
        self._first_look = first_look
        self._read = read
        self._lock = threading.Lock()
        self._heard: Changed = frozenset()
        self._since: Changed = frozenset()
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def want(self, changed: Changed = frozenset()) -> None:
        """Ask for a build as soon as the thread is free, since these files changed."""
        with self._lock:
            self._heard |= changed
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
                self._since |= self._take()
                self._show_first()
                self._build()
        except KeyboardInterrupt:  # a build that saw that all ends
            _log.debug("the build was cut off")

    def _take(self) -> Changed:
        with self._lock:
            heard, self._heard = self._heard, frozenset()
        return heard

    def _build_first(self) -> None:
        try:
            outcome = self._rebuild(Turn(self._stopped.is_set, lambda: False))
        except Exception as error:  # noqa: BLE001 - kept for whoever started all, in a thread of their own
            self.failure = error
        else:
            self._take_over(outcome)

    def _show_first(self) -> None:
        """Show what is open of all that changed since the last build that went well."""
        try:
            outcome = self._first_look.make(self._since)
        except Exception as error:  # noqa: BLE001 - a fault of ours; the whole build meets it again, and pages stay
            self._fault(error)
            return
        if outcome is None:
            return
        before = self.latest.overlay_html
        self.ahead = {**self.ahead, **outcome.ahead}
        if not outcome.ok:
            self.latest = outcome
        if self.latest.overlay_html != before:
            self._tell(None)
        elif outcome.ahead:
            self._tell(frozenset(outcome.ahead))

    def _build(self) -> None:
        try:
            outcome = self._rebuild(Turn(self._stopped.is_set, self._is_overtaken))
        except OvertakenError:
            return  # the change that came between is waiting
        except Exception as error:  # noqa: BLE001 - a fault of ours must not take away the page that the writer sees
            self._fault(error)
            outcome = Outcome(ok=False, overlay_html=crash_html(error, self._messages), changed=False)
        if outcome.ok:
            self._since = frozenset()
        self._take_over(outcome)

    def _is_overtaken(self) -> bool:
        return self._wanted.is_set() and self._first_look.can(self._heard)

    def _take_over(self, outcome: Outcome) -> None:
        """Show the outcome of a whole build, in the place of what was made ahead of it; tell browsers what is new."""
        before, self.latest = self.latest, outcome
        ahead, self.ahead = self.ahead, {}
        others = frozenset(path for path, data in ahead.items() if self._read(path) != data)
        if outcome.says_other_than(before) or (outcome.changed and outcome.paths is None):
            self._tell(None)
        elif fresh := others | ((outcome.paths or frozenset()) - ahead.keys()):
            self._tell(fresh)
