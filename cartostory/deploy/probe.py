"""The first time: which folder of a host is the public one, and whether the site's address shows it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from cartostory.deploy.smoke import fetch
from cartostory.deploy.transport import HostEntryKind, HostError, MissingError, Transport
from cartostory.model.deploy_target import HostAddress

PUBLIC = ("www", "public_html", "htdocs", "httpdocs", "web", "html", "public", "site")
"""What hosts call the folder that the web sees."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether an address shows a folder; `detail` is what came instead."""

    is_served: bool
    detail: str = ""


def candidates(address: HostAddress, home: Transport) -> Iterator[HostAddress]:
    """Give the folders that may be the public one, as seen from the folder in which a login begins."""
    with suppress(HostError):
        found = home.list("")
        for name in PUBLIC:
            if name in found and found[name].kind is HostEntryKind.FOLDER:
                yield replace(address, path=f"~/{name}")


def is_served(transport: Transport, address: str) -> Seen:
    """Put a little file into the folder, fetch it from the site's address, and take it away again.

    Raises `HostError` where the folder cannot be written.
    """
    name, word = f"cartostory-{secrets.token_hex(8)}.txt", secrets.token_hex(16)
    transport.write(name, word.encode())
    try:
        answer = fetch(f"{address.rstrip('/')}/{name}")
    except (OSError, ValueError) as error:
        return Seen(is_served=False, detail=str(getattr(error, "reason", None) or error))
    finally:
        with suppress(MissingError):
            transport.remove(name)
    return Seen(answer.body.strip() == word.encode(), str(answer.status))
