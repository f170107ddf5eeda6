"""`pack usb`: the command line of the room of that name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.options import options
from cartostory.commands.session import Session
from cartostory.usage import SpokenGroup

_TO = translatable("Where it goes: a file that ends in .zip, or a folder. By default a file in packed/, in the site.")


@click.group("pack", cls=SpokenGroup, help=translatable("Make editions of the website that go from hand to hand."))
@click.option("--lang", expose_value=False, hidden=True)
def pack() -> None:
    """Make editions of the website that go from hand to hand."""


@pack.command(help=translatable("Pack the website so that it opens from a USB stick, without any network."))
@options("site", "jobs", "drafts", "strict", "format", "today", "lang")
@click.option("--to", type=click.Path(path_type=Path), help=_TO)
@click.pass_obj
def usb(session: Session, /, *, to: Path | None, **given: Any) -> int:
    """Pack the website so that it opens from a USB stick, without any network."""
    from cartostory.commands.pack_usb import usb as make  # noqa: PLC0415 - each command brings only what it needs

    return make(session, session.options(given), to)


@pack.command(help=translatable("Pack the website for a screen: a page that plays the chosen stories by itself."))
@options("site", "jobs", "drafts", "strict", "format", "today", "lang")
@click.option("--to", type=click.Path(path_type=Path), help=_TO)
@click.pass_obj
def kiosk(session: Session, /, *, to: Path | None, **given: Any) -> int:
    """Pack the website for a screen: a page that plays the chosen stories by itself."""
    from cartostory.commands.pack_kiosk import kiosk as make  # noqa: PLC0415 - same

    return make(session, session.options(given), to)
