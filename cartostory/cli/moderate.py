"""`moderate`: what waits; `publish`, `hold`, `reject` and `restore` decide."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import click

from cartostory.authoring.moderation import (
    NameTakenError,
    NoSuchDraftError,
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
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.site import load
from cartostory.model import Event, Precision
from cartostory.problems.messages import counted, translatable

_LAYOUTS = click.Choice(["text", "json"])


@click.group(cls=SpokenGroup, invoke_without_command=True)
@options("site")
@click.option("--format", "layout", type=_LAYOUTS, default="text", help=translatable("text or json."))
@click.option("--lang", expose_value=False, hidden=True)
@click.pass_context
def moderate(context: click.Context, /, *, layout: str, **given: Any) -> int:
    """List the drafts of the programme and of the wall, and decide on each."""
    if context.invoked_subcommand:
        return ExitCode.FINE
    session: Session = context.obj
    asked = session.options(given)
    site, _ = load(asked.root)
    drafts = waiting(site)
    if layout == "json":
        session.print(json.dumps([_fields(draft) for draft in drafts], ensure_ascii=False, indent=1))
        return ExitCode.FINE
    for draft in drafts:
        _show(session, draft)
    count = len(drafts)
    session.print(session.count(_WAITING, count) if count else session.say(_NOTHING))
    put_aside = rejected(asked.root)
    if put_aside:
        session.print(session.count(_PUT_ASIDE, len(put_aside)))
    return ExitCode.FINE


@moderate.command("publish")
@click.argument("names", nargs=-1)
@click.option("--all", "everything", is_flag=True, help=translatable("Every draft that waits."))
@options("site", "lang")
@click.pass_obj
def publish_drafts(session: Session, /, *, names: tuple[str, ...], everything: bool, **given: Any) -> int:
    """Publish drafts: the next build shows them."""
    if bool(names) is everything:
        raise click.UsageError(session.say(translatable("Name drafts, or write --all.")))
    asked = session.options(given)
    drafts = {draft.path: draft for draft in waiting(load(asked.root)[0])}

    def deed(paths: tuple[str, ...]) -> None:
        publish(asked.root, paths)
        for path in paths:
            session.print(session.say(_PUBLISHED).format(path=path))
            if drafts[path].contacts:
                contacts = ", ".join(drafts[path].contacts)
                warning = session.say(_TELLS).format(path=path, told=contacts, name=drafts[path].name)
                session.print(warning, error=True)

    return _each(session, asked, tuple(drafts) if everything else names, tuple(drafts), deed)


@moderate.command("hold")
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def hold_texts(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Make published events or notes drafts again."""
    asked = session.options(given)

    def deed(paths: tuple[str, ...]) -> None:
        hold(asked.root, paths)
        for path in paths:
            session.print(session.say(_HELD).format(path=path))

    return _each(session, asked, names, [text.path for text in published(load(asked.root)[0])], deed)


@moderate.command("reject")
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def reject_drafts(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Put drafts aside: they are kept, and not brought again."""
    asked = session.options(given)
    site, _ = load(asked.root)
    shown = [text.path for text in published(site)]

    def deed(paths: tuple[str, ...]) -> None:
        for path, target in zip(paths, reject(asked.root, paths), strict=True):
            session.print(session.say(_REJECTED).format(path=path, target=target))
        for path in other_languages(paths[0], shown):
            session.print(session.say(_STAYS).format(path=path), error=True)

    return _each(session, asked, names, [draft.path for draft in waiting(site)], deed)


@moderate.command("restore")
@click.argument("names", nargs=-1, required=True)
@options("site", "lang")
@click.pass_obj
def restore_drafts(session: Session, /, *, names: tuple[str, ...], **given: Any) -> int:
    """Take rejected drafts back."""
    asked = session.options(given)

    def deed(paths: tuple[str, ...]) -> None:
        for target in restore(asked.root, paths):
            session.print(session.say(_RESTORED).format(path=target))

    return _each(session, asked, names, rejected(asked.root), deed)


def _show(session: Session, draft: Waiting) -> None:
    fields = _fields(draft)
    session.print(f"{draft.name}  ({draft.path})")
    when = " – ".join(filter(None, (fields["when"], fields["end"])))
    session.print("  " + "  ·  ".join(filter(None, (fields["title"], when, fields["who"], fields["where"]))))
    session.print("".join(f"  │ {line}\n" for line in draft.text.text.text.strip().splitlines()[:6]).rstrip("\n"))
    if draft.contacts:
        session.print("  " + session.say(_WOULD_TELL).format(told=", ".join(draft.contacts)))


def _fields(draft: Waiting) -> dict[str, str]:
    text = draft.text
    if isinstance(text, Event):
        when, who = _moment(text.start, text.precision), ", ".join(text.who)
        end = _moment(text.end, text.end_precision) if text.end else ""
    else:
        when, end, who = text.written.isoformat() if text.written else "", "", text.author
    fields = {"name": draft.name, "path": draft.path, "title": text.title, "when": when, "end": end, "who": who}
    return {**fields, "where": text.where, "contacts": ", ".join(draft.contacts)}


_EXACT = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d", Precision.MINUTE: "%Y-%m-%d %H:%M"}


def _moment(moment: datetime, precision: Precision) -> str:
    """Write a moment as exactly as it is known: midnight is an hour only where somebody wrote it."""
    return moment.strftime(_EXACT[precision])


Deed = Callable[[tuple[str, ...]], None]


def _each(session: Session, options: Options, names: Sequence[str], paths: Sequence[str], deed: Deed) -> int:
    """Do a deed to each text that is named, in all its languages. A wrong name stops nothing else, and is said."""
    failed = 0
    done: set[tuple[str, ...]] = set()
    with alone(options):
        for name in names:
            try:
                files = named(name, paths)
                if files in done:
                    continue
                done.add(files)
                deed(files)
                if len(files) > 1:
                    session.print(session.say(_TOGETHER).format(count=len(files)))
            except NoSuchDraftError:
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
