"""pyftpdlib on the loopback, with TLS, and as stubborn as servers of shared hosts are."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

from cartostory.model.deploy_target import HostAddress, Scheme
from tests.deploy.servers import PASSWORD, USER


@dataclass
class FtpFaults:
    """What the server does otherwise; `cut_at`: the command, counted from 1, at which it hangs up, once."""

    cut_at: int = 0
    without_rename_over: bool = False
    without_mlsd: bool = False
    rights: str = "elradfmwMT"
    full_after: int = -1
    commands: int = 0
    stored: int = 0


@contextmanager
def ftp_host(root: Path, faults: FtpFaults, certificate: Path | None) -> Iterator[HostAddress]:
    """Serve a folder by FTP, over TLS where there is a certificate."""
    base = TLS_FTPHandler if certificate else FTPHandler

    class Handler(base):  # type: ignore[misc,valid-type]
        def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
            faults.commands += 1
            if faults.commands == faults.cut_at:
                self.close()
                return
            if cmd == "MLSD" and faults.without_mlsd:
                self.respond("500 Unknown command.")
                return
            if cmd == "STOR" and 0 <= faults.full_after <= faults.stored:
                self.respond("552 Exceeded storage allocation.")
                return
            faults.stored += cmd == "STOR"
            super().pre_process_command(line, cmd, arg)

        def ftp_RNTO(self, path: str) -> Any:  # noqa: N802 - the command's name
            if faults.without_rename_over and Path(path).exists():
                self.respond("553 File exists.")
                return None
            return super().ftp_RNTO(path)

    users = DummyAuthorizer()
    users.add_user(USER, PASSWORD, str(root), perm=faults.rights)
    Handler.authorizer = users
    Handler.auth_failed_timeout = 0
    if certificate:
        Handler.certfile = str(certificate)
        Handler.tls_control_required = True
        Handler.tls_data_required = True
    loop = IOLoop()
    server = FTPServer(("127.0.0.1", 0), Handler, ioloop=loop)
    stop = threading.Event()

    def run() -> None:
        while not stop.is_set():
            loop.loop(timeout=0.05, blocking=False)
        server.close_all()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    scheme = Scheme.FTPS if certificate else Scheme.FTP
    try:
        yield HostAddress(scheme, "~/", "127.0.0.1", USER, server.address[1])
    finally:
        stop.set()
        thread.join(10)
