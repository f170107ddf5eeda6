"""How far a build has come: a bar on a terminal, nothing elsewhere, and lines for who waits for a first page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

from cartostory.problems.messages import Messages, translatable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


STEPS = {
    "load": translatable("Reading the stories"),
    "photos": translatable("Photographs"),
    "voices": translatable("Voices"),
    "maps": translatable("Maps"),
    "fonts": translatable("Fonts"),
    "paper": translatable("Paper"),
    "cards": translatable("Cards for shared links"),
    "pages": translatable("Pages"),
    "write": translatable("Writing"),
    "send": translatable("Sending (KB)"),
    "verify": translatable("Comparing"),
    "place": translatable("Putting into place"),
    "remove": translatable("Removing"),
}


_LINE_SECONDS = 5.0


class Watcher(Protocol):
    """Is told of each step: how much of it is done, of how much."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take note."""


def silent(step: str, done: int, total: int) -> None:
    """Take no note: pipes, files, tests."""


class ProgressLines:
    """Gives a line as each step begins and, while a long one goes on, one after every few seconds, to `announce`."""

    def __init__(self, announce: Callable[[str], None], messages: Messages) -> None:
        self._announce = announce
        self._messages = messages
        self._step = ""
        self._last = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take note."""
        now = time.monotonic()
        if total and (step != self._step or (done < total and now - self._last >= _LINE_SECONDS)):
            self._step, self._last = step, now
            words = self._messages.gettext(STEPS[step])
            self._announce(f"  {words} {done}/{total}" if total > 1 else f"  {words}")


@contextmanager
def bar(stream: TextIO, messages: Messages, environ: Mapping[str, str]) -> Iterator[Watcher]:
    """Give a watcher that draws one bar on a terminal, and wipes it at the end."""
    if not stream.isatty() or environ.get("TERM") == "dumb":
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 - rich takes 0.1 s, which a pipe need not pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - same

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=Console(file=stream, no_color="NO_COLOR" in environ or None), transient=True
    ) as drawn:
        yield _Bar(drawn, messages)


class _Bar:
    def __init__(self, drawn: Progress, messages: Messages) -> None:
        self._drawn = drawn
        self._messages = messages
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if step not in self._tasks:
            self._tasks[step] = self._drawn.add_task(self._messages.gettext(STEPS[step]), total=total)
        self._drawn.update(self._tasks[step], completed=done, total=total)
