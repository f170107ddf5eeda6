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
from cartostory.cli.explanation import explained
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.refusals import refuse_target
from cartostory.cli.session import Session, agrees, log_crash
from cartostory.cli.shared import NOT_OURS, OTHER_SITE, name_drafts, say_kept
from cartostory.cli.weights import weights_table
from cartostory.problems.messages import counted, translatable


@click.command(cls=SpokenCommand)
@options(*COMMON)
@options("cache", "cache-gb", "cache-days")
@click.option("--cluster", metavar="local:N|tcp://…", default="", help=translatable("Who works on it too, by Dask."))
@click.option("--weights", is_flag=True, help=translatable("Show what each story weighs."))
@click.option("--explain", is_flag=True, help=translatable("Say why each story was made anew."))
@click.pass_obj
def build(session: Session, /, *, weights: bool, explain: bool, **given: object) -> int:
    """Build the site into output/."""
    asked = replace(session.options(given), explains=explain)
    _refuse_cluster(session, asked)
    refuse_target(session, asked.root, asked.output)
    finish_withdrawals(session, asked)
    return _build(session, asked, weights=weights)


def _refuse_cluster(session: Session, asked: Options) -> None:
    """Refuse an address that is none, and machines that could not read a thing. Raises `click.UsageError`."""
    if not asked.cluster:
        return
    kind, _, rest = asked.cluster.partition(":")
    if kind == "local" and rest.isdecimal() and 0 < int(rest) <= _MOST_PROCESSES:
        return
    if "://" not in asked.cluster:
        raise click.UsageError(session.say(_NO_CLUSTER).format(address=asked.cluster))
    if not asked.cache:
        raise click.UsageError(session.say(_NO_SHARED_CACHE))


_MOST_PROCESSES = 256
_NO_CLUSTER = translatable("“{address}” is no cluster: write local:4, or tcp://MACHINE:8786.")
_NO_SHARED_CACHE = translatable(
    "Other machines need a place that all of them read and write: add --cache s3://BUCKET/FOLDER, or a shared folder."
)


def _build(session: Session, asked: Options, *, weights: bool) -> int:
    started = time.monotonic()
    try:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            built = build_site(replace(asked, watcher=watcher, anew=weights))
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=asked.output), error=True)
        return ExitCode.USAGE
    except write.OtherSiteError as other:
        if not agrees(session, session.say(OTHER_SITE).format(folder=asked.output, other=other)):
            return ExitCode.USAGE
        return _build(session, replace(asked, adopts=True), weights=weights)
    session.report(built.problems, asked.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), asked.state)
        return ExitCode.OUR_BUG
    _summary(session, asked, built, time.monotonic() - started)
    if built.written:
        _name_removed(session, built.written.removed)
    name_drafts(session, built.drafts)
    if built.kept:
        say_kept(session, built.kept)
    if weights:
        _weights(session, built)
    if built.reasons:
        _explain(session, built)
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


def _name_removed(session: Session, paths: tuple[str, ...]) -> None:
    """Name what is no longer published: pages first, since their addresses may be known elsewhere."""
    if not paths:
        return
    session.print(session.say(_REMOVED))
    shown = sorted(paths, key=lambda path: (not path.endswith(".html"), path))
    for path in shown[:_NAMED]:
        session.print(f"  {path}")
    if len(shown) > _NAMED:
        session.print(f"  {session.count(_MORE, len(shown) - _NAMED)}")


_NAMED = 20
_REMOVED = translatable("Removed, since nothing of the site leads to it any more:")
_MORE = counted("… and {count} more.", "… and {count} more.")


def _explain(session: Session, built: Built) -> None:
    """Say why stories were made anew."""
    for line in explained(built.reasons, session.messages):
        session.print(line)


def _weights(session: Session, built: Built) -> None:
    """Show what each story weighs, on its way and carried along."""
    for line in weights_table(built.weights, session.messages):
        session.print(line)
