"""The data of towns' sites as they serve them, and a server on loopback that gives them as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CATALOGUE, ATLAS = "/donnees/catalogue.jsonld", "/donnees/atlas.geojson"
HOME = "https://example.org/village/"
"""The address of the site of the tests, in whose place the server's stands."""


@dataclass
class TownServer:
    """What a server gives by path, or does instead; what it was asked, with the headers."""

    files: dict[str, bytes] = field(default_factory=dict)
    instead: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def put(self, data: Path) -> None:
        """Serve the data of a built site as if it stood here."""
        for path in (CATALOGUE, ATLAS):
            text = (data / Path(path).name).read_text("utf-8")
            self.files[path] = text.replace(HOME, self.address).encode()

    def change(self, path: str, change: Callable[[Any], None]) -> None:
        """Change a file as somebody does who means no good, or has made a mistake."""
        value = json.loads(self.files[path])
        change(value)
        self.files[path] = json.dumps(value).encode()


@contextmanager
def serving() -> Iterator[TownServer]:
    """Serve on loopback until the end of the block."""
    town = TownServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            town.asked.append((self.path, dict(self.headers)))
            if self.path in town.instead:
                town.instead[self.path](self)
                return
            body = town.files.get(self.path)
            tag = f'"{hash(body)}"'
            is_same = body is not None and self.headers.get("If-None-Match") == tag
            self.send_response(304 if is_same else 200 if body is not None else 404)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(0 if is_same else len(body or b"")))
            self.end_headers()
            if not is_same:
                self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        town.address = f"http://127.0.0.1:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield town
        server.shutdown()
