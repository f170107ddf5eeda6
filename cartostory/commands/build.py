"""`build`, `check` and `clean`."""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import replace

from cartostory import pipeline, write
from cartostory.catalogue.entry import counted, translatable
from cartostory.commands.crash import log_crash
from cartostory.commands.languages_table import languages_table
from cartostory.commands.link_sentences import say_kept
from cartostory.commands.session import Session
from cartostory.pipeline import Built, Options
from cartostory.progress import bar
from cartostory.report.weights import weights_table

FINE, PROBLEMS, USAGE, OUR_BUG = 0, 1, 2, 3


def build(session: Session, options: Options, *, weights: bool) -> int:
    """Build the site; give the exit code."""
    started = time.monotonic()
    try:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            built = pipeline.build(replace(options, watcher=watcher, anew=weights))
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=options.output), error=True)
        return USAGE
    session.report(built.problems, options.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), options.state)
        return OUR_BUG
    _summary(session, options, built, time.monotonic() - started)
    _drafts(session, built.drafts)
    if built.kept:
        say_kept(session, built.kept)
    if weights:
        _weights(session, built)
    return PROBLEMS if pipeline.stops(built.problems, options) else FINE


def check(session: Session, options: Options) -> int:
    """Look for problems; give the exit code."""
    with bar(sys.stderr, session.messages, os.environ) as watcher:
        ready, looked = pipeline.check(replace(options, watcher=watcher))
    problems = looked.problems
    session.report(problems, options.root)
    if looked.crashes:
        log_crash(session, "\n".join(looked.crashes), options.state)
        return OUR_BUG
    if len(ready.site.config.languages) > 1 and ready.site.partnerships:
        session.print(languages_table(ready, session.say))
    if not problems:
        session.print(session.say(translatable("No problem found.")))
    _drafts(session, ready.site.drafts)
    return PROBLEMS if pipeline.stops(problems, options) else FINE


def clean(session: Session, options: Options) -> int:
    """Remove the output and the program's own state; give the exit code."""
    removed = write.clean(options.output)
    shutil.rmtree(options.state, ignore_errors=True)
    session.print(
        session.count(
            counted("{count} file removed from {folder}.", "{count} files removed from {folder}."),
            len(removed),
            folder=options.output,
        )
    )
    return FINE


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


def _drafts(session: Session, names: frozenset[str]) -> None:
    """Say what was left out, so that a draft full of errors is not taken for a story without any."""
    if names:
        text = session.say(
            translatable("Drafts, left out and not looked at: {names}. “cartostory check --drafts” looks at them.")
        )
        session.print(text.format(names=", ".join(sorted(names))))


def _weights(session: Session, built: Built) -> None:
    """Show what each story weighs, on its way and carried along."""
    for line in weights_table(built.weights, session.messages):
        session.print(line)


NOT_OURS = translatable(
    "The folder {folder} holds files that cartostory did not make. Choose an empty one with --output, or empty it."
)
