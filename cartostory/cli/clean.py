"""`clean`."""

from __future__ import annotations

import shutil
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
    _forget_state(asked.state)
    session.print(session.count(_REMOVED, len(removed), folder=asked.output))
    return ExitCode.FINE


def _forget_state(state: Path) -> None:
    """Remove what only saves time; nobody could find out again where editions lie, or what is yet to be withdrawn."""
    for path in state.iterdir() if state.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in {exports.FILE, exports.WITHDRAWING}:
            path.unlink()
    if state.is_dir() and not any(state.iterdir()):
        state.rmdir()


_REMOVED = counted("{count} file removed from {folder}.", "{count} files removed from {folder}.")
