"""`clean`."""

from __future__ import annotations

import shutil

import click

from cartostory.build import write
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
    shutil.rmtree(asked.state, ignore_errors=True)
    session.print(session.count(_REMOVED, len(removed), folder=asked.output))
    return ExitCode.FINE


_REMOVED = counted("{count} file removed from {folder}.", "{count} files removed from {folder}.")
