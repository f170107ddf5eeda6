"""`qr`."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from babel.numbers import format_decimal

from cartostory.authoring.text_file import CannotEditError
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.find_link import WHAT, find_link, linked_site, wrong_language
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.load.short_links import FILE as LINKS_FILE
from cartostory.media.atomic_write import write_whole
from cartostory.model import ShortLink, Site
from cartostory.model.short_address import in_clear, whole
from cartostory.paper.stickers.label import StickerLabel, label
from cartostory.paper.stickers.logo import as_svg
from cartostory.paper.typst import Format
from cartostory.problems.messages import Messages, translatable
from cartostory.problems.problem import Span, problem
from cartostory.render.qr import Symbol, problems, reach_mm, smallest_mm, symbol

_USUAL_MM = 30.0
_FORMATS: dict[str, Format] = {"svg": "svg", "png": "png", "pdf": "pdf"}
_MM_PER_M = 1000
_LOGO = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class QrOrder:
    """What was asked for. `width` in mm, `distance` in metres."""

    what: str
    output: Path | None = None
    form: str | None = None
    width: float | None = None
    distance: float = 0.0
    dpi: int = 300
    logo: Path | None = None
    title: str = ""
    language: str = ""


@click.command(cls=SpokenCommand)
@click.argument("what", metavar=WHAT)
@click.option("--output", type=FILE, help=translatable("The file to write: .svg, .png or .pdf."))
@click.option("--format", "form", type=click.Choice(["svg", "png", "pdf"]), help=translatable("svg, png or pdf."))
@click.option(
    "--width", type=click.FloatRange(5, 2000), help=translatable("How wide it is printed, in mm; else 30, or more.")
)
@click.option(
    "--distance", type=click.FloatRange(0, 100), default=0.0, help=translatable("From how far it is read, in metres.")
)
@click.option("--dpi", type=click.IntRange(72, 1200), default=300, help=translatable("Dots per inch of a PNG: 300."))
@click.option("--logo", type=_LOGO, help=translatable("A picture in the middle: .svg, .png or .jpg."))
@click.option("--title", default="", help=translatable("A line above the code."))
@options("opens-in", "site", "lang")
@click.pass_obj
def qr(session: Session, /, **given: Any) -> int:
    """Make the QR code of a short link, its address below it."""
    asked = session.options({"site": given.pop("site")})
    order = QrOrder(**given)
    form = _FORMATS.get(order.form or (order.output.suffix[1:].lower() if order.output else "svg"))
    if form is None:
        session.print(session.say(_NO_FORMAT).format(file=order.output), error=True)
        return ExitCode.USAGE
    try:
        site = linked_site(session, asked)
        link = find_link(session, site, order.what) if site else None
        if site is None or link is None:
            return ExitCode.USAGE if site else ExitCode.PROBLEMS
        if wrong_language(session, site, order.language):
            return ExitCode.USAGE
        logo = _logo(session, asked, order.logo)
        if logo is None:
            return ExitCode.PROBLEMS
        return _print(session, asked, order, form, (site, link, logo))
    except (CannotEditError, OSError) as error:
        session.print(session.say(_FAILED).format(reason=error), error=True)
        return ExitCode.PROBLEMS


def _print(session: Session, options: Options, order: QrOrder, form: Format, found: tuple[Site, ShortLink, str]) -> int:
    site, link, logo = found
    address = whole(site, link, order.language)
    width, code = _sized(address, order, has_logo=bool(logo))
    span = link.span if link.span.line else Span(LINKS_FILE)
    session.report(problems(code, width, order.distance * _MM_PER_M, span), options.root)
    language = order.language or link.language or site.config.first_language
    alt = Messages(language).gettext(_ALT).format(address=in_clear(address))
    one = StickerLabel(code, alt, order.title, logo)
    target = order.output or Path(f"qr-{link.code}.{form}")
    author = site.config.said("publisher", language)[0]
    write_whole(target, label(one, width, form, dpi=order.dpi, language=language, author=author))
    said = {"file": target, "address": address, "width": f"{width:g}", "level": code.level, "count": code.count}
    session.print(session.say(_DONE).format(**said))
    metres = format_decimal(reach_mm(code, width) / _MM_PER_M, "0.#", locale=session.language)
    click.echo(session.say(_LEAST).format(least=smallest_mm(code), metres=metres), err=True)
    return ExitCode.FINE


def _sized(address: str, order: QrOrder, *, has_logo: bool) -> tuple[float, Symbol]:
    """Choose the width, where none was asked for: the usual one, or what the distance needs."""
    asked = order.width or _USUAL_MM
    code = symbol(address, asked, has_logo=has_logo)
    if order.width:
        return asked, code
    return max(asked, float(smallest_mm(code, order.distance * _MM_PER_M))), code


def _logo(session: Session, options: Options, file: Path | None) -> str | None:
    """Read the logo; empty where none was asked for, None and the problem said for what is none. Raises `OSError`."""
    if file is None:
        return ""
    try:
        return as_svg(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "")
    except ValueError:
        session.report([problem("qr-logo", Span(str(file)), file=file.name)], options.root)
        return None


_ALT = translatable("QR code of {address}")
_NO_FORMAT = translatable("“{file}” ends neither in .svg nor in .png nor in .pdf: say which with --format.")
_FAILED = translatable("The QR code could not be made: {reason}.")
_DONE = translatable(
    "{file}: {address}, {width} mm wide without its margin, {count} squares a side, correction {level}."
)
_LEAST = translatable("At least {least} mm wide; at this width it is read from about {metres} m.")
