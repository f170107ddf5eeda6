"""`scans`: the command line of the room of that name."""

from __future__ import annotations

from typing import Any

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.options import options
from cartostory.commands.session import Session
from cartostory.usage import SpokenCommand

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_LOG = click.Path(exists=True, dir_okay=False, allow_dash=True)
_FORMATS = click.Choice(["table", "csv", "json"])


@click.command(
    "scans", cls=SpokenCommand, help=translatable("Count in the host’s access logs how often each code was followed.")
)
@click.argument("logs", metavar="LOG …", nargs=-1, required=True, type=_LOG)
@click.option("--since", type=_DAY, help=translatable("From this day on: 2026-11-14."))
@click.option("--until", type=_DAY, help=translatable("Up to this day, included."))
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@options("site", "lang")
@click.pass_obj
def scans(session: Session, /, **given: Any) -> int:
    """Count the scans of each code, without keeping anything of who scanned."""
    from cartostory.commands.scans_count import Ask, count_scans  # noqa: PLC0415 - each command brings what it needs

    made = session.options({"site": given.pop("site")})
    return count_scans(session, made, Ask(**given))
