"""What a link or a picture names -> the file of the site that it means."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from cartostory.model.plain_text import composed

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")  # RFC 3986, section 3.1
_FOLLOWED = frozenset({"http", "https", "mailto", "tel", "geo"})
_CONTENT = "content"
PHOTOS = "photos"
"""The folder beside texts in which their pictures lie."""
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

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether it leads out of the site: another website, an e-mail address, a telephone."""
        return self.where in {Where.WEB, Where.DEVICE}

    @property
    def paths(self) -> Iterator[str]:
        """Yield the files and folders of the site that may be meant: from the root, those of `content/` come first."""
        if self.where is Where.ROOT:
            yield f"{_CONTENT}/{self.path}".rstrip("/")
        if self.where in {Where.SITE, Where.ROOT}:
            yield self.path

    @property
    def picture_paths(self) -> Iterator[str]:
        """Yield the pictures that may be meant: texts name what lies in `photos/` beside them without the folder."""
        for path in self.paths:
            folder, name = posixpath.split(path)
            yield path
            yield f"{folder}/{PHOTOS}/{name}"


def target(written: str, file: str) -> Target:
    """Take a target apart as it was written in a file of the site."""
    written = written.strip()
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


def host_of(address: str) -> str:
    """Return the host of an address, as it is written where no host can be read from it."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # a bracket that is never closed
        return address


def same_letters(name: str) -> str:
    """Give a name with composed letters (NFC): macOS names its files with decomposed ones."""
    return composed(name)
