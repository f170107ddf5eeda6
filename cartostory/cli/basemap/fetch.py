"""`basemap fetch`."""

from __future__ import annotations

from typing import Any

import click

from cartostory.cli.basemap.bring_ground import BasemapRequest, bring_ground
from cartostory.cli.basemap.target import MOST, YES
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable

_WISHES = ("story", "bbox", "around", "radius", "maxzoom", "most")


@click.command(cls=SpokenCommand)
@options("site", "drafts", "today", "lang")
@click.option("--story", default="", metavar="STORY", help=translatable("Only what this story needs."))
@click.option("--bbox", default="", metavar="W,S,E,N", help=translatable("This box too: degrees, west first."))
@click.option("--around", default="", metavar="PLACE", help=translatable("The surroundings of a place or a town too."))
@click.option("--radius", default="5km", metavar="5km", help=translatable("How far around it: 5km."))
@click.option("--maxzoom", type=click.IntRange(9, 15), default=15, help=translatable("How near one may look: 15."))
@click.option("--most", default="", metavar="80MB", help=MOST)
@click.option("--yes", "-y", "agreed", is_flag=True, help=YES)
@click.pass_obj
def fetch(session: Session, /, *, agreed: bool, **given: Any) -> int:
    """Fetch what the site’s maps need, from OpenStreetMap’s tiles (network)."""
    wish = BasemapRequest(**{name: given.pop(name) for name in _WISHES}, agreed=agreed)
    return bring_ground(session, session.options(given), wish)
