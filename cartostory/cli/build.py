"""`build`."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace

import click

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from cartostory.build.outcome import Built, stops
from cartostory.build.progress import bar
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.session import Session, log_crash
from cartostory.cli.shared import NOT_OURS, name_drafts, say_kept
from cartostory.cli.weights import weights_table
from cartostory.problems.messages import counted, translatable


@click.command(cls=SpokenCommand)
@options(*COMMON)
@click.option("--weights", is_flag=True, help=translatable("Show what each story weighs."))
@click.pass_obj
def build(session: Session, /, *, weights: bool, **given: object) -> int:
    """Build the site into output/."""
    asked = session.options(given)
    started = time.monotonic()
    try:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            built = build_site(replace(asked, watcher=watcher, anew=weights))
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=asked.output), error=True)
        return ExitCode.USAGE
    session.report(built.problems, asked.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), asked.state)
        return ExitCode.OUR_BUG
    _summary(session, asked, built, time.monotonic() - started)
    name_drafts(session, built.drafts)
    if built.kept:
        say_kept(session, built.kept)
    if weights:
        _weights(session, built)
    return ExitCode.PROBLEMS if stops(built.problems, asked) else ExitCode.FINE


def _summary(session: Session, options: Options, built: Built, seconds: float) -> None:
    if built.written is None:
        session.print(session.say(translatable("Nothing was published: the website stays as it was.")), error=True)
    elif built.is_current:
        session.print(
            session.count(
                counted(
                    "Nothing has changed: {count} file is up to date.",
                    "Nothing has changed: {count} files are up to date.",
                ),
                built.count,
            )
        )
    else:
        text = counted(
            "{count} file in {folder}: {changed} written, {removed} removed, {seconds} s.",
            "{count} files in {folder}: {changed} written, {removed} removed, {seconds} s.",
        )
        changed, removed = len(built.written.changed), len(built.written.removed)
        took = f"{seconds:.1f}".replace(".", "," if session.language == "fr" else ".")
        session.print(
            session.count(text, built.count, folder=options.output, changed=changed, removed=removed, seconds=took)
        )


def _weights(session: Session, built: Built) -> None:
    """Show what each story weighs, on its way and carried along."""
    for line in weights_table(built.weights, session.messages):
        session.print(line)
