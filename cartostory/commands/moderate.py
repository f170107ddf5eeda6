"""`moderate`: what waits, and `publish`, `hold`, `reject`, `restore`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from cartostory.catalogue.entry import translatable
from cartostory.commands.session import Session
from cartostory.load.site import load
from cartostory.lock import alone
from cartostory.model import Event
from cartostory.moderation import (
    NameTakenError,
    NotFoundError,
    Waiting,
    hold,
    named,
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
        session.print(f"{one.name}  ({one.path})")
        session.print("  " + "  ·  ".join(filter(None, map(str, list(_fields(one).values())[2:]))))
        session.print("".join(f"  │ {line}\n" for line in one.text.text.text.strip().splitlines()[:6]).rstrip("\n"))
    count = len(found)
    session.print(session.say(_WAITING if count else _NOTHING).format(count=count))
    put_aside = rejected(options.root)
    if put_aside:
        session.print(session.say(_PUT_ASIDE).format(count=len(put_aside)))
    return FINE


def _fields(one: Waiting) -> dict[str, str]:
    text = one.text
    if isinstance(text, Event):
        when, who = text.start.isoformat(" ", "minutes"), ", ".join(text.who)
    else:
        when, who = text.written.isoformat() if text.written else "", text.author
    return {"name": one.name, "path": one.path, "title": text.title, "when": when, "who": who, "where": text.where}


def publish_drafts(session: Session, options: Options, names: Sequence[str], *, everything: bool) -> int:
    """Publish drafts by name, or all of them."""
    paths = [one.path for one in waiting(load(options.root)[0])]
    return _each(session, options, paths if everything else names, paths, _published)


def hold_back(session: Session, options: Options, names: Sequence[str]) -> int:
    """Make published texts drafts again."""
    paths = [one.path for one in published(load(options.root)[0])]
    return _each(session, options, names, paths, _held)


def reject_drafts(session: Session, options: Options, names: Sequence[str]) -> int:
    """Put drafts aside."""
    paths = [one.path for one in waiting(load(options.root)[0])]
    return _each(session, options, names, paths, _rejected)


def restore_drafts(session: Session, options: Options, names: Sequence[str]) -> int:
    """Take drafts back from those put aside."""
    return _each(session, options, names, rejected(options.root), _restored)


Deed = Callable[[Session, Options, str], str]


def _each(session: Session, options: Options, names: Sequence[str], paths: Sequence[str], deed: Deed) -> int:
    """Do a deed to each text that is named. A name that is wrong stops nothing else, and is said."""
    failed = 0
    with alone(options.state):
        for name in names:
            try:
                session.print(deed(session, options, named(name, paths)))
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


def _published(session: Session, options: Options, path: str) -> str:
    publish(options.root, path)
    return session.say(_PUBLISHED).format(path=path)


def _held(session: Session, options: Options, path: str) -> str:
    hold(options.root, path)
    return session.say(_HELD).format(path=path)


def _rejected(session: Session, options: Options, path: str) -> str:
    return session.say(_REJECTED).format(path=path, target=reject(options.root, path))


def _restored(session: Session, options: Options, path: str) -> str:
    return session.say(_RESTORED).format(path=restore(options.root, path))


_NOTHING = translatable("Nothing waits.")
_WAITING = translatable("{count} drafts wait: cartostory moderate publish NAME, or reject NAME.")
_PUT_ASIDE = translatable("{count} were rejected before: cartostory moderate restore NAME takes one back.")
_NO_SUCH = translatable("Nothing to do for “{name}”: no single text here bears that name. There are: {known}.")
_TAKEN = translatable("“{name}” stays where it is: {path} is there already. Rename one of the two.")
_BROKEN = translatable("“{name}” was not changed: its settings between the lines “---” cannot be read.")
_PUBLISHED = translatable("{path}: will be published by the next build.")
_HELD = translatable("{path}: a draft again.")
_REJECTED = translatable("{path}: rejected, and kept as {target}.")
_RESTORED = translatable("{path}: waits again.")
