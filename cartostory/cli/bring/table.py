"""`bring csv FILE --as events|wall`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.importing.draft import DraftKind, Refused
from cartostory.authoring.importing.import_table import (
    Brought,
    Columns,
    columns_of,
    known_marks,
    write_drafts,
    write_refused,
)
from cartostory.authoring.importing.import_table import bring as import_rows
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.load.site import load
from cartostory.load.tables.table import LARGEST_BYTES, MOST_ROWS, NotATableError, Table, read_table
from cartostory.problems.messages import counted, translatable


@click.command("csv", cls=SpokenCommand)
@click.argument("file", type=FILE)
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
    kind = DraftKind(shelf)
    chosen = {name.strip(): key.strip() for name, _, key in (column.rpartition("=") for column in columns)}
    if "" in chosen or not {*chosen.values()} <= {"", *kind.wanted}:
        sentence = session.say(translatable("--column takes NAME=KEY, and the keys are: {known}."))
        raise click.UsageError(sentence.format(known=", ".join(kind.wanted)))
    return _bring_table(session, session.options(given), file, kind, chosen, language, dry=dry)


def _bring_table(  # noqa: PLR0917 - what the command line says
    session: Session,
    options: Options,
    file: Path,
    shelf: DraftKind,
    chosen: Mapping[str, str],
    language: str | None,
    *,
    dry: bool,
) -> int:
    """Bring a table as drafts; give the exit code: 1 where rows are left to correct."""
    try:
        table = read_table(file.read_bytes(), shelf.wanted)
    except OSError as error:
        session.print(session.say(_UNREADABLE).format(file=file, reason=session.why(error)), error=True)
        return ExitCode.USAGE
    except NotATableError as error:
        blanks = {"file": file, "format": error.format, "megabytes": LARGEST_BYTES // 1_000_000, "rows": MOST_ROWS}
        session.print(session.say(_NO_TABLE[error.reason]).format(**blanks), error=True)
        return ExitCode.USAGE
    missing = [name for name in chosen if name not in table.header]
    if missing:
        sentence = session.say(_NO_COLUMN).format(name=missing[0], known=", ".join(filter(None, table.header)))
        session.print(sentence, error=True)
        return ExitCode.USAGE
    columns = columns_of(table, shelf, chosen)
    _show_columns(session, table, columns, file)
    if not {"title", "text"} & set(columns.keys):
        session.print(session.say(_NO_KEYS).format(known=", ".join(shelf.wanted)), error=True)
        return ExitCode.USAGE
    with alone(options):
        outcome = import_rows(table, columns, shelf, file.name, known_marks(options.root, shelf))
        return _tell(session, options, file, table, columns, shelf, outcome, _suffix(options, language), dry=dry)


def _suffix(options: Options, language: str | None) -> str:
    """Give what stands in file names for a language that is not the site's first."""
    first = load(options.root)[0].config.first_language
    return f".{language}" if language and language != first else ""


def _show_columns(session: Session, table: Table, columns: Columns, file: Path) -> None:
    session.print(session.count(_READ, len(table.rows), file=file.name, encoding=table.encoding))
    for key, number in columns.keys.items():
        session.print(f"  {table.header[number]} → {key}")
    for names, sentence in ((columns.private, _PRIVATE), (columns.unknown, _UNKNOWN)):
        if names:
            session.print(session.say(sentence).format(names=", ".join(names)))
    if columns.nameless:
        session.print(session.say(_NAMELESS).format(numbers=", ".join(map(str, columns.nameless))), error=True)


def _tell(  # noqa: PLR0917 - same
    session: Session,
    options: Options,
    file: Path,
    table: Table,
    columns: Columns,
    shelf: DraftKind,
    outcome: Brought,
    suffix: str,
    *,
    dry: bool,
) -> int:
    drafts = [draft for _, draft in outcome.drafts]
    paths = [f"{shelf.folder}/{draft.name}{suffix}.md" for draft in drafts]
    if not dry:
        paths = list(write_drafts(options.root, shelf, drafts, suffix))
    session.print(session.count(_WOULD if dry else _MADE, len(paths), folder=shelf.folder))
    for path in paths:
        session.print(f"  {path}")
    _warn(session, file, outcome)
    if outcome.known:
        session.print(session.count(_KNOWN, outcome.known))
    if outcome.repeated:
        session.print(session.count(_REPEATED, outcome.repeated))
    if paths and not dry:
        session.print(session.say(_NEXT))
    return _refused(session, file, table, columns, outcome, dry=dry)


