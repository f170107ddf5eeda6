"""`bring osm` asks a service once a day, on loopback here, and says what it answers."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from cartostory.authoring.bringing.recognise import Wishes, head_or_whole, open_file, without_companions
from cartostory.authoring.new import create_site
from cartostory.load.site import load
from tests.load.vector.files import KAYA, write
from tests.program import Run


class Overpass(ThreadingHTTPServer):
    """Answers as it is told, and keeps the questions."""

    status = 200
    body = b""
    asked: list[dict[str, str]]


class Handler(BaseHTTPRequestHandler):
    server: Overpass

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append({"data": parse_qs(said)["data"][0], "agent": self.headers["User-Agent"]})
        self.send_response(self.server.status)
        self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def overpass() -> Iterator[Overpass]:
    with Overpass(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def ask(tmp_path: Path, overpass: Overpass, cartostory: Run) -> Callable[..., object]:
    create_site(tmp_path / "site")
    settings = tmp_path / "site" / "config.yaml"
    address = f"http://127.0.0.1:{overpass.server_address[1]}/api/interpreter"
    settings.write_text(f"{settings.read_text('utf-8')}\nmap: {{overpass: '{address}'}}\n", "utf-8")

    def call(*arguments: str) -> object:
        return cartostory("bring", "osm", "--site", tmp_path / "site", "--lang", "en", *arguments)

    return call


def test_one_question_a_day_makes_dated_layers_with_their_attribution(
    tmp_path: Path, shared_data: Path, overpass: Overpass, ask: Callable[..., object]
) -> None:
    overpass.body = (shared_data / "osm" / "map.overpass.json").read_bytes()
    done = ask("--around", "kaya", "--radius", "3km", "--theme", "roads,schools,buildings")
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    data = overpass.asked[0]["data"]
    assert "(around:3000,13.08" in data
    assert '["highway"]' in data
    assert '["amenity"~"^(college|kindergarten|school|university)$"]' in data
    assert "cartostory/" in overpass.asked[0]["agent"]
    again = ask("--around", "kaya", "--radius", "3km", "--theme", "roads,schools,buildings")
    assert "remembered" in again.stdout  # type: ignore[attr-defined]
    assert len(overpass.asked) == 1
    site, _ = load(tmp_path / "site")
    layers = [layer for one in site.partnerships for layer in one.layers.values() if layer.licence == "ODbL-1.0"]
    assert sorted(layer.key for layer in layers) == ["buildings", "roads"]
    assert all(layer.date and layer.date.year == 2014 for layer in layers)
    assert all("OpenStreetMap" in layer.source for layer in layers)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (429, b"", "Try again in 7 seconds"),
        (400, b"", "(400)"),
        (302, b"", "(302)"),
        (200, b"<html>", "no answer of the Overpass API"),
        (200, b'{"elements": [], "remark": "runtime error: timed out"}', "no answer of the Overpass API"),
        (200, b'{"elements": []}', "holds nothing of these themes"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    overpass: Overpass, ask: Callable[..., object], status: int, body: bytes, said: str
) -> None:
    overpass.status, overpass.body = status, body
    done = ask("--around=13.09,-1.08")
    assert done.returncode == 2  # type: ignore[attr-defined]
    assert said in done.stderr  # type: ignore[attr-defined]


def test_what_is_asked_for_is_checked_before_anybody_is_asked(overpass: Overpass, ask: Callable[..., object]) -> None:
    for line in (
        ["--around", "Nulle-Part"],
        ["--around", "kaya", "--radius", "90km"],
        ["--around", "kaya", "--theme", "x"],
    ):
        assert ask(*line).returncode == 2  # type: ignore[attr-defined]
    assert overpass.asked == []


def test_of_a_large_file_that_gdal_reads_the_head_alone_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cartostory.authoring.bringing.recognise._LARGE_BYTES", 100)
    monkeypatch.setattr("cartostory.authoring.bringing.recognise._HEAD_BYTES", 120)
    file = write(tmp_path / "a.shp", [KAYA] * 50, "ESRI Shapefile")
    data = head_or_whole(file)
    assert len(data) == 120 < file.stat().st_size
    assert len(open_file(file, data, Wishes(str, lambda _a, _b: True)).bundle.layers[0].features) == 50
    (tmp_path / "a.csv").write_text("lat,lon\n" + "1,2\n" * 100, "utf-8")
    assert len(head_or_whole(tmp_path / "a.csv")) > 120


def test_companions_named_beside_their_shapefile_are_no_files_of_their_own() -> None:
    names = [Path(name) for name in ("a.shp", "a.dbf", "A.SHX", "a.prj", "b.dbf", "a.csv")]
    assert [file.name for file in without_companions(names)] == ["a.shp", "b.dbf", "a.csv"]


def test_an_address_that_is_not_encrypted_is_not_asked(tmp_path: Path, cartostory: Run) -> None:
    create_site(tmp_path / "site")
    settings = tmp_path / "site" / "config.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}\nmap: {{overpass: 'http://overpass.example/api'}}\n", "utf-8")
    done = cartostory("bring", "osm", "--around=1,2", "--site", tmp_path / "site", "--lang", "en")
    assert done.returncode == 2
    assert "https://" in done.stderr
    assert json.dumps(done.stdout).count("Asking") == 1
