"""`scans`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from cartostory.authoring.short_links.listing import rows as links_of
from cartostory.cli.access_log.count import Count, is_bot
from cartostory.cli.access_log.listing import as_csv, as_json, as_table, rows
from cartostory.cli.access_log.source import BROKEN, lines
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.site import load
from cartostory.problems.messages import translatable

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_LOG = click.Path(exists=True, dir_okay=False, allow_dash=True)
_FORMATS = click.Choice(["table", "csv", "json"])


@dataclass(frozen=True, slots=True)
class Ask:
    """What was asked for. `-` among the logs is the standard input."""

    logs: tuple[str, ...]
    since: datetime | None = None
    until: datetime | None = None
    layout: str = "table"


@click.command(cls=SpokenCommand)
@click.argument("logs", metavar="LOG …", nargs=-1, required=True, type=_LOG)
@click.option("--since", type=_DAY, help=translatable("From this day on: 2026-11-14."))
@click.option("--until", type=_DAY, help=translatable("Up to this day, included."))
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@options("site", "lang")
@click.pass_obj
def scans(session: Session, /, **given: Any) -> int:
    """Count in the host’s access logs how often each code was followed."""
    asked = session.options({"site": given.pop("site")})
    ask = Ask(**given)
    site, _ = load(asked.root)
    names = {row.link.code: (row.name, row.link.target.name) for row in links_of(site)}
    count = Count(names, zone_of(site.config.time_zone), is_bot)
    outcome = max(count_log(session, count, log) for log in ask.logs)
    if count.lines and count.unreadable == count.lines:
        return outcome
    listed = rows(_within(count.scans, ask), names)
    if ask.layout == "json":
        click.echo(as_json(listed))
    elif ask.layout == "csv":
        click.echo(as_csv(listed, session.say, session.language), nl=False)
    else:
        click.echo(as_table(listed, session.say) if listed else session.say(_NOTHING))
    _say_how(session, count)
    return outcome


class LogCounter(Protocol):
    """Counts the lines of logs."""

    def add(self, lines: Iterable[str]) -> bool:
        """Count the lines of one file; tell whether its format was recognised."""


def count_log(session: Session, counter: LogCounter, log: str) -> ExitCode:
    """Count the lines of a log; say where it is damaged, or where none of its lines is one of an access log."""
    try:
        with open_log(log) as stream:
            is_recognised = counter.add(lines(stream))
    except BROKEN:
        session.print(session.say(_BROKEN).format(file=log), error=True)
        return ExitCode.PROBLEMS
    if not is_recognised:
        session.print(session.say(_NO_LOG).format(file=log), error=True)
        return ExitCode.PROBLEMS
    return ExitCode.FINE


def open_log(log: str) -> BufferedReader:
    """Open a log; `-` is the standard input. Raises `OSError`."""
    return cast("BufferedReader", sys.stdin.buffer) if log == "-" else Path(log).open("rb")


def zone_of(name: str) -> ZoneInfo:
    """Give the site's time zone, UTC for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):  # `check` says so
        return ZoneInfo("UTC")


def _within(scans: Mapping[tuple[str, date], int], ask: Ask) -> Mapping[tuple[str, date], int]:
    first, last = (ask.since.date() if ask.since else date.min), (ask.until.date() if ask.until else date.max)
    return {key: count for key, count in scans.items() if first <= key[1] <= last}


def _say_how(session: Session, count: Count) -> None:
    figures = {"lines": count.lines, "bots": count.bots, "repeated": count.repeated, "unreadable": count.unreadable}
    click.echo(session.say(_HOW).format(**figures, unknown=count.unknown), err=True)
    if count.without_agent:
        click.echo(session.say(_NO_AGENT).format(count=count.without_agent), err=True)


_NOTHING = translatable("No code was followed.")
_BROKEN = translatable("{file} could be read in part only: it is damaged, or its end is missing.")
_NO_LOG = translatable(
    "{file}: format not recognised, no line could be read. What is read: the logs of Apache and nginx (common, "
    "combined), of Caddy (JSON) and of IIS (W3C)."
)
_HOW = translatable(
    "Lines: {lines}. Left out: programs {bots}, the same visitor again within five minutes {repeated}, unknown codes "
    "{unknown}, lines that are none of an access log {unreadable}. Addresses of visitors were neither shown nor kept."
)
_NO_AGENT = translatable("Scans whose browser the log does not tell, so that programs may be among them: {count}.")