def _warn(session: Session, file: Path, outcome: Brought) -> None:
    """Name the rows whose text tells how to reach somebody: it is brought, and a person decides."""
    telling = [(row, draft) for row, draft in outcome.drafts if draft.contacts]
    if telling:
        session.print(session.count(_TELLING, len(telling)), error=True)
    for row, draft in telling:
        session.print(f"  {file.name}:{row.line}  {draft.name}: {', '.join(draft.contacts)}", error=True)


def _refused(session: Session, file: Path, table: Table, columns: Columns, outcome: Brought, *, dry: bool) -> int:
    if not outcome.refused:
        return ExitCode.FINE
    reasons = [(row, _reason(session, table, columns, why)) for row, why in outcome.refused]
    session.print(session.count(_LEFT, len(outcome.refused)), error=True)
    for row, reason in reasons:
        session.print(f"  {file.name}:{row.line}  {reason}", error=True)
    if not dry:
        target = write_refused(file, table, reasons)
        session.print(session.say(_BESIDE).format(file=target), error=True)
    return ExitCode.PROBLEMS


def _reason(session: Session, table: Table, columns: Columns, why: Refused) -> str:
    column = table.header[columns.keys[why.key]] if why.key else ""
    return session.say(_REASONS[why.reason]).format(value=why.value, column=column)


_UNREADABLE = translatable("{file} cannot be read: {reason}.")
_NO_TABLE = {
    "empty": translatable("{file} holds no row."),
    "too-large": translatable("{file} is larger than {megabytes} MB: that is no table of a form. Cut it in pieces."),
    "too-many-rows": translatable("{file} holds more than {rows} rows. Cut it in pieces."),
    "other-format": translatable(
        "{file} is {format}, not a table as text. If it holds one, open it where it was made, and save it as "
        "“Text CSV”."
    ),
    "broken": translatable(
        "{file} cannot be understood as a table. Open it in LibreOffice Calc, and save it anew as “Text CSV”."
    ),
}
_NO_COLUMN = translatable("There is no column “{name}”. The columns are: {known}.")
_NO_KEYS = translatable(
    "No column was recognised as a title or a text. Say which is which: --column 'Name of the column=title'. "
    "Keys: {known}."
)
_READ = counted("{file}: {count} row ({encoding}).", "{file}: {count} rows ({encoding}).")
_PRIVATE = translatable("Left out, since they are nobody else’s business: {names}.")
_UNKNOWN = translatable("Left out, since no key stands for them (--column says which is which): {names}.")
_NAMELESS = translatable(
    "Left out, since they have no name in the header (give them one there): the columns number {numbers}."
)
_WOULD = counted("{count} draft would be made in {folder}:", "{count} drafts would be made in {folder}:")
_MADE = counted("{count} draft made in {folder}:", "{count} drafts made in {folder}:")
_KNOWN = counted(
    "{count} row was here already, and is left as it is.", "{count} rows were here already, and are left as they are."
)
_REPEATED = counted(
    "{count} row stands in the file a second time, and was brought once.",
    "{count} rows stand in the file a second time, and were brought once.",
)
_NEXT = translatable("Nothing is published yet. Read them with: cartostory moderate")
_LEFT = counted("{count} row could not be brought:", "{count} rows could not be brought:")
_BESIDE = translatable("They are in {file}, each with its reason: correct them there, and bring that file.")
_TELLING = counted(
    "{count} text holds an e-mail address or a telephone number, and was brought as it was typed. Before you "
    "publish it, take it out, or make sure that its owner wants it read by everybody:",
    "{count} texts hold an e-mail address or a telephone number, and were brought as they were typed. Before you "
    "publish them, take it out, or make sure that its owner wants it read by everybody:",
)
_REASONS = {
    "too-many-cells": translatable(
        "too many cells ({value} more than the header): a separator in a text has torn it, and what follows is "
        "shifted. Join the text again, between quotation marks; or, where each row ends with a separator, let the "
        "header end with one too"
    ),
    "contact": translatable(
        "“{value}”, in “{column}”, is an e-mail address or a telephone number: take it out, or leave the whole column "
        "out with --column '{column}='"
    ),
    "no-title": translatable("no title"),
    "no-text": translatable("no text"),
    "no-date": translatable("no date"),
    "date-in-doubt": translatable(
        "“{value}” may be two days: other rows of this column write the day first, others the month. Write it as "
        "2026-11-14"
    ),
    "wrong-date": translatable("“{value}” is not understood as a date with its year, such as 14/11/2026"),
    "wrong-hour": translatable(
        "“{value}” is not understood as a day and an hour, such as 14/11/2026 18h30 or 14/11/2026 18h30 – 20h"
    ),
    "wrong-end": translatable("“{value}” is not understood as an end, such as 14/11/2026 20h"),
    "wrong-position": translatable("“{value}” is not a latitude and a longitude in degrees"),
}
