"""Lines of access logs -> scans by link and day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from functools import lru_cache
from urllib.parse import unquote

from cartostory.cli.access_log.formats import requests
from cartostory.cli.access_log.repeats import Repeats
from cartostory.cli.access_log.request import Request
from cartostory.model.short_address import FOLDER

WINDOW = timedelta(minutes=5)
_PATH = re.compile(
    rf"(?:https?://[^/?#]+)?/(?:[^?#]*/)?{FOLDER}/(?P<code>[^/?#]+)(?:/[a-zA-Z-]+)?/?(?:index\.html)?(?:[?#].*)?"
)
_ANSWERED = frozenset({200, 301, 302, 303, 304, 307, 308})
"""What a host answers to a code that it knows: 301 is often the slash that was missing, and the next line the scan."""
_MISSING_SLASH = 301

IsBot = Callable[[str], bool]


@dataclass(slots=True)
class Count:
    """What was counted. `scans` has link and day; the rest is how many lines were left out, and why."""

    codes: Container[str]
    zone: tzinfo
    is_bot: IsBot
    repeats: Repeats = field(default_factory=lambda: Repeats(WINDOW))
    scans: Counter[tuple[str, date]] = field(default_factory=Counter)
    lines: int = 0
    unreadable: int = 0
    bots: int = 0
    repeated: int = 0
    unknown: int = 0
    without_agent: int = 0

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
        code = code_of(found)
        if not code:
            return
        if code not in self.codes:
            self.unknown += 1
        elif found.agent is not None and self.is_bot(found.agent):
            self.bots += 1
        elif self.repeats.is_repeat(found.visitor, found.agent or "", code, found.moment):
            self.repeated += 1
        else:
            self.without_agent += found.agent is None
            self.scans[code, found.moment.astimezone(self.zone).date()] += 1


def code_of(found: Request) -> str:
    """Give the code that a request asked for; empty for any other request, and for one that was refused."""
    path = _PATH.fullmatch(found.path) if found.method == "GET" and found.status in _ANSWERED else None
    if path is None or (found.status == _MISSING_SLASH and not found.path.partition("?")[0].endswith("/")):
        return ""  # the answer to a missing slash: the telephone asks again at once, and that is the scan
    return unquote(path["code"]).lower()


@lru_cache(maxsize=4096)
def is_bot(agent: str) -> bool:
    """Tell whether a program and no person asked: crawlers, previews of messengers, watchmen, and who does not say."""
    from crawlerdetect import CrawlerDetect  # noqa: PLC0415 - its table of names, for those who count

    return agent in {"", "-"} or bool(CrawlerDetect().isCrawler(agent))
