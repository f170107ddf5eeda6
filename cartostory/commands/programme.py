"""`bring csv` and `moderate`: the command line of what others send for the programme and the wall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.options import options
from cartostory.commands.session import Session
from cartostory.usage import SpokenGroup

_FILE = click.Path(dir_okay=False, path_type=Path)
_LAYOUTS = click.Choice(["text", "json"])


@click.group("bring", cls=SpokenGroup, help=translatable("Bring other people’s files into the site, as drafts."))
@click.option("--lang", expose_value=False, hidden=True)
def bring() -> None:
    """Bring other people's files into the site, as drafts."""


@bring.command("csv", help=translatable("Bring the answers of a form, exported as CSV: each row becomes a draft."))
@click.argument("file", type=_FILE)
@click.option(
    "--as",
    "shelf",
    type=click.Choice(["events", "wall"]),
    required=True,
    help=translatable("What the rows are: events of the programme, or notes of the wall."),
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=KEY",
    help=translatable("Say what a column is: 'Nom de la salle=where'. An empty key leaves it out."),
)
@click.option("--language", help=translatable("The language of the texts, where it is not the site’s first."))
@click.option("--dry-run", "dry", is_flag=True, help=translatable("Show what would be made, and write nothing."))
@options("site", "lang")
@click.pass_obj
def bring_csv(
    session: Session,
    /,
    *,
    file: Path,
    shelf: str,
    columns: tuple[str, ...],
    language: str | None,
    dry: bool,
    **given: Any,
) -> int:
    """Bring the answers of a form, exported as CSV: each row becomes a draft."""
    from cartostory.bring.draft import Shelf  # noqa: PLC0415 - each command brings what it needs
    from cartostory.commands.bring import bring_csv as bring_table  # noqa: PLC0415 - same

    told = {name.strip(): key.strip() for name, _, key in (one.rpartition("=") for one in columns)}
    unknown = [key for key in told.values() if key and key not in Shelf(shelf).wanted]
    if unknown or "" in told:
        known = ", ".join(Shelf(shelf).wanted)
        said = session.say(translatable("--column takes NAME=KEY, and the keys are: {known}."))
        raise click.UsageError(said.format(known=known))
    return bring_table(session, session.options(given), file, Shelf(shelf), told, language, dry=dry)


@click.group(
    "moderate",
    cls=SpokenGroup,
    invoke_without_command=True,
    help=translatable("List the drafts of the programme and of the wall, and decide on each."),
)
@options("site")
@click.option("--format", "layout", type=_LAYOUTS, default="text", help=translatable("text or json."))
@click.option("--lang", expose_value=False, hidden=True)
@click.pass_context
def moderate(context: click.Context, /, *, layout: str, **given: Any) -> int:
    """List the drafts of the programme and of the wall, and decide on each."""
    from cartostory.commands.moderate import show  # noqa: PLC0415 - same

    if context.invoked_subcommand:
        return 0
    session: Session = context.obj
    return show(session, session.options(given), layout)


@moderate.command(help=translatable("Publish drafts: the next build shows them."))
@click.argument("names", nargs=-1)
@click.option("--all", "everything", is_flag=True, help=translatable("Every draft that waits."))
@options("site", "lang")
@click.pass_obj
def publish(session: Session, /, *, names: tuple[str, ...], everything: bool, **given: Any) -> int:
    """Publish drafts: the next build shows them."""
    from cartostory.commands.moderate import publish_drafts  # noqa: PLC0415 - same

    if bool(names) is everything:
        raise click.UsageError(session.say(translatable("Name drafts, or write --all.")))
    return publish_drafts(session, session.options(given), names, everything=everything)


@moderate.command(help=translatable("Make published events or notes drafts again."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def hold(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Make published events or notes drafts again."""
    from cartostory.commands.moderate import hold_back  # noqa: PLC0415 - same

    return hold_back(session, session.options(given), names)


@moderate.command(help=translatable("Put drafts aside: they are kept, and not brought again."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def reject(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Put drafts aside: they are kept, and not brought again."""
    from cartostory.commands.moderate import reject_drafts  # noqa: PLC0415 - same

    return reject_drafts(session, session.options(given), names)


@moderate.command(help=translatable("Take rejected drafts back."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def restore(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Take rejected drafts back."""
    from cartostory.commands.moderate import restore_drafts  # noqa: PLC0415 - same

    return restore_drafts(session, session.options(given), names)
