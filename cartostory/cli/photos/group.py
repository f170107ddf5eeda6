"""`photos register`, `place`, `form`, `report`, `withdraw` and `restore`: the command line of the room of that name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.problems.catalogue.entry import translatable

_FORMATS = click.Choice(["table", "csv", "json"])
_YES = translatable("Do it without asking.")


def _said(_context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse what says nothing, as an option that is missing."""
    if not value.strip():
        raise click.MissingParameter(param=option)
    return value.strip()


@click.group("photos", cls=SpokenGroup, help=translatable("Register, place, list and withdraw photographs."))
@click.option("--lang", expose_value=False, hidden=True)
def photos() -> None:
    """Register, place, list and withdraw photographs."""


@photos.command(help=translatable("Add an entry to fill in for each photograph that the register does not know."))
@options("site", "lang")
@click.pass_obj
def register(session: Session, /, **given: Any) -> int:
    """Add an entry to fill in for each photograph that the register does not know."""
    from cartostory.cli.photos.register import register as add  # noqa: PLC0415 - each command brings what it needs

    return add(session, session.options(given))


@photos.command(help=translatable("Propose places for photographs without one, and write them into the register."))
@options("site", "today", "lang")
@click.option("--apply", "--yes", "-y", "agreed", is_flag=True, help=_YES)
@click.pass_obj
def place(session: Session, /, *, agreed: bool, **given: Any) -> int:
    """Propose places for photographs without one, and write them into the register."""
    from cartostory.cli.photos.place import place as propose  # noqa: PLC0415 - same

    return propose(session, session.options(given), agreed=agreed)


@photos.command(
    help=translatable(
        "Make the consent form that people sign, as PDF (A4) to print; for one photograph or recording, with what is "
        "known of it."
    )
)
@click.argument("file", default="")
@options("site")
@click.option(
    "--lang", "language", default="", help=translatable("The form’s language; the site’s first one without it.")
)
@click.option("--output", type=FILE, help=translatable("The PDF to write: consent-form-fr.pdf."))
@click.pass_obj
def form(session: Session, /, *, file: str, language: str, output: Path | None, **given: Any) -> int:
    """Make the consent form that people sign, as PDF (A4) to print."""
    from cartostory.cli.photos.form import form as print_form  # noqa: PLC0415 - same

    return print_form(session, session.options(given), file, (language, output))


@photos.command(help=translatable("List what is published where, under what right, and until when."))
@options("site", "drafts", "today", "lang")
@click.option(
    "--expires-within",
    "days",
    type=click.IntRange(min=0),
    metavar="N",
    help=translatable("Only photographs whose consent ends within N days, or has ended."),
)
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@click.pass_obj
def report(session: Session, /, *, days: int | None, layout: str, **given: Any) -> int:
    """List what is published where, under what right, and until when."""
    from cartostory.cli.photos.report import report as show  # noqa: PLC0415 - same

    return show(session, session.options(given), days, layout)


@photos.command(help=translatable("Withdraw a photograph from everywhere, for good."))
@click.argument("file")
@options("site", "output", "jobs", "today", "lang")
@click.option(
    "--keep", multiple=True, metavar="FILE", help=translatable("A picture that only looks like it, and stays.")
)
@click.option(
    "--reason", required=True, callback=_said, help=translatable("Why, in a few words, without naming anybody.")
)
@click.option("--yes", "-y", "agreed", is_flag=True, help=_YES)
@click.pass_obj
def withdraw(session: Session, /, *, file: str, reason: str, keep: tuple[str, ...], agreed: bool, **given: Any) -> int:
    """Withdraw a photograph from everywhere, for good."""
    from cartostory.cli.photos.withdraw import Wish  # noqa: PLC0415 - same
    from cartostory.cli.photos.withdraw import withdraw as take_out  # noqa: PLC0415 - same

    return take_out(session, session.options(given), Wish(file, reason, keep), agreed=agreed)


@photos.command(
    help=translatable("Take a photograph off the withdrawal list: its entry comes back, the picture does not.")
)
@click.argument("file")
@options("site", "lang")
@click.option("--yes", "-y", "agreed", is_flag=True, help=_YES)
@click.pass_obj
def restore(session: Session, /, *, file: str, agreed: bool, **given: Any) -> int:
    """Take a photograph off the withdrawal list: its entry comes back, the picture does not."""
    from cartostory.cli.photos.restore import restore as undo  # noqa: PLC0415 - same

    return undo(session, session.options(given), file, agreed=agreed)
