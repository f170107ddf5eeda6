"""`moderate`: what waits, and `publish`, `hold`, `reject`, `restore`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from cartostory.catalogue.entry import counted, translatable
from cartostory.commands.session import Session
from cartostory.load.site import load
from cartostory.lock import alone
from cartostory.model import Event, Precision
from cartostory.moderation import (
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
from cartostory.pipeline import Options
from cartostory.source import CannotEditError

FINE, PROBLEMS, USAGE = 0, 1, 2


def show(session: Session, options: Options, layout: str) -> int:
    """List what waits; give the exit code."""
    site, _ = load(options.root)
    found = waiting(site)
    if layout == "json":
        session.print(json.dumps([_fields(one) for one in found], ensure_ascii=False, indent=1))
        return FINE
    for one in found:
        _show_one(session, one)
    count = len(found)
    session.print(session.count(_WAITING, count) if count else session.say(_NOTHING))
    put_aside = rejected(options.root)
    if put_aside:
        session.print(session.count(_PUT_ASIDE, len(put_aside)))
    return FINE


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
    return USAGE if failed else FINE


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
