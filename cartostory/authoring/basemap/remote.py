"""An archive on a server -> its bytes, by range requests: few connections, back-off, an eye on whether it changed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

from cartostory import __version__
from cartostory.authoring.basemap.ranges import Range, merged
from cartostory.carto.basemap.archive import Span

USER_AGENT = f"cartostory/{__version__} (basemap fetch; static maps of town partnerships)"
FIRST_BYTES = 16_384
"""Header and root directory, which the specification keeps within so many."""
CONNECTIONS = 4
_AHEAD = 8
_TIMEOUT_S = (10.0, 30.0)
_PAUSES_S = (1.0, 2.0, 4.0, 8.0)
_PARTIAL, _WHOLE, _GONE = 206, 200, (404, 410)
_LATER = (408, 425, 429, 500, 502, 503, 504)
_MOST_WAIT_S = 60.0
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class FetchError(Exception):
    """What keeps an archive from being fetched. `code` is a problem's, whose blanks `blanks` fills."""

    def __init__(self, code: str, **blanks: str | int) -> None:
        """Keep the code and what fills its sentence."""
        super().__init__(code, blanks)
        self.code, self.blanks = code, blanks


class _TryAgainError(Exception):
    """A fault that may pass: the line broke, the server is busy. `wait_s` is what the server asks for, or 0."""

    def __init__(self, reason: str, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.reason, self.wait_s = reason, wait_s


@dataclass(slots=True)
class Remote:
    """A file on a server. `etag` and `size` are those of the first answer; every other must bear the same ones.

    `pauses_s` is how long to wait before each new try; `requests_sent` counts questions, for who wants to know.
    """

    url: str
    pauses_s: tuple[float, ...] = _PAUSES_S
    wait: Callable[[float], None] = time.sleep
    etag: str = ""
    size: int = -1
    requests_sent: int = 0
    session: requests.Session = field(default_factory=requests.Session)
    head: bytes = b""

    def open(self) -> Remote:
        """Ask for the first bytes, which tells size and ETag. Raises `FetchError`."""
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise FetchError("basemap-address", url=shown(self.url))
        adapter = requests.adapters.HTTPAdapter(pool_maxsize=CONNECTIONS)
        self.session.mount("http://", adapter)
        self.session.mount("https://", adapter)
        self.session.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "identity"})
        self.session.max_redirects = 5
        self.head = self._patiently(0, FIRST_BYTES)
        return self

    def read(self, spans: Sequence[Span]) -> list[bytes]:
        """Read parts of the file; those near each other with one question. Raises `FetchError`."""
        found: dict[Span, bytes] = {}
        left = []
        for span in spans:
            offset, length = span
            if offset + length <= len(self.head):
                found[span] = self.head[offset : offset + length]
            else:
                left.append(span)
        for range_, data in self.ranges(merged(left)):
            found.update(zip(range_.parts, range_.cut(data), strict=True))
        return [found[span] for span in spans]

    def ranges(self, asked: Sequence[Range]) -> Iterator[tuple[Range, bytes]]:
        """Yield ranges with their bytes, in the order asked for; a few are fetched at once. Raises `FetchError`."""
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            waiting: list[tuple[Range, Future[bytes]]] = []
            try:
                for range_ in asked:
                    waiting.append((range_, pool.submit(self._patiently, range_.offset, range_.length)))
                    if len(waiting) >= _AHEAD:
                        first, future = waiting.pop(0)
                        yield first, future.result()
                for first, future in waiting:
                    yield first, future.result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _patiently(self, offset: int, length: int) -> bytes:
        """Ask, and ask again after a while where the fault may pass."""
        reason = ""
        for pause in (*self.pauses_s, None):
            try:
                return self._ask(offset, length)
            except _TryAgainError as fault:
                reason = fault.reason
                if pause is not None:
                    self.wait(min(max(pause, fault.wait_s), _MOST_WAIT_S))
        code = "basemap-unreachable" if self.size < 0 else "basemap-interrupted"
        raise FetchError(code, url=shown(self.url), reason=reason)

    def _ask(self, offset: int, length: int) -> bytes:
        self.requests_sent += 1
        headers = {"Range": f"bytes={offset}-{offset + length - 1}"}
        try:
            with self.session.get(self.url, headers=headers, stream=True, timeout=_TIMEOUT_S) as answer:
                least = self._checked(answer, offset, length)
                data = b"".join(answer.iter_content(65_536))
        except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
            raise _TryAgainError(_plain(error)) from error
        except requests.RequestException as error:
            raise FetchError("basemap-unreachable", url=shown(self.url), reason=_plain(error)) from error
        if len(data) != least:
            raise _TryAgainError(f"{len(data)} / {least}")
        return data

    def _checked(self, answer: requests.Response, offset: int, length: int) -> int:
        """Judge an answer before its body is read; gives how many bytes it must have."""
        if answer.status_code in _LATER:
            wait = answer.headers.get("Retry-After", "")
            raise _TryAgainError(f"HTTP {answer.status_code}", float(wait) if wait.isdecimal() else 0.0)
        if answer.status_code in _GONE:
            raise FetchError("basemap-not-there", url=shown(self.url))
        if answer.status_code == _WHOLE:
            kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
            code = "basemap-is-a-page" if kind in ("text/html", "application/xhtml+xml") else "basemap-without-ranges"
            raise FetchError(code, url=shown(self.url))
        told = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if answer.status_code != _PARTIAL or told is None:
            if self.size >= 0 and answer.status_code == 416:  # noqa: PLR2004 - the file is shorter now
                raise FetchError("basemap-changed", url=shown(self.url))
            raise FetchError("basemap-refused", url=shown(self.url), status=answer.status_code)
        start, last, size = map(int, told.groups())
        self._compare(answer.headers.get("ETag", ""), size)
        expected = min(length, size - offset)
        if start != offset or last - start + 1 != expected:
            raise FetchError("basemap-without-ranges", url=shown(self.url))
        return expected

    def _compare(self, etag: str, size: int) -> None:
        if self.size < 0:
            self.etag, self.size = etag, size
        elif (self.etag, self.size) != (etag, size):
            raise FetchError("basemap-changed", url=shown(self.url))


def shown(url: str) -> str:
    """Give an address without the name and the password that it may hold."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _plain(error: Exception) -> str:
    """Name a fault in a few words: the innermost reason, without addresses of objects."""
    inner: BaseException = error
    while inner.__cause__ or inner.__context__:
        inner = inner.__cause__ or inner.__context__ or inner
    reason = str(getattr(inner, "strerror", None) or inner) or type(inner).__name__
    return reason.rpartition(": ")[2] if " at 0x" in reason else reason
