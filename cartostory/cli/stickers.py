"""`stickers`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.text_file import CannotEditError
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.find_link import WHAT, find_link, linked_site, name_of, wrong_language
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.load.short_links import FILE as LINKS_FILE
from cartostory.media.atomic_write import write_whole
from cartostory.model import ShortLink, Site
from cartostory.model.short_address import in_clear, whole
from cartostory.paper.stickers.label import StickerLabel
from cartostory.paper.stickers.sheet import fitting, lines, sheet, width_mm
from cartostory.problems.messages import Messages, translatable
from cartostory.problems.problem import Span
from cartostory.render.qr import problems, symbol


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """What was asked for. `copies` None: as many of each as fill a sheet."""

    whats: tuple[str, ...]
    output: Path = Path("stickers.pdf")
    per_sheet: str = "24"
    copies: int | None = None
    titles: bool = True
    language: str = ""


@click.command(cls=SpokenCommand)
@click.argument("whats", metavar=f"{WHAT} …", nargs=-1, required=True)
@click.option("--output", type=FILE, default="stickers.pdf", help=translatable("The PDF to write: stickers.pdf."))
@click.option(
    "--per-sheet", type=click.Choice(["12", "24", "40"]), default="24", help=translatable("How many on a sheet: 24.")
)
@click.option("--copies", type=click.IntRange(1, 1000), help=translatable("How many of each; else one full sheet."))
@click.option("--titles/--no-titles", default=True, help=translatable("With the name above each code, or without."))
@options("opens-in", "site", "lang")
@click.pass_obj
def stickers(session: Session, /, **given: Any) -> int:
    """Make a sheet of stickers (A4, PDF) with cut marks."""
    asked = session.options({"site": given.pop("site")})
    return print_sheet(session, asked, SheetOrder(**given))


def print_sheet(session: Session, options: Options, order: SheetOrder) -> int:
    """Make the PDF; return the exit code."""
    try:
        site = linked_site(session, options)
        if site is None:
            return ExitCode.PROBLEMS
        links_or_none = [find_link(session, site, what) for what in order.whats]
        links = [link for link in links_or_none if link]
        if len(links) < len(links_or_none) or wrong_language(session, site, order.language):
            return ExitCode.USAGE
        return _print(session, options, order, site, links)
    except (CannotEditError, OSError) as error:
        session.print(session.say(_FAILED).format(reason=error), error=True)
        return ExitCode.PROBLEMS


def _print(session: Session, options: Options, order: SheetOrder, site: Site, links: list[ShortLink]) -> int:
    per_sheet, language = int(order.per_sheet), order.language or site.config.first_language
    say = Messages(language).gettext
    labels = [_label(site, link, order, say(_ALT)) for link in links]
    for sticker in labels:
        width = width_mm(per_sheet, sticker.symbol, lines=lines(sticker))
        session.report(problems(sticker.symbol, width, 0, Span(LINKS_FILE)), options.root)
    title = say(_TITLE).format(site=site.config.said("title", language)[0])
    author = site.config.said("publisher", language)[0]
    data = sheet(labels, per_sheet, order.copies or 0, title=title, language=language, author=author)
    write_whole(order.output, data)
    session.print(session.say(_DONE).format(file=order.output, count=len(labels), per_sheet=per_sheet))
    return ExitCode.FINE


def _label(site: Site, link: ShortLink, order: SheetOrder, alt: str) -> StickerLabel:
    address = whole(site, link, order.language)
    code = fitting(partial(symbol, address), int(order.per_sheet), titled=order.titles)
    title = name_of(site, link, order.language) if order.titles else ""
    return StickerLabel(code, alt.format(address=in_clear(address)), title)


_ALT = translatable("QR code of {address}")
_TITLE = translatable("Stickers: {site}")
_FAILED = translatable("The stickers could not be made: {reason}.")
_DONE = translatable("{file}: {per_sheet} stickers on a sheet, codes: {count}. Print at 100 %, not “fit to page”.")
