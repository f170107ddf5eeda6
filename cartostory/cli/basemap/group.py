"""`basemap fetch`, `status`, `update` and `add`: the command line of the room of that name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.problems.catalogue.entry import translatable

_YES = translatable("Do it without asking.")
_MOST = translatable("Fetch nothing if it would be more than this: 80MB.")


@click.group("basemap", cls=SpokenGroup, help=translatable("Fetch the streets and waters that lie under near maps."))
@click.option("--lang", expose_value=False, hidden=True)
def basemap() -> None:
    """Fetch the streets and waters that lie under near maps."""


@basemap.command(help=translatable("Fetch what the site’s maps need, from OpenStreetMap’s tiles (network)."))
@options("site", "drafts", "today", "lang")
@click.option("--story", default="", metavar="STORY", help=translatable("Only what this story needs."))
@click.option("--bbox", default="", metavar="W,S,E,N", help=translatable("This box too: degrees, west first."))
@click.option("--around", default="", metavar="PLACE", help=translatable("The surroundings of a place or a town too."))
@click.option("--radius", default="5km", metavar="5km", help=translatable("How far around it: 5km."))
@click.option("--maxzoom", type=click.IntRange(9, 15), default=15, help=translatable("How near one may look: 15."))
@click.option("--most", default="", metavar="80MB", help=_MOST)
@click.option("--yes", "-y", "agreed", is_flag=True, help=_YES)
@click.pass_obj
def fetch(session: Session, /, *, agreed: bool, **given: Any) -> int:
    """Fetch what the site's maps need."""
    from cartostory.cli.basemap.fetch import Wish  # noqa: PLC0415 - each command brings what it needs
    from cartostory.cli.basemap.fetch import fetch as bring  # noqa: PLC0415 - same

    names = ("story", "bbox", "around", "radius", "maxzoom", "most")
    wish = Wish(**{name: given.pop(name) for name in names}, agreed=agreed)
    return bring(session, session.options(given), wish)


@basemap.command(help=translatable("Fetch anew what is older than the source, or newly needed (network)."))
@options("site", "drafts", "today", "lang")
@click.option("--most", default="", metavar="80MB", help=_MOST)
@click.option("--yes", "-y", "agreed", is_flag=True, help=_YES)
@click.pass_obj
def update(session: Session, /, *, most: str, agreed: bool, **given: Any) -> int:
    """Fetch anew what is older than the source, or newly needed."""
    from cartostory.cli.basemap.fetch import Wish  # noqa: PLC0415 - same
    from cartostory.cli.basemap.fetch import update as renew  # noqa: PLC0415 - same

    return renew(session, session.options(given), Wish(most=most, agreed=agreed))


@basemap.command(help=translatable("Say, chapter by chapter, whether a map has ground under it, how near and how old."))
@options("site", "drafts", "today", "lang")
@click.pass_obj
def status(session: Session, /, **given: Any) -> int:
    """Say, chapter by chapter, whether a map has ground under it."""
    from cartostory.cli.basemap.status import status as show  # noqa: PLC0415 - same

    return show(session, session.options(given))


@basemap.command(help=translatable("Take the ground from a file: .pmtiles, .mbtiles, .osm.pbf or .osm."))
@click.argument("file", type=FILE)
@options("site", "drafts", "today", "lang")
@click.pass_obj
def add(session: Session, /, *, file: Path, **given: Any) -> int:
    """Take the ground from a file that somebody brings."""
    from cartostory.cli.basemap.add import add as take  # noqa: PLC0415 - same

    return take(session, session.options(given), file)
