"""`visits`: what was read of the site, from the host's own access logs."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cartostory.build.options import Options
from cartostory.build.write import read_manifest
from cartostory.cli.access_log.count import is_bot
from cartostory.cli.access_log.visits import Visit, VisitedPath, Visits
from cartostory.cli.access_log.visits_listing import as_csv, as_page, as_table
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.scans import count_log, zone_of
from cartostory.cli.session import Session
from cartostory.deploy.server_settings import base_of
from cartostory.deploy.versions import published_before
from cartostory.load.site import load
from cartostory.problems.messages import translatable

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_FORMATS = click.Choice(["table", "csv"])
_LOG = click.Path(exists=True, dir_okay=False, allow_dash=True)


@click.command(cls=SpokenCommand)
@click.argument("logs", metavar="LOG …", nargs=-1, required=True, type=_LOG)
@click.option("--since", type=_DAY, help=translatable("From this day on: 2026-11-14."))
@click.option("--until", type=_DAY, help=translatable("Up to this day, included."))
@click.option(
    "--format", "layout", type=click.Choice(["table", "csv"]), default="table", help=translatable("table or csv.")
)
@click.option("--page", type=FILE, help=translatable("Write a page with small charts, for yourselves."))
@options("site", "output", "lang")
@click.pass_obj
def visits(session: Session, /, **given: Any) -> int:
    """Count in the host’s access logs what was read."""
    made = session.options({"site": given.pop("site"), "output": given.pop("output")})
    page: Path | None = given.pop("page")
    if page and any(page.resolve().is_relative_to(folder) for folder in (made.output, made.root / "content")):
        session.print(session.say(_NOT_THERE), error=True)
        return ExitCode.USAGE
    counted = Visits(_place(made), is_bot)
    outcome = max(count_log(session, counted, log) for log in given["logs"])
    if counted.lines and counted.unreadable == counted.lines:
        return outcome
    counts = _within(counted.counts, given["since"], given["until"])
    _show(session, counts, given["layout"], page)
    click.echo(session.say(_HOW).format(**{name: getattr(counted, name) for name in _LEFT_OUT}), err=True)
    return outcome


def _place(made: Options) -> VisitedPath:
    site, _ = load(made.root)
    files = set(read_manifest(made.output) or ())
    for version in published_before(made.state):
        files |= set(version)
    stories = {partnership.slug for partnership in site.partnerships}
    zone = zone_of(site.config.time_zone)
    return VisitedPath(
        base_of(site.config.address), files, stories, site.config.languages, zone, knows_files=bool(files)
    )


def _within(counts: Mapping[Visit, int], since: datetime | None, until: datetime | None) -> Mapping[Visit, int]:
    first, last = (since.date() if since else date.min), (until.date() if until else date.max)
    return {visit: count for visit, count in counts.items() if first <= visit.day <= last}


def _show(session: Session, counts: Mapping[Visit, int], layout: str, page: Path | None) -> None:
    if layout == "csv":
        click.echo(as_csv(counts, session.say, session.language), nl=False)
    else:
        click.echo(as_table(counts, session.say) if counts else session.say(_NOTHING))
    if page and counts:
        with suppress(FileExistsError):
            page.parent.mkdir(parents=True)
        page.write_text(as_page(counts, session.say, session.language), "utf-8")
        click.echo(session.say(_PAGE).format(file=page), err=True)


_LEFT_OUT = ("lines", "bots", "repeated", "unreadable")
_NOTHING = translatable("No page was read.")
_NOT_THERE = translatable("This page is not to be published: write it outside output/ and content/.")
_PAGE = translatable("{file}: for yourselves, not to be published. Nobody can be found again in it.")
_HOW = translatable(
    "Lines: {lines}. Left out: programs {bots}, the same visitor again within five minutes {repeated}, lines that are "
    "none of an access log {unreadable}. Addresses of visitors were neither shown nor kept."
)
