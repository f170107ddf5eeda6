"""`bring --download`: pictures that a file links to are fetched from a server, within limits; nothing else is asked."""

import re
from pathlib import Path

import pytest

from cartostory.authoring.bringing import download
from cartostory.authoring.bringing.bundle import BroughtChapter, Bundle, Fate
from cartostory.authoring.bringing.download import download_pictures
from tests.authoring.bringing.test_bringing import PNG
from tests.program import Run
from tests.range_server import Handler, Shelf, serving

STORYMAP = """{{"storymap": {{"slides": [
  {{"type": "overview", "text": {{"headline": "Ivry et Kaya", "text": "Le chapeau."}}}},
  {{"location": {{"lat": 13.09, "lon": -1.08, "name": "Kaya"}}, "text": {{"headline": "Le puits", "text": "Là."}},
    "media": {{"url": "{url}/puits.png", "caption": "Le puits", "credit": "La ville"}}}}
]}}}}"""


def bundle_of(*urls: str) -> Bundle:
    bundle = Bundle("StoryMapJS", "a", "a")
    bundle.chapters = [BroughtChapter("Un", "\n\n".join(f"[Une image]({url})" for url in urls))]
    bundle.remote = [(url, "La ville") for url in urls]
    return bundle


def counts(bundle: Bundle) -> tuple[int, int]:
    """How many were fetched, and how many stay links."""
    told = {line.fate: line.count for line in bundle.report}
    return told.get(Fate.KEPT, 0), told.get(Fate.DROPPED, 0)


def redirecting(_: int, handler: Handler) -> bool:
    """Send whoever asks for /to to a picture, and whoever asks for /round back to it."""
    target = {"/to": "/a.png", "/round": "/round"}.get(handler.path)
    if target:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
    return target is not None


def test_pictures_come_and_what_is_no_picture_or_too_large_stays_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MOST_BYTES", 4000)
    files = {"/a.png": PNG, "/large.png": PNG + bytes(9000), "/page.png": b"<html>", "/empty.png": b""}
    with serving(Shelf(files, faults=[redirecting])) as address:
        paths = ("/a.png", "/to", "/large.png", "/page.png", "/empty.png", "/gone.png", "/round")
        bundle = bundle_of(*(f"{address}{path}" for path in paths))
        download_pictures(bundle, is_allowed=True)
    assert counts(bundle) == (2, 5)
    assert [(one.data, one.author) for one in bundle.pictures] == [(PNG, "La ville")] * 2
    text = bundle.chapters[0].text
    assert [f"<!-- ![Une image]({one.name}) -->" in text for one in bundle.pictures] == [True, True]
    assert re.findall(r"\]\(http://[^/]+(/\S+)\)", text) == [
        "/large.png",
        "/page.png",
        "/empty.png",
        "/gone.png",
        "/round",
    ]
    assert len(bundle.remote) == 5


def test_a_picture_that_says_a_length_and_sends_more_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on what comes, not on what a server says of it."""
    monkeypatch.setattr(download, "MOST_BYTES", 100_000)
    sent: list[int] = []

    def endless(_: int, handler: Handler) -> bool:
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        for _number in range(200):
            try:
                handler.wfile.write(PNG + bytes(65_536))
            except OSError:
                break
            sent.append(65_536)
        return True

    with serving(Shelf({}, faults=[endless])) as address:
        bundle = bundle_of(f"{address}/a.png")
        download_pictures(bundle, is_allowed=True)
    assert counts(bundle) == (0, 1)
    assert bundle.pictures == []


def test_no_more_pictures_are_asked_for_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MOST_PICTURES", 2)
    shelf = Shelf({f"/{number}.png": PNG for number in range(5)})
    with serving(shelf) as address:
        bundle = bundle_of(*(f"{address}/{number}.png" for number in range(5)))
        download_pictures(bundle, is_allowed=True)
    assert counts(bundle) == (2, 3)
    assert len(shelf.asked) == 2


def test_the_own_network_is_never_asked() -> None:
    shelf = Shelf({"/a.png": PNG})
    with serving(shelf) as address:
        port = address.rpartition(":")[2]
        bundle = bundle_of(
            f"{address}/a.png", f"http://localhost:{port}/a.png", f"http://[::1]:{port}/a.png", "file:///a.png"
        )
        download_pictures(bundle)
    assert (shelf.asked, counts(bundle)) == ([], (0, 4))


def test_without_the_option_a_link_stays_and_nobody_is_asked(tmp_path: Path, cartostory: Run) -> None:
    cartostory("new", tmp_path / "site")
    shelf = Shelf({"/puits.png": PNG})
    with serving(shelf) as address:
        file = tmp_path / "carte.json"
        file.write_text(STORYMAP.format(url=address), encoding="utf-8")
        done = cartostory("bring", file, "--site", tmp_path / "site")
        assert done.returncode == 0, done.stderr
        assert shelf.asked == []
        done = cartostory("bring", file, "--site", tmp_path / "site", "--to", "ivry-et-kaya", "--download")
        assert (done.returncode, shelf.asked) == (0, []), "loopback is the own network"
    (story,) = [
        one
        for one in (tmp_path / "site/content/partnerships").glob("*/story.md")
        if "Le puits" in one.read_text("utf-8")
    ]
    assert f"{address}/puits.png" in story.read_text("utf-8")
