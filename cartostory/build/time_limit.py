"""Work -> its result, or the word that it takes too long: in time of the processor, as other programs may be busy."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import TypeVar

R = TypeVar("R")
_HAS_TIMER = hasattr(signal, "setitimer")  # Windows has none


class TooSlowError(Exception):
    """The work took more of the processor's time than it may."""


def within(seconds: float, work: Callable[[], R]) -> R:
    """Do work that may take so many seconds of the processor. Raises `TooSlowError`.

    Where the system knows no such clock, and in threads beside the first (`serve`), nothing stops it.
    """
    if not _HAS_TIMER or threading.current_thread() is not threading.main_thread():
        return work()

    def stop(_number: int, _frame: object) -> None:
        raise TooSlowError(str(seconds))

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
