"""What a link or a picture names -> the file of the site that it means."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from cartostory.model.plain_text import composed

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")  # RFC 3986, section 3.1
_FOLLOWED = frozenset({"http", "https", "mailto", "tel", "geo"})
_WEB = frozenset({"http", "https"})


class Where(StrEnum):
    """Where a target leads."""

    SITE = "site"
    ROOT = "root"
    WEB = "web"
    DEVICE = "device"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Target:
    """A target taken apart. `path` is relative to the site (NFC, dots resolved); for ROOT, to the server's root.

    ROOT is an address that begins with a slash (`/kaya/`), WEB another site, DEVICE an e-mail address or a telephone
    number, NOWHERE a scheme that browsers are not given (`javascript:`, `file:`, `C:`).
    """

    where: Where
    path: str = ""
    anchor: str = ""


def target(written: str, file: str) -> Target:
    """Take a target apart as it was written in a file of the site."""
    if scheme := _SCHEME.match(written):
        name = scheme["scheme"].lower()
        return Target(Where.WEB if name in _WEB else Where.DEVICE if name in _FOLLOWED else Where.NOWHERE)
    if written.startswith("//"):
        return Target(Where.WEB)
    address, _, anchor = written.partition("#")
    address = unquote(address.partition("?")[0])
    if address.startswith("/"):
        inside = posixpath.normpath(address.lstrip("/") or ".").removeprefix(".")
        return Target(Where.ROOT, same_letters(inside), unquote(anchor))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), address)) if address else file
    return Target(Where.SITE, same_letters(path), unquote(anchor))


def same_letters(name: str) -> str:
    """Give a name with composed letters (NFC): macOS names its files with decomposed ones."""
    return composed(name)
