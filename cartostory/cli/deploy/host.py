"""A target -> an open line to its host, with the questions of a first contact; and one deployment at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cartostory.build.options import Options
from cartostory.build.progress import bar
from cartostory.cli.session import Session, agrees
from cartostory.deploy.credentials import Passwords
from cartostory.deploy.host_lock import Mine, me
from cartostory.deploy.hosts import Caller, call
from cartostory.deploy.publish import Manner, Order, Published, publish
from cartostory.deploy.transport import HostError, Reason, Transport
from cartostory.model.deploy_target import DeployTarget, Scheme
from cartostory.problems.messages import translatable


@contextmanager
def host_line(session: Session, options: Options, target: DeployTarget, *, accept_new: bool) -> Iterator[Transport]:
    """Open a line to the host, and hang up at the end. Raises `HostError`."""
    if target.to.scheme is Scheme.FTP and target.insecure:
        session.print(session.say(_IN_CLEAR).format(address=target.to), error=True)
    transport = call(target, caller(session, options, accept_new=accept_new))
    try:
        yield transport
    finally:
        transport.close()


def caller(session: Session, options: Options, *, accept_new: bool) -> Caller:
    """Make who calls: passwords and new hosts are asked about where there is a terminal."""

    def ask(address: str) -> str | None:
        if not sys.stdin.isatty():
            return None
        question = session.say(_PASSWORD).format(address=address)
        return str(click.prompt(question, hide_input=True, err=True)) or None

    def trust(host: str, fingerprint: str) -> bool:
        session.print(session.say(_FIRST).format(host=host, fingerprint=fingerprint), error=True)
        return accept_new or (sys.stdin.isatty() and agrees(session, session.say(_TRUST)))

    return Caller(options.root, Path.home(), Passwords(os.environ, ask), trust)


def publish_watched(session: Session, transport: Transport, order: Order, mine: Mine) -> Published:
    """Publish with a bar, and say when somebody else holds the lock. Raises `HostError`."""
    with bar(sys.stderr, session.messages, os.environ) as watcher:

        def progress(step: str, done: int, total: int) -> None:
            unit = 1000 if step == "send" else 1
            watcher(step, done // unit, max(1, total // unit))

        def waiting(who: str) -> None:
            session.print(session.say(_WAITING).format(who=who or "…"), error=True)

        return publish(transport, order, Manner(mine, progress=progress, waiting=waiting))


@contextmanager
def one_at_a_time(options: Options, target: DeployTarget) -> Iterator[Mine]:
    """Keep two deployments of this machine apart, and tell the host which earlier one of them has died for certain.

    Raises `HostError`, `OSError`.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a look at the help needs no lock

    folder = options.state / "deploy"
    folder.mkdir(parents=True, exist_ok=True)
    token = folder / f"{target.name}.token"
    lock = FileLock(folder / f"{target.name}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise HostError(Reason.LOCKED, str(options.root)) from None
    try:
        mine = Mine(me(), token.read_text("utf-8") if token.exists() else "")
        token.write_text(mine.holder.token, "utf-8")
        yield mine
        token.unlink(missing_ok=True)  # not after a failure: the lock on the host may still stand
    finally:
        lock.release()


_PASSWORD = translatable("Password of {address}")
_FIRST = translatable("The host {host} is met for the first time. The fingerprint of its key: {fingerprint}")
_TRUST = translatable("Does the host’s letter, or its website, show the same one?")
_WAITING = translatable("A deployment holds the lock on the host ({who}). Watching whether it is still alive …")
_IN_CLEAR = translatable("{address} is reached without encryption: the password and every page travel in clear.")
