"""Real servers on the loopback that receive sites, and what can go wrong with them."""

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import asyncssh

from cartostory.deploy.sftp import Login
from cartostory.model.deploy_target import HostAddress, Scheme

USER, PASSWORD = "mairie", "pont-sur-le-fleuve"


@dataclass
class Faults:
    """What a server does wrong. `cut_at`: the request, counted from 1, at which it hangs up, once.

    `before` is called with the name of each request and its number, and may raise what the server should answer.
    """

    cut_at: int = 0
    before: Callable[[str, int], None] = lambda _name, _number: None
    without_rename_over: bool = False
    requests: list[str] = field(default_factory=list)

    def tick(self, name: str) -> bool:
        """Count a request; tell whether the line is cut now."""
        self.requests.append(name)
        self.before(name, len(self.requests))
        return len(self.requests) == self.cut_at


class SftpFolder(asyncssh.SFTPServer):
    """A folder, as a user shut into it sees it."""

    def __init__(self, chan: Any, root: Path, faults: Faults) -> None:
        self._chan, self._faults = chan, faults
        super().__init__(chan, chroot=os.fsencode(root))

    def _tick(self, name: str) -> None:
        if self._faults.tick(name):
            self._chan.get_connection().abort()
            raise asyncssh.SFTPConnectionLost("cut")

    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        self._tick("open")
        return super().open(path, pflags, attrs)

    def close(self, file_obj: object) -> Any:
        self._tick("close")
        return super().close(file_obj)

    def read(self, file_obj: object, offset: int, size: int) -> Any:
        self._tick("read")
        return super().read(file_obj, offset, size)

    def write(self, file_obj: object, offset: int, data: bytes) -> Any:
        self._tick("write")
        return super().write(file_obj, offset, data)

    def posix_rename(self, oldpath: bytes, newpath: bytes) -> Any:
        self._tick("rename")
        if self._faults.without_rename_over:
            raise asyncssh.SFTPOpUnsupported("no such extension")
        return super().posix_rename(oldpath, newpath)

    def rename(self, oldpath: bytes, newpath: bytes, *more: Any) -> Any:
        self._tick("rename")
        return super().rename(oldpath, newpath, *more)

    def remove(self, path: bytes) -> Any:
        self._tick("remove")
        return super().remove(path)

    def mkdir(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> Any:
        self._tick("mkdir")
        return super().mkdir(path, attrs)

    def rmdir(self, path: bytes) -> Any:
        self._tick("rmdir")
        return super().rmdir(path)

    def scandir(self, path: bytes) -> Any:
        self._tick("list")
        return super().scandir(path)


class Door(asyncssh.SSHServer):
    """Lets one user in."""

    def begin_auth(self, _username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@dataclass(frozen=True)
class SftpHost:
    """A running server: its address, and the key by which it is known."""

    address: HostAddress
    login: Login
    faults: Faults
    key: asyncssh.SSHKey

    def with_password(self, password: str) -> Login:
        return Login(password, self.login.known_hosts)


@contextmanager
def sftp_host(
    root: Path, state: Path, faults: Faults | None = None, key: asyncssh.SSHKey | None = None, port: int = 0
) -> Iterator[SftpHost]:
    """Serve a folder by SFTP. `state` receives the file of known hosts."""
    faults = faults or Faults()
    key = key or asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            port,
            server_factory=Door,
            server_host_keys=[key],
            sftp_factory=partial(SftpFolder, root=root, faults=faults),
            sftp_version=3,
        )

    async def shut(server: asyncssh.SSHAcceptor) -> None:
        server.close()
        await server.wait_closed()

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(30)
    port = server.get_port()
    known = state / f"known_hosts-{port}"
    known.write_text(f"[127.0.0.1]:{port} {key.export_public_key().decode()}", "utf-8")
    address = HostAddress(Scheme.SFTP, "~/", "127.0.0.1", USER, port)
    try:
        yield SftpHost(address, Login(PASSWORD, (known,)), faults, key)
    finally:
        asyncio.run_coroutine_threadsafe(shut(server), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
