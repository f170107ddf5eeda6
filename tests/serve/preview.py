"""A copy of the little site under `serve`, as a writer has it, with what its terminal says."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from pathlib import Path

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"]
STORY = "content/partnerships/ivry-village/story.md"
PAGE = "/ivry-village/"
GOOD = Path(__file__).parent.parent / "sites" / "good"


@dataclass
class Preview:
    """Where it is asked: `address` and `port`; `said` are the terminal's lines so far."""

    site: Path
    port: int
    address: str = "127.0.0.1"
    said: list[str] = field(default_factory=list)

    @property
    def token(self) -> str:
        """What stands in its pages."""
        _, page = replace(self, address="127.0.0.1").ask("GET", PAGE)
        found = re.search(r'<meta name="cartostory-preview" content="([^"]+)">', page)
        assert found
        return found[1]

    def at(self, address: str) -> "Preview":
        """The same at another address."""
        return replace(self, address=address)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
        """Ask with JSON."""
        return self.send(method, path, json.dumps(body).encode() if body is not None else b"", **headers)

    def form(self, body: str) -> tuple[int, str]:
        """Send a form."""
        return self.send("POST", "/", body.encode(), Content_Type="application/x-www-form-urlencoded")

    def send(self, method: str, path: str, body: bytes, **headers: str) -> tuple[int, str]:
        """Send bytes."""
        connection = HTTPConnection(self.address, self.port, timeout=60)
        connection.request(
            method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    def text(self) -> bytes:
        """The story."""
        return (self.site / STORY).read_bytes()

    def shown(self) -> tuple[str, str]:
        """What its story's page holds, whatever the number of the build, and how many problems its bar counts."""
        _, page = self.ask("GET", PAGE)
        _, said = self.ask("GET", "/livereload/desk?story=ivry-village", X_Cartostory_Token=self.token)
        return re.sub(r"snipver=\d+", "", page), str(json.loads(said)["count"])

    def code(self) -> str:
        """The last code that the terminal shows."""
        found = re.findall(r"appareil\s*:\s*(\d{4}) (\d{4})", "\n".join(self.said))
        return "".join(found[-1])


@contextmanager
def previewing(folder: Path, memories: Path, *words: str) -> Iterator[Preview]:
    """Serve a copy of the village."""
    site = Path(
        shutil.copytree(GOOD / "village", folder / "village", ignore=shutil.ignore_patterns("output", ".cartostory"))
    )
    shutil.copytree(memories / "village" / ".cartostory" / "memo", site / ".cartostory" / "memo")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "cartostory",
        "serve",
        "--site",
        str(site),
        "--port",
        str(port),
        "--lang",
        "fr",
        *words,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        assert process.stderr is not None
        preview = Preview(site, port)
        while not any("Ctrl-C" in line for line in preview.said):
            line = process.stdout.readline()
            assert line, process.stderr.read()
            preview.said.append(line)
        readers = [
            threading.Thread(target=preview.said.extend, args=(stream,)) for stream in (process.stdout, process.stderr)
        ]
        for reader in readers:
            reader.start()
        try:
            yield preview
        finally:
            process.send_signal(signal.SIGINT)
            for reader in readers:
                reader.join(60)
            process.wait(60)
