"""`photos report`."""

from __future__ import annotations

import shutil
import sys

import click

from cartostory.authoring.photos.report import ending, rows
from cartostory.authoring.photos.report_table import as_csv, as_json, as_table
from cartostory.build.pipeline import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.session import Session
from cartostory.load.site import load, without_drafts
from cartostory.problems.catalogue.entry import translatable

_WIDTH = 140
"""Where there is no terminal to measure."""


def report(session: Session, options: Options, days: int | None, layout: str) -> int:
    """Show what is published where; give the exit code."""
    finish_withdrawals(session, options)
    site, _ = load(options.root)
    found = rows(site if options.drafts else without_drafts(site), options.today)
    if days is not None:
        found = ending(found, days)
    if layout == "json":
        click.echo(as_json(found))
    elif layout == "csv":
        click.echo(as_csv(found, session.say, session.language), nl=False)
    elif not found:
        session.print(session.say(_NOTHING if days is None else _NOTHING_ENDS).format(days=days))
    else:
        click.echo(as_table(found, session.say, _width()))
        photos = len({row.photo.path for row in found})
        session.print(
            "\n" + session.say(_COUNT).format(photos=photos, places=len(found), day=options.today.isoformat())
        )
    return ExitCode.FINE


def _width() -> int:
    return max(80, shutil.get_terminal_size((_WIDTH, 24)).columns) if sys.stdout.isatty() else _WIDTH


_NOTHING = translatable("No photograph is published.")
_NOTHING_ENDS = translatable("No consent ends within {days} days.")
_COUNT = translatable("On {day}. Photographs and recordings published: {photos}. Places that show them: {places}.")
