"""`photos report`."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click

from cartostory.authoring.photos.report import ending, rows
from cartostory.authoring.photos.report_table import as_csv, as_json, cells, heads, narrowest
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.session import Session
from cartostory.cli.tables import text_table
from cartostory.load.site import load, without_drafts
from cartostory.problems.messages import translatable

_FORMATS = click.Choice(["table", "csv", "json"])
_WIDTH = 140
"""Where there is no terminal to measure."""


@click.command(cls=SpokenCommand)
@options("site", "drafts", "today", "lang")
@click.option(
    "--expires-within",
    "days",
    type=click.IntRange(min=0),
    metavar="N",
    help=translatable("Only photographs whose consent ends within N days, or has ended."),
)
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@click.pass_obj
def report(session: Session, /, *, days: int | None, layout: str, **given: Any) -> int:
    """List what is published where, under what right, and until when."""
    asked = session.options(given)
    finish_withdrawals(session, asked)
    site, _ = load(asked.root)
    uses = rows(site if asked.drafts else without_drafts(site), asked.today)
    if days is not None:
        uses = ending(uses, days)
    if layout == "json":
        click.echo(as_json(uses))
    elif layout == "csv":
        click.echo(as_csv(uses, session.say, session.language), nl=False)
    elif not uses:
        session.print(session.say(_NOTHING if days is None else _NOTHING_ENDS).format(days=days))
    else:
        say = session.say
        click.echo(text_table(heads(say), cells(uses, say), width=_width(), least=narrowest(say)))
        photos = len({row.photo.path for row in uses})
        session.print("\n" + session.say(_COUNT).format(photos=photos, places=len(uses), day=asked.today.isoformat()))
    return ExitCode.FINE


def _width() -> int:
    return max(80, shutil.get_terminal_size((_WIDTH, 24)).columns) if sys.stdout.isatty() else _WIDTH


_NOTHING = translatable("No photograph is published.")
_NOTHING_ENDS = translatable("No consent ends within {days} days.")
_COUNT = translatable("On {day}. Photographs and recordings published: {photos}. Places that show them: {places}.")
