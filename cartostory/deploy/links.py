"""Addresses of other sites -> whether somebody still answers there; asked politely, seldom, and not again for a week.

One request at a time to each host, a pause between two, a limit for all of them; what was found is remembered.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from cartostory.deploy.smoke import Answer, fetch
from cartostory.render.html.tree import tree

Fetch = Callable[[str], Answer]
_HOSTS_AT_ONCE = 8
_ALIVE = frozenset({401, 403, 405, 416, 429})
"""Answers of hosts that do not like programs: a reader may well get the page."""
_PATIENCE = 15.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of an address: a number of HTTP, 0 where nobody answered; in words why; on what day."""

    url: str
    status: int
    detail: str
    day: str

    @property
    def is_dead(self) -> bool:
        """Tell whether readers get nothing there."""
        return self.status not in _ALIVE and not HTTPStatus.OK <= self.status < HTTPStatus.BAD_REQUEST


def outward(pages: Iterable[tuple[str, bytes]], address: str) -> Mapping[str, tuple[str, ...]]:
    """Give every address of another site, with the pages that lead to it. `pages` are paths with their HTML."""
    found: dict[str, dict[str, None]] = {}
    for path, html in pages:
        for link in tree(html.decode("utf-8", errors="replace")).all("a"):
            url = urldefrag(link.attributes.get("href", "")).url
            if url.startswith(("http://", "https://")) and not (address and url.startswith(address.rstrip("/"))):
                found.setdefault(url, {})[path] = None
    return {url: tuple(paths) for url, paths in sorted(found.items())}


@dataclass(slots=True)
class Politeness:
    """How others are asked: the pause between two requests to one host, in seconds; how many addresses in all."""

    pause: float = 1.0
    most: int = 500
    sleep: Callable[[float], None] = time.sleep
    ask: Fetch = field(default=lambda url: fetch(url, {"Range": "bytes=0-0"}, _PATIENCE))


def check_links(urls: Iterable[str], day: date, known: Mapping[str, Checked], manner: Politeness) -> Iterator[Checked]:
    """Ask for each address, those excepted that are `known`; give what came, in the order of the addresses."""
    chosen = list(dict.fromkeys(urls))
    unknown = [url for url in chosen if url not in known][: manner.most]
    by_host: dict[str, list[str]] = {}
    for url in unknown:
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    found = dict(known)
    writing = threading.Lock()

    def ask_host(of_host: list[str]) -> None:
        for number, url in enumerate(of_host):
            if number:
                manner.sleep(manner.pause)
            checked = _ask(url, day, manner.ask)
            with writing:
                found[url] = checked

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        list(pool.map(ask_host, by_host.values()))
    yield from (found[url] for url in chosen if url in found)


def _ask(url: str, day: date, ask: Fetch) -> Checked:
    try:
        answer = ask(url)
    except (OSError, ValueError) as error:
        return Checked(url, 0, str(getattr(error, "reason", None) or error), day.isoformat())
    return Checked(url, answer.status, "", day.isoformat())


def remembered(file: Path, today: date, days: int = 7) -> dict[str, Checked]:
    """Give what was found in the last days, dead addresses excepted: those are asked for again."""
    try:
        entries = [Checked(*one) for one in json.loads(file.read_text("utf-8"))]
        fresh = [one for one in entries if 0 <= (today - date.fromisoformat(one.day)).days < days]
    except (OSError, ValueError, TypeError):
        return {}
    return {one.url: one for one in fresh if not one.is_dead}


def remember_links(file: Path, checked: Iterable[Checked]) -> None:
    """Keep what was found. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([[one.url, one.status, one.detail, one.day] for one in checked], ensure_ascii=False)
    file.write_text(text, "utf-8")
