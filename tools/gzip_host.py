"""A folder over HTTP on the loopback, as web hosts give it: texts come gzipped."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

PACKED = frozenset({".html", ".css", ".js", ".svg", ".json", ".xml"})


class GzipHost(SimpleHTTPRequestHandler):
    """`http.server`, with texts packed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of an answer; gives its body."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in PACKED:
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that leave while they are served."""


@contextmanager
def gzip_hosted(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address, with a last slash."""
    server = _Server(("127.0.0.1", 0), functools.partial(GzipHost, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
