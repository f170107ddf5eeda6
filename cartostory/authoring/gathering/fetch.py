"""An address of another town's site -> its bytes. Asked politely, within limits, and never in the own network.

A list of sites comes from people, but what their servers answer does not: a redirection or a name could lead this
machine to a printer or a server of the town hall (`connection.py`). A server is not asked again for what it said itself
is as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from cartostory import __version__
from cartostory.authoring.gathering.connection import OwnNetworkError, guarded, is_own_network
from cartostory.load.gathered_atlas import RefusedAtlasError
from cartostory.problems.catalogue.entry import translatable

if TYPE_CHECKING:
    import requests

AGENT = f"cartostory/{__version__} (gather; atlas of town partnerships)"
_CHUNK = 1 << 16
_DEEPEST = 8
_FINE, _SAME = 200, 304
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a server: bytes of one answer, seconds for it as a whole, redirections.

    `is_private`: addresses of the own network are asked too, without encryption.
    """

    most_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 3
    is_private: bool = False
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent, and what it knows that state by (`ETag`, `Last-Modified`). None: it is as it was."""

    data: bytes | None
    tags: Mapping[str, str]


def fetch(url: str, tags: Mapping[str, str], limits: Limits) -> Fetched:
    """Ask for an address, unless it is as `tags` say. Raises `RefusedAtlasError` with what a person can do about it."""
    import requests  # noqa: PLC0415 - the network is asked for by one command alone

    deadline = limits.clock() + limits.seconds
    try:
        with guarded(seconds=limits.seconds, is_private=limits.is_private) as session:
            for _ in range(limits.redirects + 1):
                with _ask(session, _allowed(url, limits), tags, limits) as answer:
                    if not answer.is_redirect:
                        found = _taken(answer, limits)
                        if limits.clock() >= deadline:  # without a length, what is cut looks like an end
                            raise RefusedAtlasError(_TOO_SLOW, seconds=f"{limits.seconds:g}")
                        return found
                    url = _followed(url, urljoin(url, answer.headers["location"]))
    except (requests.RequestException, ValueError, OSError) as error:
        if _leads_inside(error):
            raise RefusedAtlasError(_PRIVATE) from error
        if limits.clock() >= deadline:
            raise RefusedAtlasError(_TOO_SLOW, seconds=f"{limits.seconds:g}") from error
        raise RefusedAtlasError(_UNREACHABLE) from error
    raise RefusedAtlasError(_ROUND)


def _allowed(url: str, limits: Limits) -> str:
    """Give an address that may be asked. Raises `RefusedAtlasError`."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and limits.is_private):
        raise RefusedAtlasError(_NOT_SAFE)
    if not parts.hostname or "@" in parts.netloc:
        raise RefusedAtlasError(_NO_ADDRESS)
    if not limits.is_private and is_own_network(parts.hostname):
        raise RefusedAtlasError(_PRIVATE)
    return url


def _followed(before: str, after: str) -> str:
    """Follow a redirection within a host; a site that has moved is for a person to write down."""
    one, other = urlsplit(before), urlsplit(after)
    if one.hostname != other.hostname:
        raise RefusedAtlasError(_MOVED, url=f"{other.scheme}://{other.netloc}{other.path}"[:200])
    return after


def _ask(session: requests.Session, url: str, tags: Mapping[str, str], limits: Limits) -> requests.Response:
    asked = {"User-Agent": AGENT, "Accept": "application/geo+json, application/ld+json, application/json"}
    known = {"If-None-Match": tags.get("etag", ""), "If-Modified-Since": tags.get("modified", "")}
    headers = {**asked, **{name: value for name, value in known.items() if value}}
    return session.get(url, headers=headers, timeout=limits.seconds, stream=True, allow_redirects=False)


def _taken(answer: requests.Response, limits: Limits) -> Fetched:
    if answer.status_code == _SAME:
        return Fetched(None, {})
    if answer.status_code in _GONE:
        raise RefusedAtlasError(_NOT_THERE, status=answer.status_code)
    if answer.status_code in _BUSY:
        raise RefusedAtlasError(_SAY_BUSY, seconds=answer.headers.get("Retry-After", "60")[:30])
    if answer.status_code != _FINE:
        raise RefusedAtlasError(_NOT_GIVEN, status=answer.status_code)
    data = bytearray()
    for piece in answer.iter_content(_CHUNK):
        data += piece
        if len(data) > limits.most_bytes:
            raise RefusedAtlasError(_TOO_LARGE, megabytes=limits.most_bytes // 1_000_000)
    told = {"etag": answer.headers.get("ETag", ""), "modified": answer.headers.get("Last-Modified", "")}
    return Fetched(bytes(data), {name: value[:200] for name, value in told.items() if value})


def _leads_inside(error: BaseException | None, depth: int = 0) -> bool:
    """Look for a connection into the own network in what libraries wrap around it."""
    if error is None or depth > _DEEPEST:
        return False
    wrapped = (*error.args, getattr(error, "reason", None), error.__cause__, error.__context__)
    inner = (one for one in wrapped if isinstance(one, BaseException))
    return isinstance(error, OwnNetworkError) or any(_leads_inside(one, depth + 1) for one in inner)


_PRIVATE = translatable("it lies in your own network, which is asked with --private alone")
_UNREACHABLE = translatable("nobody answers there, or not in time")
_ROUND = translatable("it sends from one address to the next, without end")
_NOT_SAFE = translatable("its address has to begin with https://")
_NO_ADDRESS = translatable("this is no address of a website")
_MOVED = translatable("it has moved to {url}: if that is right, write the new address into the list")
_NOT_THERE = translatable("it gives no data any more ({status}): ask that town whether its site has moved")
_SAY_BUSY = translatable("it is busy, and asks for {seconds} seconds of patience")
_NOT_GIVEN = translatable("it refuses ({status})")
_TOO_LARGE = translatable("it sends more than {megabytes} MB")
_TOO_SLOW = translatable("it takes more than {seconds} seconds")
