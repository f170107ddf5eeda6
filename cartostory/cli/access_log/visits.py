"""Lines of access logs -> what was read of a site, by day, page, story and language; never by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date, tzinfo
from enum import StrEnum
from urllib.parse import unquote

from cartostory.cli.access_log.count import WINDOW, IsBot
from cartostory.cli.access_log.formats import requests
from cartostory.cli.access_log.repeats import Repeats
from cartostory.cli.access_log.request import Request

_ANSWERED = frozenset({200, 206, 304})
_DOWNLOADS = (".pdf", ".odt", ".docx", ".ods", ".xlsx", ".ics", "/story.html", ".zip", ".pmtiles")
_PAGE = "index.html"
_UNCOUNTED = ("q/", "404.html")
"""Short links are counted by `scans`."""


class Read(StrEnum):
    """What was read."""

    PAGE = "page"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Visit:
    """One thing that was read on one day: its path in the site, the story that it belongs to, if any, its language."""

    day: date
    kind: Read
    path: str
    story: str
    language: str


@dataclass(frozen=True, slots=True)
class VisitedPath:
    """What has to be known of a site to read its logs.

    `base` is its path on the host, with slashes at both ends; `files` are the paths that it has or had, and empty where
    nobody knows; the first of `languages` has no folder.
    """

    base: str
    files: Container[str]
    stories: Container[str]
    languages: tuple[str, ...]
    zone: tzinfo
    knows_files: bool = True


@dataclass(slots=True)
class Visits:
    """What was counted, and how many lines were left out, by reason."""

    place: VisitedPath
    is_bot: IsBot
    repeats: Repeats = field(default_factory=lambda: Repeats(WINDOW))
    counts: Counter[Visit] = field(default_factory=Counter)
    lines: int = 0
    unreadable: int = 0
    bots: int = 0
    repeated: int = 0

    def add(self, lines: Iterable[str]) -> bool:
        """Count the lines of one file; tell whether its format is one that we read: False where no line was."""
        lines_before, unreadable_before = self.lines, self.unreadable
        for found in requests(lines):
            self.lines += 1
            if found is None:
                self.unreadable += 1
            else:
                self._add(found)
        return self.lines == lines_before or self.lines - lines_before > self.unreadable - unreadable_before

    def _add(self, found: Request) -> None:
        path = path_of(found, self.place)
        kind = kind_of(path)
        if kind is None:
            return
        if found.agent is not None and self.is_bot(found.agent):
            self.bots += 1
        elif self.repeats.is_repeat(found.visitor, found.agent or "", path, found.moment):
            self.repeated += 1
        else:
            day = found.moment.astimezone(self.place.zone).date()
            self.counts[Visit(day, kind, _shown(path), *whose(path, self.place))] += 1


def path_of(found: Request, place: VisitedPath) -> str:
    """Give the path in the site that a request asked for and got; empty for any other request."""
    if found.method != "GET" or found.status not in _ANSWERED:
        return ""
    path = unquote(found.path.partition("?")[0].partition("#")[0])
    if "://" in path:  # as proxies write it
        path = "/" + path.partition("://")[2].partition("/")[2]
    if not path.startswith(place.base):
        return ""
    inside = path.removeprefix(place.base)
    whole = f"{inside}{_PAGE}" if not inside or inside.endswith("/") else inside
    return whole if not place.knows_files or whole in place.files else ""


def kind_of(path: str) -> Read | None:
    """Tell what a path is; None for the parts of pages, and for what is counted elsewhere."""
    if not path or path.startswith(_UNCOUNTED):
        return None
    if path.endswith(_DOWNLOADS):
        return Read.DOWNLOAD
    return Read.PAGE if path.endswith(".html") else None


def whose(path: str, place: VisitedPath) -> tuple[str, str]:
    """Give the story and the language of a path."""
    first, _, rest = path.partition("/")
    has_folder = first in place.languages[1:] and bool(rest)
    language = first if has_folder else place.languages[0]
    slug = (rest if has_folder else path).partition("/")[0]
    return (slug if slug in place.stories else ""), language


def _shown(path: str) -> str:
    return path.removesuffix(_PAGE) or "/"
