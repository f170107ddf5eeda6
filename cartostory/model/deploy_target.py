"""Where a site is sent: the address of a folder on a host, and what the town sets of it in `config.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.problem import Span


class Scheme(StrEnum):
    """How a host is reached."""

    FOLDER = "folder"
    SFTP = "sftp"
    FTPS = "ftps"
    FTP = "ftp"
    RSYNC = "rsync"


PORTS = {Scheme.SFTP: 22, Scheme.RSYNC: 22, Scheme.FTPS: 21, Scheme.FTP: 21}


@dataclass(frozen=True, slots=True)
class HostAddress:
    """The folder that receives a site. `path` is absolute on a host, or starts with `~/`: the folder after login.

    `has_secret`: a password was written into the address. It is not kept, not even here.
    """

    scheme: Scheme
    path: str
    host: str = ""
    user: str = ""
    port: int = 0
    has_secret: bool = False

    def __str__(self) -> str:
        """Write the address as config.yaml has it, without any secret."""
        if self.scheme is Scheme.FOLDER:
            return f"folder:{self.path}"
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme.value}://{f'{self.user}@' if self.user else ''}{host}{port}/{self.path.lstrip('/')}"


@dataclass(frozen=True, slots=True)
class DeployTarget:
    """One place where the site is sent.

    `keep`: how many versions the store holds. `days`: how long files stay that pages opened before may still ask for.
    `connections`: how many transfers run at once, 0 for what suits the host. `server`: the program that serves the
    site there, whose settings are then sent along. `compress` sends texts packed as well.
    """

    name: str
    to: HostAddress
    keep: int = 3
    days: int = 7
    insecure: bool = False
    connections: int = 0
    server: str = ""
    compress: bool = False
    span: Span = field(default_factory=lambda: Span(CONFIG_FILE, 1, 1))
