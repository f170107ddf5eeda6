"""`qr` and `stickers`: the command line of `stickers/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.options import options
from cartostory.commands.session import Session
from cartostory.usage import SpokenCommand

_FILE = click.Path(dir_okay=False, path_type=Path)
_LOGO = click.Path(exists=True, dir_okay=False, path_type=Path)
_WHAT = "CODE | STORY[#CHAPTER]"
_LANGUAGE = translatable("The language in which the page opens.")
_TITLE = translatable("A line above the code.")


@click.command("qr", cls=SpokenCommand, help=translatable("Make the QR code of a short link, its address below it."))
@click.argument("what", metavar=_WHAT)
@click.option("--output", type=_FILE, help=translatable("The file to write: .svg, .png or .pdf."))
@click.option("--format", "form", type=click.Choice(["svg", "png", "pdf"]), help=translatable("svg, png or pdf."))
@click.option(
    "--width", type=click.FloatRange(5, 2000), help=translatable("How wide it is printed, in mm; else 30, or more.")
)
@click.option(
    "--distance", type=click.FloatRange(0, 100), default=0.0, help=translatable("From how far it is read, in metres.")
)
@click.option("--dpi", type=click.IntRange(72, 1200), default=300, help=translatable("Dots per inch of a PNG: 300."))
@click.option("--logo", type=_LOGO, help=translatable("A picture in the middle: .svg, .png or .jpg."))
@click.option("--title", default="", help=_TITLE)
@click.option("--opens-in", "language", metavar="LANGUAGE", default="", help=_LANGUAGE)
@options("site", "lang")
@click.pass_obj
def qr(session: Session, /, **given: Any) -> int:
    """Make the QR code of a short link."""
    from cartostory.commands.qr import Order, print_code  # noqa: PLC0415 - each command brings what it needs

    made = session.options({"site": given.pop("site")})
    return print_code(session, made, Order(**given))


@click.command("stickers", cls=SpokenCommand, help=translatable("Make a sheet of stickers (A4, PDF) with cut marks."))
@click.argument("whats", metavar=f"{_WHAT} …", nargs=-1, required=True)
@click.option("--output", type=_FILE, default="stickers.pdf", help=translatable("The PDF to write: stickers.pdf."))
@click.option(
    "--per-sheet", type=click.Choice(["12", "24", "40"]), default="24", help=translatable("How many on a sheet: 24.")
)
@click.option("--copies", type=click.IntRange(1, 1000), help=translatable("How many of each; else one full sheet."))
@click.option("--titles/--no-titles", default=True, help=translatable("With the name above each code, or without."))
@click.option("--opens-in", "language", metavar="LANGUAGE", default="", help=_LANGUAGE)
@options("site", "lang")
@click.pass_obj
def stickers(session: Session, /, **given: Any) -> int:
    """Make a sheet of stickers with cut marks."""
    from cartostory.commands.stickers import SheetOrder, print_sheet  # noqa: PLC0415 - same

    made = session.options({"site": given.pop("site")})
    return print_sheet(session, made, SheetOrder(**given))
