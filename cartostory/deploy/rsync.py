"""rsync over SSH as a host: what travels goes by rsync, packed and in one go; all else by SFTP on the same host.

rsync asks no questions here: it logs in by a key or the agent, and knows the host by the same list of keys.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cartostory.deploy.sftp import Login, SftpTransport
from cartostory.deploy.transport import CutError, HostError, Payload, Reason
from cartostory.model.deploy_target import HostAddress

_CUT = frozenset({10, 11, 12, 30, 35, 255})
"""Ends of rsync that another try may mend: sockets, streams, timeouts; 255 is ssh's."""


class RsyncTransport(SftpTransport):
    """A folder on an SSH host that has rsync. Raises `HostError` where this machine has none."""

    def __init__(self, address: HostAddress, login: Login, streams: int = 0) -> None:
        program = shutil.which("rsync")
        if program is None or shutil.which("ssh") is None:
            raise HostError(Reason.NO_RSYNC, address.host)
        super().__init__(address, login, streams)
        self._program, self._address, self._login = program, address, login

    def write_all(self, folder: str, payloads: Mapping[str, Payload]) -> None:
        """Write files into a folder, by name, each whole or not at all; what lies there already is not sent again."""
        with tempfile.TemporaryDirectory(prefix="cartostory-") as staged:
            for name, payload in payloads.items():
                _stage(Path(staged, name), payload)
            self.trips += 1
            self._run(staged, f"{self._at(folder)}/")

    def _run(self, staged: str, where: str) -> None:
        address = self._address
        user = f"{address.user}@" if address.user else ""
        done = subprocess.run(  # noqa: S603 - no shell; the path stands behind the host's name
            [
                self._program,
                "--recursive",
                "--copy-links",
                "--chmod=F644",
                "--compress",
                "--partial-dir=.partial",
                "--timeout=60",
                "--protect-args",
                f"--rsh={shlex.join(self._ssh_command())}",
                f"{staged}/",
                f"{user}{address.host}:{where}",
            ],
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        if done.returncode:
            raise _failure(done.returncode, done.stderr)

    def _ssh_command(self) -> list[str]:
        known = " ".join(f'"{file}"' for file in self._login.known_hosts)
        keys = [word for key in self._login.keys for word in ("-i", str(key))]
        strict = ["-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", f"UserKnownHostsFile={known}"]
        return ["ssh", "-p", str(self._address.port), *strict, *keys]


def _stage(path: Path, payload: Payload) -> None:
    if isinstance(payload, bytes):
        path.write_bytes(payload)
    else:
        path.symlink_to(payload.resolve())


def _failure(code: int, text: str) -> HostError:
    said = text.casefold()
    if "no space left" in said or "quota" in said:
        return HostError(Reason.FULL, "rsync")
    if "permission denied" in said and code == 255:  # noqa: PLR2004 - ssh could not log in
        return HostError(Reason.NO_PASSWORD, "rsync")
    lines = [line for line in text.splitlines() if line.strip()]
    detail = lines[0] if lines else str(code)
    if "command not found" in said:
        return HostError(Reason.NO_RSYNC, detail)
    return CutError(detail) if code in _CUT else HostError(Reason.RSYNC_FAILED, detail)
