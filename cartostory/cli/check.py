"""`check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import click

from cartostory.build.inspection import inspect
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.progress import bar
from cartostory.check.translations import TranslationRow, interface, rows
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.session import Session, log_crash
from cartostory.cli.shared import name_drafts
from cartostory.cli.tables import text_table
from cartostory.model.prepared import PreparedSite
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@options(*COMMON)
@click.option("--external", is_flag=True, help=translatable("Follow the links of the built site to other sites too."))
@click.option("--host", is_flag=True, help=translatable("Follow every short link on the live site too."))
@click.pass_obj
def check(session: Session, /, *, external: bool, host: bool, **given: object) -> int:
    """Look for problems without building."""
    from cartostory.cli.check_web import check_external, check_host  # noqa: PLC0415 - on demand

    asked = session.options(given)
    outcome = _check(session, asked)
    for is_asked, follow in ((external, check_external), (host, check_host)):
        outcome = max(outcome, follow(session, asked)) if is_asked else outcome
    return outcome


def _check(session: Session, asked: Options) -> int:
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


def languages_table(ready: PreparedSite, say: Callable[[str], str]) -> str:
    """Return a line per story and language, then one for the theme's own sentences in each language."""
    table = text_table([say(head) for head in _HEADS], _of_stories(rows(ready.site)), figures=len(_HEADS) - _LEFT)
    own = interface(ready.site.config.languages, ready.theme)
    colon = ":" if say(_INTERFACE) == _INTERFACE else "\u00a0:"
    return f"{table}\n{say(_INTERFACE)}{colon} " + ", ".join(f"{language} {share}" for language, share in own.items())


def _of_stories(stories: Iterable[TranslationRow]) -> Iterator[tuple[str, ...]]:
    before = ""
    for row in stories:
        slug = "" if row.slug == before else row.slug
        before = row.slug
        shares = (row.chapters, row.title, row.summary, row.names, row.pictures, row.captions)
        yield (slug, row.language, *map(str, shares))
