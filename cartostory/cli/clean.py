"""`clean`."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import click

from cartostory.build import exports, write
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.problems.messages import counted


@click.command(cls=SpokenCommand)
@options("site", "output", "lang")
@click.pass_obj
def clean(session: Session, /, **given: object) -> int:
    """Remove what was built, and what the program keeps to build faster."""
    asked = session.options(given)
    removed = write.clean(asked.output)
    _clean_state(asked.state)
    session.print(session.count(_REMOVED, len(removed), folder=asked.output))
    return ExitCode.FINE


def _clean_state(state: Path) -> None:
    """Remove what the program can make again. Versions that were published are no such thing: one may be put back."""
    for path in state.iterdir() if state.is_dir() else ():
        if path.is_dir() and path.name not in _KEPT:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file() and path.name not in _KNOWLEDGE:
            path.unlink(missing_ok=True)
    with suppress(OSError):  # it is kept where something is left in it
        state.rmdir()


_KNOWLEDGE = frozenset({exports.FILE, exports.WITHDRAWING})
"""Where editions lie, and what is yet to be withdrawn: nobody could find that out again."""
_KEPT = frozenset({"versions", "deploy"})
_REMOVED = counted("{count} file removed from {folder}.", "{count} files removed from {folder}.")
