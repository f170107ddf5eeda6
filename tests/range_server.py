"""A server on loopback that answers by ranges, and fails as servers on the line do."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


@dataclass
class Shelf:
    """What the server has: files by path. `etag` names them all; `faults` are asked before each answer.

    A fault gets the number of the question (from 0) and the handler; it gives True where it has answered itself.
    """

    files: dict[str, bytes]
    etag: str = '"one"'
    faults: list[Callable[[int, Handler], bool]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Handler(BaseHTTPRequestHandler):
    """Answers one question."""

    protocol_version = "HTTP/1.1"
    shelf: Shelf

    def do_GET(self) -> None:
        shelf = self.shelf
        with shelf.lock:
            number = len(shelf.asked)
            shelf.asked.append((self.path, self.headers.get("User-Agent", "")))
        if any(fault(number, self) for fault in shelf.faults):
            return
        data = shelf.files.get(self.path)
        if data is None:
            self.answer(404, b"not here")
            return
        found = _RANGE.fullmatch(self.headers.get("Range", ""))
        if not found:
            self.answer(200, data)
            return
        start, last = int(found[1]), min(int(found[2]), len(data) - 1)
        if start >= len(data):
            self.answer(416, b"")
            return
        self.answer(206, data[start : last + 1], f"bytes {start}-{last}/{len(data)}")

    def answer(self, status: int, body: bytes, content_range: str = "", kind: str = "application/octet-stream") -> None:
        """Answer whole."""
        self.head(status, len(body), content_range, kind)
        self.wfile.write(body)

    def head(self, status: int, length: int, content_range: str = "", kind: str = "application/octet-stream") -> None:
        """Send the lines before a body of so many bytes."""
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        self.send_header("Content-Type", kind)
        if self.shelf.etag:
            self.send_header("ETag", self.shelf.etag)
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()

    def cut(self, share: float) -> None:
        """Begin the right answer, and break off after a share of it."""
        data = self.shelf.files[self.path]
        found = _RANGE.fullmatch(self.headers.get("Range", ""))
        start, last = (int(found[1]), min(int(found[2]), len(data) - 1)) if found else (0, len(data) - 1)
        self.head(206, last - start + 1, f"bytes {start}-{last}/{len(data)}")
        self.wfile.write(data[start : last + 1][: int(share * (last + 1 - start))])
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(shelf: Shelf) -> Iterator[str]:
    """Serve a shelf; gives the address, without a slash at its end."""
    handler = type("ShelfHandler", (Handler,), {"shelf": shelf})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
