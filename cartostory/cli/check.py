"""`check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import click

from cartostory.build.inspection import inspect
from cartostory.build.outcome import stops
from cartostory.build.progress import bar
from cartostory.check.translations import Row, interface, rows
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.session import Session, log_crash
from cartostory.cli.shared import name_drafts
from cartostory.model.prepared import PreparedSite
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@options(*COMMON)
@click.pass_obj
def check(session: Session, /, **given: object) -> int:
    """Look for problems without building."""
    asked = session.options(given)
    finish_withdrawals(session, asked)
    with bar(sys.stderr, session.messages, os.environ) as watcher:
        ready, looked = inspect(replace(asked, watcher=watcher))
    problems = looked.problems
    session.report(problems, asked.root)
    if looked.crashes:
        log_crash(session, "\n".join(looked.crashes), asked.state)
        return ExitCode.OUR_BUG
    if len(ready.site.config.languages) > 1 and ready.site.partnerships:
        session.print(languages_table(ready, session.say))
    if not problems:
        session.print(session.say(translatable("No problem found.")))
    name_drafts(session, ready.site.drafts)
    return ExitCode.PROBLEMS if stops(problems, asked) else ExitCode.FINE


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


def languages_table(ready: PreparedSite, say: Callable[[str], str]) -> str:
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
