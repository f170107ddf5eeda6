"""A little site served by a process of its own, as a writer has it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("little_site.py")
PAGE = '<!doctype html><html lang="fr"><head><title>{0}</title>{1}</head><body><p id="text">{0}</p></body></html>'


@dataclass
class Served:
    site: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return next(line for line in self.lines if line.startswith("http"))

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1].strip("/"))

    def write(self, text: str, name: str = "index.html", head: str = "") -> None:
        (self.site / "content" / name).write_text(PAGE.format(text, head), encoding="utf-8")

    def get(self, path: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(
            "GET", "/" + path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()


def read_greeting(process: subprocess.Popen[str]) -> list[str]:
    lines: list[str] = []
    assert process.stdout is not None
    while not lines or "Ctrl" not in lines[-1]:
        line = process.stdout.readline()
        assert line, f"the server ended early: {lines} {process.stderr.read() if process.stderr else ''}"
        lines.append(line.rstrip("\n"))
    return lines


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    running: list[Served] = []

    def begin(port: int = 0, **pages: str) -> Served:
        site = tmp_path / f"site-{len(running)}"
        (site / "content").mkdir(parents=True)
        for name, text in ({"index": "first"} | pages).items():
            (site / "content" / f"{name}.html").write_text(PAGE.format(text, ""), encoding="utf-8")
        (site / "content" / "numbers.pmtiles").write_bytes(bytes(range(256)) * 16)
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(PROGRAM), str(site), str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        served = Served(site, process)
        running.append(served)
        served.lines = read_greeting(process)
        return served

    yield begin
    for served in running:
        if served.process.poll() is None:
            served.process.kill()
            served.process.communicate(timeout=20)


@pytest.fixture
def served(start: Callable[..., Served]) -> Served:
    return start()
