"""The writer’s bar: who may ask it, and what a writer does with it in a real browser."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"]
STORY = "content/partnerships/ivry-village/story.md"
PAGE = "/ivry-village/"


@dataclass
class Preview:
    site: Path
    port: int

    @property
    def token(self) -> str:
        _, page = self.ask("GET", PAGE)
        found = re.search(r'<meta name="cartostory-preview" content="([^"]+)">', page)
        assert found
        return found[1]

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, json.dumps(body) if body is not None else None, told)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def text(self) -> bytes:
        return (self.site / STORY).read_bytes()


@pytest.fixture
def preview(village: Path) -> Iterator[Preview]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(village), "--port", str(port), "--lang", "fr"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        line = ""
        while "Ctrl-C" not in line:
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
        yield Preview(village, port)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def headers_with(token: str) -> dict[str, str]:
    return {"X_Cartostory_Token": token}


def test_only_our_own_pages_may_ask_and_paths_stay_inside(preview: Preview) -> None:
    before = preview.text()
    token = preview.token
    own = f"http://127.0.0.1:{preview.port}"
    shown = "/livereload/desk?story=ivry-village&language=fr"
    assert preview.ask("GET", shown)[0] == 403
    assert preview.ask("GET", shown, **headers_with("wrong"))[0] == 403
    assert preview.ask("GET", shown, X_Cartostory_Token=token, Origin="https://evil.example")[0] == 403
    assert preview.ask("GET", shown, X_Cartostory_Token=token, Sec_Fetch_Site="cross-site")[0] == 403
    status, said = preview.ask("GET", shown, X_Cartostory_Token=token, Origin=own)
    assert status == 200
    digests = json.loads(said)["digests"]
    view = {
        "what": "view",
        "story": "ivry-village",
        "language": "fr",
        "chapter": 1,
        "digests": digests,
        "zoom": 9,
        "lat": 1,
        "lon": 2,
    }
    headers = {"X_Cartostory_Token": token, "Content_Type": "application/json"}
    assert preview.ask("POST", "/livereload/desk", view, X_Cartostory_Token=token, Content_Type="text/plain")[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "story": "../../x"}, **headers)[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "lat": 99}, **headers)[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "digests": {"story.md": "0"}}, **headers)[0] == 409
    assert preview.ask("POST", "/livereload/desk", {**view, "chapter": 99}, **headers)[0] == 422
    assert preview.ask("POST", "/livereload/desk", {"what": "undo"}, **headers)[0] == 422
    assert preview.text() == before
    assert token not in preview.ask("GET", "/livereload/bar.js")[1] + preview.ask("GET", "/livereload/overlay.js")[1]


def test_a_view_is_saved_from_the_live_map_and_taken_back(preview: Preview) -> None:
    before = preview.text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"http://127.0.0.1:{preview.port}{PAGE}#le-puits")
        page.wait_for_function(
            "() => document.documentElement.dataset.live === 'on' && cartostory.live.opened", timeout=90_000
        )
        page.wait_for_function("() => cartostory.chapters.current === 2", timeout=60_000)
        page.evaluate("cartostory.live.opened.map.jumpTo({center: [-1.1, 13.1], zoom: 10.25})")
        page.get_by_role("button", name="Enregistrer cette vue").click()
        expect(page.get_by_text("Enregistré dans")).to_be_visible(timeout=20_000)
        saved = preview.text()
        view = re.search(rb'map="([^"]+)" \}', saved.split(b"## Le puits", 1)[1])
        assert view
        assert saved == before.replace(b"#le-puits }", b'#le-puits map="%s" }' % view[1], 1)
        zoom, lat, lon = map(float, view[1].split(b"/"))
        assert (zoom, lat, lon) == (
            pytest.approx(10.25, abs=0.02),
            pytest.approx(13.1, abs=0.01),
            pytest.approx(-1.1, abs=0.01),
        )
        page.get_by_role("button", name="Annuler").click()
        expect(page.get_by_text("Repris dans")).to_be_visible(timeout=20_000)
        assert preview.text() == before
        browser.close()
