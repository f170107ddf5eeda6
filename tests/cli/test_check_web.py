"""Links to other sites are followed politely and seldom; printed short links are followed on the live site."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cartostory.deploy.links import Politeness, check_links, outward, remember_links, remembered
from cartostory.deploy.smoke import Answer
from tests.browser.host import hosted

pytestmark = pytest.mark.slow

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DAY = date(2026, 11, 30)


@contextmanager
def others(answers: dict[str, int]) -> Iterator[tuple[str, list[str]]]:
    """Another site, which answers as it is told; gives its address and what it was asked."""
    asked: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(answers.get(self.path, 200))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_dead_links_are_told_from_those_that_dislike_programs(tmp_path: Path) -> None:
    with others({"/gone": 404, "/broken": 500, "/shy": 403}) as (address, asked):
        urls = [f"{address}/{name}" for name in ("fine", "gone", "broken", "shy")] + ["http://127.0.0.1:1/"]
        pauses: list[float] = []
        manner = Politeness(pause=2, sleep=pauses.append)
        found = list(check_links(urls, DAY, {}, manner))
    assert [one.url for one in found if one.is_dead] == [urls[1], urls[2], urls[4]]
    assert len(asked) == 4
    assert pauses == [2, 2, 2]
    remember_links(tmp_path / "links.json", found)
    assert set(remembered(tmp_path / "links.json", DAY + timedelta(days=6))) == {urls[0], urls[3]}
    assert not remembered(tmp_path / "links.json", DAY + timedelta(days=7))
    (tmp_path / "links.json").write_text("{", "utf-8")
    assert not remembered(tmp_path / "links.json", DAY)


def test_no_more_than_the_limit_are_asked_for_and_known_ones_not_again() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return Answer(200, b"", url)

    urls = [f"https://a{number}.example/" for number in range(10)]
    first = list(check_links(urls, DAY, {}, Politeness(most=4, ask=ask)))
    assert len(asked) == 4
    list(check_links(urls, DAY, {one.url: one for one in first}, Politeness(most=100, ask=ask)))
    assert sorted(asked) == sorted(urls)


def test_links_of_pages_to_other_sites() -> None:
    pages = [
        ("a.html", b'<a href="https://x.example/#y">x</a><a href="b/">b</a><a href="mailto:a@b">m</a>'),
        ("b.html", b'<a href="https://x.example/">x</a><a href="https://own.example/c/">own</a>'),
    ]
    assert outward(pages, "https://own.example/") == {"https://x.example/": ("a.html", "b.html")}


@pytest.mark.parametrize("loses", [False, True])
def test_printed_short_links_are_followed_on_the_live_site(
    cartostory: Run, village: Path, tmp_path: Path, *, loses: bool
) -> None:
    with hosted(tmp_path / "web") as address:
        config = village / "config.yaml"
        text = config.read_text("utf-8").replace("https://example.org/village/", f"{address}v/")
        config.write_text(text, "utf-8")
        built = cartostory("build", "--site", village, "--output", tmp_path / "web/v")
        assert built.returncode == 0, built.stderr
        codes = sorted((tmp_path / "web/v/q").iterdir())
        if loses:
            shutil.rmtree(codes[0])
        told = cartostory("check", "--host", "--site", village)
    assert (told.returncode, codes[0].name in told.stderr) == ((1, True) if loses else (0, False))


def test_the_links_of_a_built_site(cartostory: Run, village: Path) -> None:
    with others({"/perdu": 410}) as (address, _):
        with (village / "content/partnerships/ivry-village/story.md").open("a", encoding="utf-8") as story:
            story.write(f"\n[ici]({address}/perdu) et [là]({address}/bien)\n")

        assert cartostory("build", "--site", village).returncode == 0
        told = cartostory("check", "--external", "--site", village)
    assert f"{address}/perdu : 410" in told.stderr.replace("\u00a0", " ")
    assert f"{address}/bien" not in told.stderr
    assert told.returncode == 1
