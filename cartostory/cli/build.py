"""`build`, `check` and `clean`."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cartostory.build import exports, pipeline, write
from cartostory.build.pipeline import Built, Options
from cartostory.build.progress import bar
from cartostory.check.translations import Row, interface, rows
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.link import say_kept
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.refusals import refuse_target
from cartostory.cli.session import Session, agrees, log_crash
from cartostory.cli.weights import weights_table
from cartostory.model.prepared import Ready
from cartostory.problems.catalogue.entry import counted, translatable

# How far a site is translated, as a table for `check`.

_HEADS = (
    translatable("story"),
    translatable("language"),
    translatable("chapters"),
    translatable("title"),
    translatable("summary"),
    translatable("names"),
    translatable("pictures"),
    translatable("captions"),
)
_INTERFACE = translatable("words of the pages themselves")
_LEFT = 2
"""The columns of words; figures stand to the right."""

Line = tuple[str, ...]


def languages_table(ready: Ready, say: Callable[[str], str]) -> str:
    """Give a line per story and language, then one per language for the theme's own sentences."""
    found = rows(ready.site)
    lines = [tuple(say(head) for head in _HEADS), *_of_stories(found)]
    own = interface(ready.site.config.languages, ready.theme)
    told = (f"{say(_INTERFACE)}: " if say(_INTERFACE) == _INTERFACE else f"{say(_INTERFACE)}\u00a0: ") + ", ".join(
        f"{language} {share}" for language, share in own.items()
    )
    return "\n".join((*aligned(lines), told))


def _of_stories(found: Iterable[Row]) -> Iterator[Line]:
    before = ""
    for row in found:
        slug = "" if row.slug == before else row.slug
        before = row.slug
        shares = (row.chapters, row.title, row.summary, row.names, row.pictures, row.captions)
        yield (slug, row.language, *map(str, shares))


def aligned(lines: Iterable[Line]) -> Iterator[str]:
    """Give lines whose columns stand below each other."""
    every = tuple(lines)
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    for line in every:
        cells = (
            cell.ljust(width) if number < _LEFT else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def build(session: Session, options: Options, *, weights: bool) -> int:
    """Build the site; give the exit code."""
    refuse_target(session, options.root, options.output)
    finish_withdrawals(session, options)
    started = time.monotonic()
    try:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            built = pipeline.build(replace(options, watcher=watcher, anew=weights))
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=options.output), error=True)
        return ExitCode.USAGE
    except write.OtherSiteError as other:
        if not agrees(session, session.say(OTHER_SITE).format(folder=options.output, other=other)):
            return ExitCode.USAGE
        return build(session, replace(options, adopts=True), weights=weights)
    session.report(built.problems, options.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), options.state)
        return ExitCode.OUR_BUG
    _summary(session, options, built, time.monotonic() - started)
    if built.written:
        _removed(session, built.written.removed)
    _drafts(session, built.drafts)
    if built.kept:
        say_kept(session, built.kept)
    if weights:
        _weights(session, built)
    return ExitCode.PROBLEMS if pipeline.stops(built.problems, options) else ExitCode.FINE


def check(session: Session, options: Options) -> int:
    """Look for problems; give the exit code."""
    finish_withdrawals(session, options)
    with bar(sys.stderr, session.messages, os.environ) as watcher:
        ready, looked = pipeline.check(replace(options, watcher=watcher))
    problems = looked.problems
    session.report(problems, options.root)
    if looked.crashes:
        log_crash(session, "\n".join(looked.crashes), options.state)
        return ExitCode.OUR_BUG
    if len(ready.site.config.languages) > 1 and ready.site.partnerships:
        session.print(languages_table(ready, session.say))
    if not problems:
        session.print(session.say(translatable("No problem found.")))
    _drafts(session, ready.site.drafts)
    return ExitCode.PROBLEMS if pipeline.stops(problems, options) else ExitCode.FINE


def clean(session: Session, options: Options) -> int:
    """Remove the output and the program's own state; give the exit code."""
    removed = write.clean(options.output)
    _forget_state(options.state)
    session.print(
        session.count(
            counted("{count} file removed from {folder}.", "{count} files removed from {folder}."),
            len(removed),
            folder=options.output,
        )
    )
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


def _removed(session: Session, paths: tuple[str, ...]) -> None:
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
OTHER_SITE = translatable(
    "The folder {folder} holds another site, “{other}”. Replace it by this one? Its pages are deleted where this site "
    "has none of that name."
)
NOT_OURS = translatable(
    "The folder {folder} holds files that cartostory did not make. Choose an empty one with --output, or empty it."
)
