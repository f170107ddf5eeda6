"""A target -> a line to its host, whatever kind that is, with the questions that a first contact brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cartostory.deploy.credentials import Passwords
from cartostory.deploy.folder import FolderTransport
from cartostory.deploy.steady import LATER, SteadyTransport
from cartostory.deploy.transport import HostError, Reason, Transport
from cartostory.model.deploy_target import DeployTarget, Scheme

_TRIES = 3

Trust = Callable[[str, str], bool]
"""Asks whether a host (its name, the fingerprint of its key) is the right one."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls hosts: where relative folders start, the user's home, passwords, and who decides about new hosts.

    `later`: the seconds before each further try after a cut.
    """

    root: Path
    home: Path
    passwords: Passwords
    trust: Trust
    later: tuple[float, ...] = LATER


def call(target: DeployTarget, caller: Caller) -> Transport:
    """Open a line to a target's host, which is opened anew where it breaks. Raises `HostError`."""
    if target.to.scheme is Scheme.FOLDER:
        return FolderTransport(caller.root / Path(target.to.path).expanduser(), target.connections)
    if target.to.scheme is Scheme.FTP and not target.insecure:
        raise HostError(Reason.INSECURE, str(target.to))
    password = caller.passwords.stored(target)
    asked = 0
    while True:
        try:
            return SteadyTransport(partial(_line, target, caller, password), caller.later)
        except HostError as error:
            if error.reason is Reason.UNKNOWN_HOST_KEY and _trusted(target, caller):
                continue
            if error.reason not in {Reason.WRONG_PASSWORD, Reason.NO_PASSWORD} or asked == _TRIES:
                raise
            asked += 1
            password = caller.passwords.typed(target)
            if password is None:
                raise


def _line(target: DeployTarget, caller: Caller, password: str | None) -> Transport:
    if target.to.scheme in {Scheme.FTPS, Scheme.FTP}:
        from cartostory.deploy.ftps import FtpTransport  # noqa: PLC0415 - each kind brings what it needs

        return FtpTransport(target.to, password, target.connections)
    return _ssh(target, caller, password)


def _ssh(target: DeployTarget, caller: Caller, password: str | None) -> Transport:
    from cartostory.deploy.host_keys import known_hosts_files, refuse_changed  # noqa: PLC0415 - asyncssh is slow to start
    from cartostory.deploy.sftp import Login, SftpTransport  # noqa: PLC0415 - same

    files = known_hosts_files(caller.home)
    login = Login(password, files)
    try:
        if target.to.scheme is Scheme.RSYNC:
            from cartostory.deploy.rsync import RsyncTransport  # noqa: PLC0415 - same

            return RsyncTransport(target.to, login, target.connections)
        return SftpTransport(target.to, login, target.connections)
    except HostError as error:
        if error.reason is Reason.UNKNOWN_HOST_KEY:
            raise refuse_changed(target.to, files) from None
        raise


def _trusted(target: DeployTarget, caller: Caller) -> bool:
    """Show the fingerprint of a host that is met for the first time, and remember its key if it is the right one."""
    from cartostory.deploy.host_keys import fetch_key, known_hosts_files, remember  # noqa: PLC0415 - same

    key = fetch_key(target.to)
    if not caller.trust(target.to.host, key.get_fingerprint()):
        return False
    remember(target.to, key, known_hosts_files(caller.home)[0])
    return True
