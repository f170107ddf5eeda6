"""A folder over HTTP on the loopback, as a plain web host would give it, byte ranges included."""

import functools
import gzip
import io
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class Host(SimpleHTTPRequestHandler):
    """`http.server` knows no byte ranges; browsers ask for them to seek in sound, and PMTiles lives on them."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        asked = RANGE.fullmatch(self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        if not asked or not file.is_file():
            return super().send_head()
        whole = file.read_bytes()
        first, last = int(asked[1]), min(int(asked[2] or len(whole) - 1), len(whole) - 1)
        if first > last:
            self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return None
        part = whole[first : last + 1]
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(whole)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        return io.BytesIO(part)


class PackingHost(Host):
    """A host that packs pages, scripts, styles and drawings on their way, as those of towns do."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in {".html", ".js", ".css", ".svg"} or not file.is_file():
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


class Server(ThreadingHTTPServer):
    """The server; a browser that leaves while it is served is no error."""

    daemon_threads = True

    def __init__(self, *given: Any) -> None:
        self.lines: set[socket.socket] = set()
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        """Hang up as well: browsers keep their lines open, and would be served on."""
        super().server_close()
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def hosted(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    """Serve a folder on a free port; gives the address, with a last slash."""
    server = Server(("127.0.0.1", 0), functools.partial(host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
