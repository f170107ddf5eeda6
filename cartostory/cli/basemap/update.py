"""`basemap update`."""

from __future__ import annotations

from typing import Any

import click

from cartostory.cli.basemap.bring_ground import BasemapRequest, bring_ground
from cartostory.cli.basemap.target import MOST, YES
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session


@click.command(cls=SpokenCommand)
@options("site", "drafts", "today", "lang")
@click.option("--most", default="", metavar="80MB", help=MOST)
@click.option("--yes", "-y", "agreed", is_flag=True, help=YES)
@click.pass_obj
def update(session: Session, /, *, most: str, agreed: bool, **given: Any) -> int:
    """Fetch anew what is older than the source, or newly needed (network)."""
    return bring_ground(session, session.options(given), BasemapRequest(most=most, agreed=agreed))
