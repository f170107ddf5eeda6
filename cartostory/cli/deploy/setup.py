"""`deploy --setup`: what the host's letter says, question by question, tried at once and written into config.yaml."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import click

from cartostory.authoring.deploy_target import add_target
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.options import Options
from cartostory.cli.deploy.ask import Questions
from cartostory.cli.deploy.host import caller
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, agrees
from cartostory.deploy.credentials import Passwords, to_keyring, variables
from cartostory.deploy.hosts import Caller, call
from cartostory.deploy.probe import candidates, is_served
from cartostory.deploy.refusals import explain_refusal
from cartostory.deploy.transport import HostError, Transport
from cartostory.load.config import load_config
from cartostory.load.deploy import parse_address
from cartostory.model.deploy_target import PORTS, DeployTarget, HostAddress, Scheme
from cartostory.problems.messages import translatable

_SCHEMES = ("sftp", "ftps", "rsync", "folder")


def set_up(session: Session, options: Options, ask: Questions) -> int:
    """Ask, try, write; give the exit code."""
    config, _ = load_config(options.root)
    name = ask.target or "mairie"
    if name in config.deploy:
        session.print(session.say(_TAKEN).format(name=name), error=True)
        return ExitCode.USAGE
    password = _Remembered()
    calling = _caller(session, options, ask, password)
    try:
        target = _try(session, calling, DeployTarget(name, _address(session)))
        _check_address(session, calling, target, config.address)
        add_target(options.root, name, str(target.to))
    except HostError as error:
        session.print(explain_refusal(error, session.say), error=True)
        return ExitCode.PROBLEMS
    except ValueError as error:
        session.print(session.say(_NOT_UNDERSTOOD).format(expected=session.say(str(error))), error=True)
        return ExitCode.USAGE
    except CannotEditError:
        session.print(session.say(_BY_HAND).format(name=name, address=target.to), error=True)
        return ExitCode.PROBLEMS
    session.print(session.say(_WRITTEN).format(name=name, address=target.to))
    _keep_password(session, target, password)
    return ExitCode.FINE


class _Remembered:
    """The password that was typed, until it is decided where it goes."""

    def __init__(self) -> None:
        self.password: str | None = None


def _caller(session: Session, options: Options, ask: Questions, password: _Remembered) -> Caller:
    calling = caller(session, options, accept_new=ask.accept_new)

    def remember(address: str) -> str | None:
        password.password = password.password or calling.passwords.ask(address)
        return password.password

    return replace(calling, passwords=Passwords(os.environ, remember))


def _address(session: Session) -> HostAddress:
    """Ask what the letter says. Raises `ValueError` with words for a writer."""
    session.print(session.say(_LETTER))
    scheme = str(_asked(session, _HOW, "sftp", click.Choice(_SCHEMES)))
    if scheme == "folder":
        return parse_address(f"folder:{_asked(session, _FOLDER, '')}")
    host = str(_asked(session, _HOST, "")).strip()
    if "://" in host:
        return parse_address(host)
    port = _asked(session, _PORT, str(PORTS[Scheme(scheme)]))
    user = _asked(session, _USER, "")
    path = str(_asked(session, _PATH, "~")).strip().lstrip("/")
    is_home = path.strip("/") in {"", "~"}
    address = parse_address(f"{scheme}://{host}:{port}/{'~/' if is_home else path}")
    return replace(address, user=str(user).strip())


def _asked(session: Session, question: str, default: str, kind: click.Choice[str] | None = None) -> object:
    return click.prompt(session.say(question), default=default or None, type=kind, err=True)


def _try(session: Session, calling: Caller, target: DeployTarget) -> DeployTarget:
    """Call the host, and find the public folder where the letter names none. Raises `HostError`."""
    with _line(target, calling) as transport:
        session.print(session.say(_REACHED).format(address=target.to))
        if target.to.path != "~/":
            return target
        found = list(candidates(target.to, transport))
    if not found:
        return target
    names = [address.path.removeprefix("~/") for address in found]
    chosen = str(_asked(session, _WHICH_FOLDER, names[0], click.Choice([*names, "~"])))
    return target if chosen == "~" else replace(target, to=replace(target.to, path=f"~/{chosen}"))


def _check_address(session: Session, calling: Caller, target: DeployTarget, address: str) -> None:
    """Say whether the site's address shows the folder. Raises `HostError` where the folder cannot be written."""
    if not address:
        session.print(session.say(_NO_ADDRESS), error=True)
        return
    with _line(target, calling) as transport:
        seen = is_served(transport, address)
    sentence = _SERVED if seen.is_served else _NOT_SERVED
    session.print(session.say(sentence).format(address=address, detail=seen.detail), error=not seen.is_served)


@contextmanager
def _line(target: DeployTarget, calling: Caller) -> Iterator[Transport]:
    transport = call(target, calling)
    try:
        yield transport
    finally:
        with suppress(HostError):
            transport.close()


def _keep_password(session: Session, target: DeployTarget, password: _Remembered) -> None:
    """Offer to lay the password down in the system's keyring; it is written nowhere else."""
    if password.password is None:
        return
    if sys.stdin.isatty() and agrees(session, session.say(_KEEP)) and to_keyring(target, password.password):
        session.print(session.say(_KEPT))
        return
    session.print(session.say(_VARIABLE).format(variable=variables(target.name)[0]))


_TAKEN = translatable("config.yaml has a target “{name}” already. Give another name: cartostory deploy --setup NAME")
_LETTER = translatable("Take the letter or the message in which your host gives you its access.")
_HOW = translatable("How is it reached")
_HOST = translatable("Name of the server")
_PORT = translatable("Port")
_USER = translatable("User name")
_PATH = translatable("Folder of the site, ~ where the letter names none")
_FOLDER = translatable("Folder of this machine or of the network")
_REACHED = translatable("The host answers and lets in: {address}")
_WHICH_FOLDER = translatable("Which of these is the public folder")
_NO_ADDRESS = translatable("config.yaml has no “address”: whether the web shows this folder cannot be tried.")
_SERVED = translatable("{address} shows this folder.")
_NOT_SERVED = translatable(
    "{address} does not show this folder (answer: {detail}). Check “address” in config.yaml, and the folder. The "
    "target is written all the same."
)
_NOT_UNDERSTOOD = translatable("This address is not understood. Expected: {expected}.")
_WRITTEN = translatable("Written into config.yaml: {name}, {address}. Next: cartostory deploy {name} --dry-run")
_BY_HAND = translatable(
    'config.yaml cannot be changed without harm. Write there, below “deploy:”: {name}: {{to: "{address}"}}'
)
_KEEP = translatable("Keep the password in this machine’s keyring?")
_KEPT = translatable("The password lies in the keyring; config.yaml does not hold it.")
_VARIABLE = translatable("The password is written nowhere. It is asked for each time, or taken from {variable}.")
