"""`moderate`: what waits, and `publish`, `hold`, `reject`, `restore`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.moderation import (
    NameTakenError,
    NotFoundError,
    Waiting,
    hold,
    named,
    other_languages,
    publish,
    published,
    reject,
    rejected,
    restore,
    waiting,
)
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.lock import alone
from cartostory.build.pipeline import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.site import load
from cartostory.model import Event, Precision
from cartostory.problems.catalogue.entry import counted, translatable


def show(session: Session, options: Options, layout: str) -> int:
    """List what waits; give the exit code."""
    site, _ = load(options.root)
    found = waiting(site)
    if layout == "json":
        session.print(json.dumps([_fields(one) for one in found], ensure_ascii=False, indent=1))
        return ExitCode.FINE
    for one in found:
        _show_one(session, one)
    count = len(found)
    session.print(session.count(_WAITING, count) if count else session.say(_NOTHING))
    put_aside = rejected(options.root)
    if put_aside:
        session.print(session.count(_PUT_ASIDE, len(put_aside)))
    return ExitCode.FINE


def _show_one(session: Session, one: Waiting) -> None:
    fields = _fields(one)
    session.print(f"{one.name}  ({one.path})")
    when = " – ".join(filter(None, (fields["when"], fields["end"])))
    session.print("  " + "  ·  ".join(filter(None, (fields["title"], when, fields["who"], fields["where"]))))
    session.print("".join(f"  │ {line}\n" for line in one.text.text.text.strip().splitlines()[:6]).rstrip("\n"))
    if one.contacts:
        session.print("  " + session.say(_WOULD_TELL).format(told=", ".join(one.contacts)))


def _fields(one: Waiting) -> dict[str, str]:
    text = one.text
    if isinstance(text, Event):
        when, who = _moment(text.start, text.precision), ", ".join(text.who)
        end = _moment(text.end, text.end_precision) if text.end else ""
    else:
        when, end, who = text.written.isoformat() if text.written else "", "", text.author
    fields = {"name": one.name, "path": one.path, "title": text.title, "when": when, "end": end, "who": who}
    return {**fields, "where": text.where, "contacts": ", ".join(one.contacts)}


_EXACT = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d", Precision.MINUTE: "%Y-%m-%d %H:%M"}


def _moment(moment: datetime, precision: Precision) -> str:
    """Write a moment as exactly as it is known: midnight is an hour only where somebody wrote it."""
    return moment.strftime(_EXACT[precision])


def publish_drafts(session: Session, options: Options, names: Sequence[str], *, everything: bool) -> int:
    """Publish drafts by name, or all of them; warn of those that tell how to reach somebody."""
    found = {one.path: one for one in waiting(load(options.root)[0])}

    def deed(paths: tuple[str, ...]) -> None:
        publish(options.root, paths)
        for path in paths:
            session.print(session.say(_PUBLISHED).format(path=path))
            if found[path].contacts:
                told = ", ".join(found[path].contacts)
                said = session.say(_TELLS).format(path=path, told=told, name=found[path].name)
                session.print(said, error=True)

    return _each(session, options, tuple(found) if everything else names, tuple(found), deed)


def hold_back(session: Session, options: Options, names: Sequence[str]) -> int:
    """Make published texts drafts again."""

    def deed(paths: tuple[str, ...]) -> None:
        hold(options.root, paths)
        for path in paths:
            session.print(session.say(_HELD).format(path=path))

    return _each(session, options, names, [one.path for one in published(load(options.root)[0])], deed)


def reject_drafts(session: Session, options: Options, names: Sequence[str]) -> int:
    """Put drafts aside; say which other languages of theirs are published, and stay so."""
    site, _ = load(options.root)
    shown = [one.path for one in published(site)]

    def deed(paths: tuple[str, ...]) -> None:
        for path, target in zip(paths, reject(options.root, paths), strict=True):
            session.print(session.say(_REJECTED).format(path=path, target=target))
        for path in other_languages(paths[0], shown):
            session.print(session.say(_STAYS).format(path=path), error=True)

    return _each(session, options, names, [one.path for one in waiting(site)], deed)


def restore_drafts(session: Session, options: Options, names: Sequence[str]) -> int:
    """Take drafts back from those put aside."""

    def deed(paths: tuple[str, ...]) -> None:
        for target in restore(options.root, paths):
            session.print(session.say(_RESTORED).format(path=target))

    return _each(session, options, names, rejected(options.root), deed)


Deed = Callable[[tuple[str, ...]], None]


def _each(session: Session, options: Options, names: Sequence[str], paths: Sequence[str], deed: Deed) -> int:
    """Do a deed to each text that is named, in all its languages. A wrong name stops nothing else, and is said."""
    failed = 0
    done: set[tuple[str, ...]] = set()
    with alone(options.state):
        for name in names:
            try:
                files = named(name, paths)
                if files in done:
                    continue
                done.add(files)
                deed(files)
                if len(files) > 1:
                    session.print(session.say(_TOGETHER).format(count=len(files)))
            except NotFoundError:
                session.print(session.say(_NO_SUCH).format(name=name, known=", ".join(paths) or "–"), error=True)
                failed += 1
            except NameTakenError as taken:
                session.print(session.say(_TAKEN).format(name=name, path=taken.path), error=True)
                failed += 1
            except CannotEditError:
                session.print(session.say(_BROKEN).format(name=name), error=True)
                failed += 1
    return ExitCode.USAGE if failed else ExitCode.FINE


_NOTHING = translatable("Nothing waits.")
_WAITING = counted(
    "{count} draft waits: cartostory moderate publish NAME, or reject NAME.",
    "{count} drafts wait: cartostory moderate publish NAME, or reject NAME.",
)
_PUT_ASIDE = counted(
    "{count} was rejected before: cartostory moderate restore NAME takes it back.",
    "{count} were rejected before: cartostory moderate restore NAME takes one back.",
)
_NO_SUCH = translatable("Nothing to do for “{name}”: no single text here bears that name. There are: {known}.")
_TAKEN = translatable("“{name}” stays where it is: {path} is there already. Rename one of the two.")
_BROKEN = translatable("“{name}” was not changed: its settings between the lines “---” cannot be read.")
_PUBLISHED = translatable("{path}: will be published by the next build.")
_HELD = translatable("{path}: a draft again.")
_REJECTED = translatable("{path}: rejected, and kept as {target}.")
_TOGETHER = translatable("Those are one text in {count} languages: they go together.")
_STAYS = translatable("{path} is the same text in another language, and stays published (cartostory moderate hold).")
_WOULD_TELL = translatable("! Once published, everybody reads: {told}")
_TELLS = translatable(
    "{path}: everybody will read {told}. Unless its owner wants that: cartostory moderate hold {name}, and take it out."
)
_RESTORED = translatable("{path}: waits again.")


# `bring csv` and `moderate`: the command line of what others send for the programme and the wall.

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
    from cartostory.authoring.importing.draft import Shelf  # noqa: PLC0415 - each command brings what it needs
    from cartostory.cli.bring import bring_csv as bring_table  # noqa: PLC0415 - same

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
    if context.invoked_subcommand:
        return 0
    session: Session = context.obj
    return show(session, session.options(given), layout)


@moderate.command("publish", help=translatable("Publish drafts: the next build shows them."))
@click.argument("names", nargs=-1)
@click.option("--all", "everything", is_flag=True, help=translatable("Every draft that waits."))
@options("site", "lang")
@click.pass_obj
def publish_command(session: Session, /, *, names: tuple[str, ...], everything: bool, **given: Any) -> int:
    """Publish drafts: the next build shows them."""
    if bool(names) is everything:
        raise click.UsageError(session.say(translatable("Name drafts, or write --all.")))
    return publish_drafts(session, session.options(given), names, everything=everything)


@moderate.command("hold", help=translatable("Make published events or notes drafts again."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def hold_command(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Make published events or notes drafts again."""
    return hold_back(session, session.options(given), names)


@moderate.command("reject", help=translatable("Put drafts aside: they are kept, and not brought again."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def reject_command(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Put drafts aside: they are kept, and not brought again."""
    return reject_drafts(session, session.options(given), names)


@moderate.command("restore", help=translatable("Take rejected drafts back."))
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def restore_command(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Take rejected drafts back."""
    return restore_drafts(session, session.options(given), names)
