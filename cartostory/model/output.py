"""What the website will contain: each file (`Output`), by what it is (`Address`). Links come from here alone."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PHONE, MEDIUM, BROAD = "-phone", "-medium", "-broad"
"""Behind the name of a map: the same one drawn for narrower places, in which its letters stay as large."""
MAP_SIZES = ("", PHONE, MEDIUM)
HOME_SIZES = ("", PHONE, MEDIUM, BROAD)
"""Behind the part of a map: the same map drawn for a narrow screen, where a wide one would shrink its labels."""

AFTER = "-after"
"""Behind the part of a chapter's map: what it looks like afterwards, where the chapter compares two layers."""


class Kind(StrEnum):
    """What an output is; each kind has one function in `render/`."""

    HOME = "home"
    STORY = "story"
    METHOD = "method"
    PAGE = "page"
    PROGRAMME = "programme"
    EVENT = "event"
    WALL = "wall"
    CALENDAR = "calendar"
    SEARCH = "search"
    SEARCH_INDEX = "search-index"
    CONTENTS = "contents"
    NOT_FOUND = "not-found"
    SITEMAP = "sitemap"
    FEED = "feed"
    JSON_FEED = "json-feed"
    EMBED = "embed"
    OEMBED = "oembed"
    ROBOTS = "robots"
    START = "start"
    OFFLINE = "offline"
    KEEP = "keep"
    SINGLE = "single"
    ASSET = "asset"
    PHOTO = "photo"
    RECORDING = "recording"
    CAPTIONS = "captions"
    ATTACHMENT = "attachment"
    MAP = "map"
    LIVE = "live"
    SHORT_LINK = "short-link"
    LINK_MAP = "link-map"
    TOWN_MAP = "town-map"
    TOWN_TILES = "town-tiles"
    PAPER = "paper"
    KIOSK = "kiosk"
    CARD = "card"
    DATA = "data"
    DATA_PAGE = "data-page"
    ATLAS = "atlas"
    ATLAS_INDEX = "atlas-index"
    ATLAS_LINES = "atlas-lines"
    LIKENESS = "likeness"
    GATHERED = "gathered"


@dataclass(frozen=True, slots=True)
class Address:
    """What is looked for, whatever its path.

    `subject` is a slug, an asset's name, a photograph's digest, a short link's code, or a host (for its map of links);
    `part` is a chapter's number (a map picture; "0" is the opening's; `AFTER` or a size may stand behind it),
    "960.webp" (a photograph's width and format), what a programme, an atlas or a feed is about ("theme/eau"; its
    second page is "theme/eau/2"), or what is printed ("map-a3").
    """

    kind: Kind
    subject: str = ""
    language: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the website. `path` is posix, relative to the output folder; `source` the file it comes from.

    `is_listed`: search engines are told of it.
    """

    path: str
    address: Address
    source: str = ""
    is_listed: bool = False

    @property
    def url(self) -> str:
        """Give the path as a link names it: without a last `index.html`."""
        return self.path.removesuffix("index.html")


class NotPlannedError(LookupError):
    """A link was asked for that leads to no output."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every output, by what it is.

    `folder` is where the website lies in an edition that is opened from a disk ("site/"), beside its start page. Links
    of such an edition name `index.html`, since no server is there to find it. It is empty for what goes on the web.
    """

    outputs: Mapping[Address, Output]
    folder: str = ""

    def has(self, address: Address) -> bool:
        """Tell whether the website will contain it."""
        return address in self.outputs

    def link(self, source: Output, target: Address) -> str:
        """Give the relative URL from one output to another, so that the site works at any address.

        Raises `NotPlannedError` where the target is no output.
        """
        if target not in self.outputs:
            raise NotPlannedError(target)
        found = self.outputs[target]
        return _relative(source, found.path) if self.folder else relative(source, found)

    def url(self, output: Output) -> str:
        """Give the URL of an output below the site's address on the web, whatever edition this is."""
        return output.url.removeprefix(self.folder)


def relative(source: Output, target: Output) -> str:
    """Give the relative URL (RFC 3986 section 4.2) from one output to another."""
    found = _relative(source, target.url or ".")
    return found + "/" if target.url.endswith("/") or not target.url else found


def _relative(source: Output, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(source.path) or ".")


class DamagedEntryError(Exception):
    """What lies in the cache is not what was put there: it has to be made anew."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Content that lies in a file already (a photograph in the cache), behind a head of `start` bytes.

    `length` is how many bytes it has, where other content may follow it; negative where it reaches to the file's end.
    `sha256` is what its bytes have to be, where that is known: a disk may have lost some since.
    """

    path: Path
    digest: str
    start: int = 0
    sha256: str = ""
    length: int = -1


Content = bytes | Stored
_CHUNK_BYTES = 1 << 20


def chunks(content: Content) -> Iterator[bytes]:
    """Give content piece by piece. Raises `OSError`; `DamagedEntryError` at the end of what is not as it was kept."""
    if isinstance(content, bytes):
        yield content
        return
    digest = hashlib.sha256()
    with content.path.open("rb") as file:
        file.seek(content.start)
        left = size_bytes(content)
        while chunk := file.read(min(_CHUNK_BYTES, left)):
            left -= len(chunk)
            digest.update(chunk)
            yield chunk
    if content.sha256 and digest.hexdigest() != content.sha256:
        raise DamagedEntryError(str(content.path))


def bytes_of(content: Content) -> bytes:
    """Give content whole. Raises `OSError`, `DamagedEntryError`."""
    return content if isinstance(content, bytes) else b"".join(chunks(content))


def size_bytes(content: Content) -> int:
    """Give how long a file is."""
    if isinstance(content, bytes):
        return len(content)
    return content.length if content.length >= 0 else content.path.stat().st_size - content.start


CARD_SIZE = (1200, 630)
"""Px of the picture that shared links show: 1.91 to 1, as Open Graph's readers crop it."""


OPENING = "0"


HOME_MAP = "home"
