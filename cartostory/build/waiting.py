"""For whom a command waits, and how long already, in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cartostory.problems.messages import Messages, translatable

_EVERY_SECONDS = 10.0
_WAITING = translatable("Waiting for another command that works on this site to end: {holder}. Ctrl-C stops waiting.")
_STILL = translatable("Still waiting for {holder}, for {seconds} seconds now.")
_HOLDER = translatable("“{command}” (process {process})")
_UNKNOWN = translatable("it has not said its name")
_SOME = translatable("another command")


@dataclass(frozen=True, slots=True)
class SiteHolder:
    """Who works on a site: the command as it was called, and its process; 0 where nobody knows."""

    command: str = ""
    process: int = 0


class Waits(Protocol):
    """Is told, again and again, for whom a command waits, and for how many seconds already."""

    def __call__(self, holder: SiteHolder, seconds: float, /) -> None:
        """Take note."""


def in_silence(holder: SiteHolder, seconds: float) -> None:
    """Take no note: tests, programs."""


class WaitingLines:
    """Gives a line at once, and another after every ten seconds, to `announce`."""

    def __init__(self, announce: Callable[[str], None], messages: Messages) -> None:
        self._announce = announce
        self._messages = messages
        self._next = 0.0
        self._last = math.inf

    def __call__(self, holder: SiteHolder, seconds: float) -> None:
        """Take note. Each wait counts its seconds from 0."""
        is_first, self._last = seconds < self._last, seconds
        if seconds < self._next and not is_first:
            return
        say = self._messages.gettext
        name = say(_HOLDER).format(command=holder.command or "cartostory", process=holder.process)
        if not holder.process:
            name = say(_UNKNOWN if is_first else _SOME)
        self._announce(say(_WAITING if is_first else _STILL).format(holder=name, seconds=int(seconds)))
        self._next = seconds + _EVERY_SECONDS
