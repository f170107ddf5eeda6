"""The keys by which SSH hosts are known: a new one is shown and asked about once, a changed one is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import asyncssh

from cartostory.deploy.transport import HostError, Reason
from cartostory.model.deploy_target import HostAddress

_SYSTEM = Path("/etc/ssh/ssh_known_hosts")
_PATIENCE = 30.0


def known_hosts_files(home: Path) -> tuple[Path, ...]:
    """Give the files in which OpenSSH keeps hosts' keys, the user's first."""
    return home / ".ssh" / "known_hosts", _SYSTEM


def is_known(address: HostAddress, files: tuple[Path, ...]) -> bool:
    """Tell whether any key of the host is known. Files that cannot be read say nothing."""
    for file in files:
        try:
            lines = asyncssh.read_known_hosts(str(file))
        except (OSError, ValueError, asyncssh.Error):
            continue
        if any(keys for keys in lines.match(address.host, address.host, address.port)[:3]):
            return True
    return False


def refuse_changed(address: HostAddress, files: tuple[Path, ...]) -> HostError:
    """Say why a host's key was not accepted: it is another one than before, or it is new."""
    reason = Reason.CHANGED_HOST_KEY if is_known(address, files) else Reason.UNKNOWN_HOST_KEY
    return HostError(reason, f"{address.host}:{address.port}")


def fetch_key(address: HostAddress) -> asyncssh.SSHKey:
    """Ask a host for its key, without logging in. Raises `HostError`."""
    detail = f"{address.host}:{address.port}"
    try:
        key = asyncio.run(asyncio.wait_for(asyncssh.get_server_host_key(address.host, address.port), _PATIENCE))
    except (OSError, asyncssh.Error, TimeoutError):
        raise HostError(Reason.UNREACHABLE, detail) from None
    if key is None:
        raise HostError(Reason.UNREACHABLE, detail)
    return key


def remember(address: HostAddress, key: asyncssh.SSHKey, file: Path) -> None:
    """Add a host's key to the user's list. Raises `OSError`."""
    host = address.host if address.port == asyncssh.DEFAULT_PORT else f"[{address.host}]:{address.port}"
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else b""
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    with file.open("ab") as known:
        known.write(gap + f"{host} ".encode() + key.export_public_key().strip() + b"\n")
