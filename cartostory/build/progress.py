"""How far a build has come: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    "pages": translatable("Pages"),
    "write": translatable("Writing"),
    "send": translatable("Sending (KB)"),
    "verify": translatable("Comparing"),
    "place": translatable("Putting into place"),
    "remove": translatable("Removing"),
}


class Watcher(Protocol):
    """Is told of each step: how much of it is done, of how much."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take note."""


def silent(step: str, done: int, total: int) -> None:
    """Take no note: pipes, files, `serve`, tests."""


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
