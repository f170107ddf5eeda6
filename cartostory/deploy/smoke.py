"""A published site -> a few addresses fetched as a reader would, and whether what comes is what was built."""

from __future__ import annotations

import hashlib
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote, urljoin

from cartostory.deploy.manifest import Sealed

PATIENCE = 20.0
_MOST = 50_000_000
_RANGE = 1000


class SmokeSubject(StrEnum):
    """What is fetched."""

    HOME = "home"
    STORY = "story"
    ASSET = "asset"
    SHORT_LINK = "short-link"
    RANGE = "range"
    NOT_FOUND = "not-found"


class SmokeFinding(StrEnum):
    """How it went."""

    FINE = "fine"
    UNREACHABLE = "unreachable"
    STATUS = "status"
    DIFFERS = "differs"
    NO_RANGE = "no-range"
    ELSEWHERE = "elsewhere"
    OTHER_404 = "other-404"


@dataclass(frozen=True, slots=True)
class Probe:
    """One address to fetch. `path` is that of the file of the build which should come."""

    subject: SmokeSubject
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a probe; `detail` is a number of HTTP, or what the system said."""

    probe: Probe
    finding: SmokeFinding
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: number of HTTP, bytes, and the address after redirections."""

    status: int
    body: bytes
    url: str


def probes(address: str, files: Mapping[str, Sealed], stories: Iterable[str]) -> Iterator[Probe]:
    """Choose what to fetch: the home page, the stories (their folders), a style, a short link, a range, nothing."""
    base = address.rstrip("/") + "/"
    yield Probe(SmokeSubject.HOME, base, "index.html")
    for folder in stories:
        yield Probe(SmokeSubject.STORY, base + quote(folder), f"{folder}index.html")
    style = next((path for path in sorted(files) if path.startswith("assets/") and path.endswith(".css")), "")
    if style:
        yield Probe(SmokeSubject.ASSET, base + quote(style), style)
    code = next((path for path in sorted(files) if path.startswith("q/") and path.endswith("/index.html")), "")
    if code:
        yield Probe(SmokeSubject.SHORT_LINK, base + quote(code.removesuffix("index.html")), code)
    ranged = [path for path in sorted(files) if path.endswith((".pmtiles", ".mp3", ".m4a", ".mp4", ".woff2", ".webp"))]
    large = next((path for path in ranged if files[path].size > _RANGE), "")
    if large:
        yield Probe(SmokeSubject.RANGE, base + quote(large), large)
    if "404.html" in files:
        yield Probe(SmokeSubject.NOT_FOUND, f"{base}{secrets.token_hex(8)}/", "404.html")


def look(probe: Probe, address: str, files: Mapping[str, Sealed]) -> Result:
    """Fetch one address and judge what comes."""
    try:
        answer = fetch(probe.url, {"Range": f"bytes=0-{_RANGE - 1}"} if probe.subject is SmokeSubject.RANGE else {})
    except (OSError, ValueError) as error:
        return Result(probe, SmokeFinding.UNREACHABLE, str(getattr(error, "reason", None) or error))
    finding = _judge(probe, answer, address, files[probe.path])
    return Result(probe, finding, str(answer.status))


def fetch(url: str, headers: Mapping[str, str] | None = None, patience: float = PATIENCE) -> Answer:
    """Fetch an address of the web, following redirections. Raises `OSError` where nothing comes."""
    if not url.startswith(("http://", "https://")):
        raise ValueError(url)
    request = urllib.request.Request(url, headers={"User-Agent": "cartostory", **(headers or {})})  # noqa: S310 - http(s) alone, just above
    try:
        with urllib.request.urlopen(request, timeout=patience) as found:  # noqa: S310 - same
            return Answer(found.status, found.read(_MOST), found.url)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read(_MOST), error.url or url)


def _judge(probe: Probe, answer: Answer, address: str, sealed: Sealed) -> SmokeFinding:
    is_same = hashlib.sha256(answer.body).hexdigest() == sealed.digest
    if probe.subject is SmokeSubject.NOT_FOUND:
        return SmokeFinding.FINE if answer.status == HTTPStatus.NOT_FOUND and is_same else SmokeFinding.OTHER_404
    if probe.subject is SmokeSubject.RANGE:
        is_part = answer.status == HTTPStatus.PARTIAL_CONTENT and len(answer.body) == _RANGE
        return SmokeFinding.FINE if is_part else SmokeFinding.NO_RANGE
    if answer.status != HTTPStatus.OK:
        return SmokeFinding.STATUS
    if probe.subject is SmokeSubject.SHORT_LINK:
        is_inside = answer.url.startswith(urljoin(address.rstrip("/") + "/", ""))
        return SmokeFinding.FINE if is_inside else SmokeFinding.ELSEWHERE
    return SmokeFinding.FINE if is_same else SmokeFinding.DIFFERS
