"""The real server over real HTTP and websockets."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 20


def test_a_page_is_served_with_the_scripts_and_the_file_stays_without_them(served: Any) -> None:
    status, headers, page = served.get()
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.count(b"<script src=") == 2
    assert page.endswith(b"</body></html>")
    assert b"<script" not in (served.site / "output" / "index.html").read_bytes()


def test_a_folder_shows_its_index_and_its_address_gets_a_slash(served: Any) -> None:
    assert b"below" in served.get("folder/")[2]
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", "/folder")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "/folder/")


def test_part_of_a_file_can_be_asked_for(served: Any) -> None:
    status, headers, body = served.get("numbers.pmtiles", Range="bytes=10-19")
    assert (status, body) == (206, bytes(range(10, 20)))
    assert headers["Content-Range"] == "bytes 10-19/4096"
    assert headers["Content-Type"] == "application/vnd.pmtiles"
    assert served.get("numbers.pmtiles", Range="bytes=5000-")[0] == 416
    assert served.get("numbers.pmtiles", Range="bytes=-3")[2] == bytes([253, 254, 255])


def test_an_unchanged_file_is_answered_304_and_a_changed_one_anew(served: Any) -> None:
    file = served.site / "output" / "numbers.pmtiles"
    tag = served.get("numbers.pmtiles")[1]["Etag"]
    assert served.get("numbers.pmtiles", If_None_Match=tag)[0] == 304
    file.write_bytes(b"other")
    status, _, body = served.get("numbers.pmtiles", If_None_Match=tag)
    assert (status, body) == (200, b"other")


def test_head_gives_the_length_and_no_body(served: Any) -> None:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("HEAD", "/")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(served.get()[2])


def test_an_unknown_address_shows_the_sites_own_404_page(start: Callable[..., Any]) -> None:
    served = start(**{"404": "perdu"})
    status, _, page = served.get("nowhere/at-all/")
    assert status == 404
    assert b"perdu" in page
    assert b"<script src=" in page


def test_without_a_404_page_a_plain_one_says_so_in_the_language_of_messages(served: Any) -> None:
    status, _, page = served.get("nowhere")
    assert status == 404
    assert "Il n’y a pas de page à cette adresse" in page.decode()


def test_nothing_outside_the_output_is_served(served: Any) -> None:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", "/../content/index.html")
    assert connection.getresponse().status in {403, 404}


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_this_machines_own_names_are_answered(served: Any, name: str) -> None:
    assert served.get(Host=f"{name}:{served.port}")[0] == 200


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_any_other_name_is_refused(served: Any, name: str) -> None:
    for path in ("", "livereload/overlay.js", "nowhere"):
        status, _, body = served.get(path, Host=f"{name}:{served.port}")
        assert status == 421
        assert b"first" not in body


def test_it_listens_on_this_machine_only(served: Any) -> None:
    own = {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in own - {"127.0.0.1"}:
        if address.startswith("127."):
            continue
        with pytest.raises(OSError), socket.create_connection((address, served.port), timeout=5):  # noqa: PT011 - refused or unreachable
            pass


def test_a_taken_port_gives_way_to_the_next_and_says_so(start: Callable[..., Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        asked = taken.getsockname()[1]
        served = start(port=asked)
    assert served.port != asked
    assert str(asked) in served.lines[0]
    assert str(served.port) in served.lines[0]
    assert served.get()[0] == 200


def test_ctrl_c_ends_it_with_0_and_no_traceback(served: Any) -> None:
    served.process.send_signal(signal.SIGINT)
    said, errors = served.process.communicate(timeout=PATIENCE_SECONDS)
    assert (served.process.returncode, errors) == (0, "")
    assert said.splitlines()[-1] == "Arrêté."


async def open_line(served: Any, origin: str | None = None, build: int | None = None) -> WebSocketClientConnection:
    headers = {"Origin": origin} if origin else {}
    line = await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{served.port}/livereload", headers=headers))
    hello: dict[str, Any] = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
    await line.write_message(json.dumps(hello | ({"snipver": build} if build else {})))
    assert json.loads(str(await line.read_message()))["command"] == "hello"
    await line.write_message(json.dumps({"command": "info", "plugins": {}, "url": served.address}))
    return line


async def next_command(line: WebSocketClientConnection) -> str:
    async with asyncio.timeout(PATIENCE_SECONDS):
        message = await line.read_message()
    return str(json.loads(str(message))["command"])


def build_of(page: bytes) -> int:
    return int(page.decode().split("snipver=")[1].split('"')[0])


def run(steps: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(steps())


def test_a_change_reloads_every_open_browser_whatever_the_writer_changes(served: Any) -> None:
    async def steps() -> None:
        lines = [await open_line(served), await open_line(served)]
        config = served.site / "config.yaml"
        changes: list[Callable[[], object]] = [
            partial(served.write, "second"),
            partial(served.write, "new page", "new.html"),
            (served.site / "content" / "new.html").unlink,
            partial(config.write_text, "title: a", encoding="utf-8"),
            partial(replace, config, "title: b"),
            (served.site / "themes").mkdir,
            partial(replace, config, "title: c"),
        ]
        for change in changes:
            change()
            for line in lines:
                assert await next_command(line) == "reload"
        assert b"second" in served.get()[2]

    run(steps)


def replace(file: Path, text: str) -> None:
    """Save as most editors do: write beside, then rename."""
    beside = file.with_name("beside.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def test_a_folder_made_later_is_watched_too(served: Any) -> None:
    async def steps() -> None:
        line = await open_line(served)
        (served.site / "themes").mkdir()
        assert await next_command(line) == "reload"
        await asyncio.sleep(1)  # the watch of the new folder begins after the build that it led to
        (served.site / "themes" / "page.css").write_text("a{}", encoding="utf-8")
        assert await next_command(line) == "reload"

    run(steps)


def test_a_page_from_an_earlier_build_is_told_to_reload_as_soon_as_it_calls(served: Any) -> None:
    async def steps() -> None:
        build = build_of(served.get()[2])
        late = await open_line(served, build=build - 1)
        assert await next_command(late) == "reload"
        fresh = await open_line(served, build=build)
        served.write("second")
        assert await next_command(fresh) == "reload"
        assert build_of(served.get()[2]) > build

    run(steps)


def test_a_page_elsewhere_cannot_listen(served: Any) -> None:
    async def steps() -> None:
        with pytest.raises(HTTPClientError, match="403"):
            await open_line(served, origin="http://evil.example")
        await open_line(served, origin=served.address.rstrip("/"))

    run(steps)


def test_a_wrong_page_keeps_the_last_good_one_and_brings_the_overlay_until_it_is_put_right(served: Any) -> None:
    async def steps() -> None:
        line = await open_line(served)
        served.write("WRONG")
        assert await next_command(line) == "reload"
        assert b"first" in served.get()[2]
        script = served.get("livereload/overlay.js")[2].decode()
        assert "1 problème à corriger" in script
        assert "content/index.html:1:1" in script
        served.write("right again")
        assert await next_command(line) == "reload"
        assert b"right again" in served.get()[2]
        assert "problème" not in served.get("livereload/overlay.js")[2].decode()

    run(steps)


def test_a_fault_of_the_program_does_not_end_the_server(served: Any) -> None:
    async def steps() -> None:
        line = await open_line(served)
        served.write("CRASH")
        assert await next_command(line) == "reload"
        assert "a fault of the &lt;program&gt;" in served.get("livereload/overlay.js")[2].decode()
        served.write("well")
        assert await next_command(line) == "reload"
        assert b"well" in served.get()[2]

    run(steps)


def test_a_site_that_was_wrong_from_the_start_shows_its_overlay_over_a_plain_page(start: Callable[..., Any]) -> None:
    served = start(index="WRONG")
    status, _, page = served.get()
    assert status == 404
    assert b"/livereload/overlay.js" in page
    assert not (served.site / "output").exists()


def little_site(folder: Path, text: str) -> list[str]:
    (folder / "content").mkdir()
    (folder / "content" / "index.html").write_text(text, encoding="utf-8")
    return [sys.executable, str(Path(__file__).with_name("little_site.py")), str(folder), "0"]


def test_ctrl_c_during_the_first_build_ends_it_quietly_too(tmp_path: Path) -> None:
    program = little_site(tmp_path, "SLOW")
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        assert process.stdout.readline() == "building\n"
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, said, errors) == (0, "Arrêté.\n", "")


def test_a_fault_in_the_first_build_ends_the_program(tmp_path: Path) -> None:
    program = little_site(tmp_path, "CRASH")
    ended = subprocess.run(program, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)  # noqa: S603 - our own program
    assert ended.returncode == 1
    assert "a fault of the <program>" in ended.stderr
    assert ended.stdout == ""
    assert "cannot join" not in ended.stderr


def test_a_worker_of_the_published_site_is_sent_away_and_no_page_registers_one(served: Any) -> None:
    _, headers, worker = served.get("sw.js")
    assert b"unregister" in worker
    assert headers["Content-Type"].startswith("text/javascript")
    assert b'<meta name="cartostory-preview">' in served.get()[2]


@pytest.mark.parametrize("path", [".cartostory-manifest.json", "folder/.cartostory-writing-abc", "%00", "a%00.html"])
def test_what_the_program_keeps_for_itself_is_not_served_nor_a_name_that_is_none(served: Any, path: str) -> None:
    output = served.site / "output"
    (output / ".cartostory-manifest.json").write_text("{}", encoding="utf-8")
    (output / "folder" / ".cartostory-writing-abc").write_text("half", encoding="utf-8")
    assert served.get(path)[0] == 404
