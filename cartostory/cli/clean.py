"""`clean`."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import click

from cartostory.build import exports, write
from cartostory.build.cache import CACHE, Cache
from cartostory.build.options import Options
from cartostory.build.shared_store import SharedStore, pruned
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.problems.messages import counted, translatable
from cartostory.problems.problem import Span, problem


@click.command(cls=SpokenCommand)
@options("site", "output", "today", "lang")
@click.option(
    "--cache",
    metavar="FOLDER|s3://…",
    default="",
    help=translatable("Empty this shared cache instead, and nothing else."),
)
@click.option(
    "--older",
    type=click.IntRange(0, 36_500),
    help=translatable("With --cache: only what nobody used for so many days."),
)
@click.pass_obj
def clean(session: Session, /, *, older: int | None, **given: object) -> int:
    """Remove what was built, and what the program keeps to build faster."""
    asked = session.options(given)
    if asked.cache:
        return _clean_shared(session, asked, older)
    count, size = Cache(asked.state / CACHE).held()
    session.print(session.count(_HELD, count, size=_megabytes(session, size)))
    removed = write.clean(asked.output)
    _clean_state(asked.state)
    session.print(session.count(_REMOVED, len(removed), folder=asked.output))
    return ExitCode.FINE


def _clean_shared(session: Session, asked: Options, older: int | None) -> int:
    """Say what a shared cache holds, and remove it, or what nobody used for so many days."""
    store = SharedStore(asked.cache)
    held = store.held()
    session.print(session.count(_HELD, len(held), size=_megabytes(session, sum(one.size_bytes for one in held))))
    gone = tuple(one.name for one in held)
    if older is not None:
        day = datetime.combine(asked.today, time.max, tzinfo=UTC) - timedelta(days=older)
        gone = pruned(held, sum(one.size_bytes for one in held), day.timestamp())
    store.remove(gone)
    if store.refusal:
        told = problem("cache-refused", Span("--cache"), address=asked.cache, reason=store.refusal)
        session.report((told,), asked.root)
        return ExitCode.PROBLEMS
    session.print(session.count(_REMOVED, len(gone), folder=asked.cache))
    return ExitCode.FINE


def _megabytes(session: Session, size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.1f}".replace(".", "," if session.language == "fr" else ".")


_HELD = counted("The cache holds {count} entry, {size} MB.", "The cache holds {count} entries, {size} MB.")


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
