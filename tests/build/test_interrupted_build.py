"""A build that is killed: whatever it left, the next one ends as a clean build does, and readers meet whole pages."""

import os
import posixpath
import random
import re
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cartostory.build.manifest import load_manifest
from tests.interrupted import SEEN, End, How, each_interruption, interrupted, quick_folder
from tests.program import in_this_process
from tests.results import record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork"),
]

STORY = "content/partnerships/puits/story.md"
MEMO = ".cartostory/memo"
PARTS = re.compile(r'<(?:link[^>]+rel="?(?:stylesheet|icon)[^>]+href|(?:img|script)[^>]+src)="([^"]+)"')
PAGES = re.compile(r'<a[^>]+href="([^"#]+)"')


@pytest.fixture
def site() -> Iterator[Path]:
    """A site of one story without photographs, which was built once."""
    with quick_folder() as folder:
        site = folder / "ville"
        (site / STORY).parent.mkdir(parents=True)
        (site / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
        tell(site, "Du texte.")
        build(site)
        yield site


def tell(site: Path, text: str, title: str = "Un puits") -> None:
    (site / STORY).write_text(f"---\ntitle: {title}\nsummary: Une histoire.\n---\n\n{text}\n\n## Premier\n\nEncore.\n")


def build(site: Path) -> None:
    done = in_this_process("build", "--site", site)
    assert done.returncode == 0, done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("how", How)
def test_a_build_stopped_at_any_change_is_finished_by_the_next(site: Path, how: How) -> None:
    first = site.parent / "first"
    shutil.copytree(site, first)
    tell(site, "Un autre texte.", "Deux puits")
    shutil.copy(site / STORY, first / STORY)
    build(site)
    wanted = tree(site / "output")

    def again() -> None:
        shutil.rmtree(site)
        shutil.copytree(first, site)

    def work() -> None:
        done = in_this_process("build", "--site", site, "--lang", "fr")
        if done.returncode:
            assert "disque est plein" in done.stderr, done.stderr
            raise OSError(28, "full")

    again()
    for number in each_interruption(work, site, how, but=MEMO, changes=SEEN):
        assert missing_parts(site / "output") == []
        build(site)
        assert tree(site / "output") == wanted, f"after change {number}"
        again()
    record("build", number, how)


def test_twenty_kills_at_random_moments_lose_nothing_and_no_reader_meets_half_a_page(site: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - the same moments, as far as a machine repeats itself
    out = site / "output"
    build(site)
    stopped, met = threading.Event(), []
    reader = threading.Thread(target=crawl, args=(out, stopped, met))
    for number in range(20):
        tell(site, "Du texte.", f"Puits {number % 2}")
        (site / "config.yaml").write_text(f"title: Ville {number % 3}\nlanguage: fr\n")
        child = os.fork()
        if not child:
            try:
                in_this_process("build", "--site", site)
            finally:
                os._exit(0)
        if number == 0:
            reader.start()
        time.sleep(chance.uniform(0.05, 1.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    stopped.set()
    reader.join()
    assert met, "the reader has read nothing"
    assert [fault for fault in met if fault] == []
    build(site)
    clean = site.parent / "clean"
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns("output", ".cartostory"))
    shutil.copytree(site / MEMO, clean / MEMO)
    build(clean)
    assert tree(out) == tree(clean / "output")
    record("random", 20, How.KILLED)


def crawl(out: Path, stopped: threading.Event, met: list[str]) -> None:
    """Read pages as a reader does, who follows links, until it is enough; keep what lacked ("" for a whole page)."""
    while not stopped.is_set():
        waiting, seen = ["index.html"], set()
        while waiting and not stopped.is_set():
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            try:
                page = (out / path).read_text(encoding="utf-8")
            except (FileNotFoundError, NotADirectoryError):
                continue  # it was removed: a link of a page that is read no more
            lost = [part for part in local(path, PARTS, page) if not (out / part).is_file()]
            if lost and (out / path).is_file() and (out / path).read_text(encoding="utf-8") == page:
                met.append(f"{path} asks for {lost}")
            else:
                met.append("")
            waiting += [page_of(link) for link in local(path, PAGES, page) if Path(link).suffix in {"", ".html"}]


def local(path: str, pattern: re.Pattern[str], page: str) -> Iterator[str]:
    """Give where the relative links of a page lead, as paths in the output."""
    for link in pattern.findall(page):
        parts = urlsplit(link)
        if parts.path and not parts.scheme and not parts.netloc:
            folder = "" if parts.path.startswith("/") else posixpath.dirname(path)
            yield posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))


def page_of(link: str) -> str:
    return link if link.endswith(".html") else posixpath.normpath(f"{link}/index.html")


def missing_parts(out: Path) -> list[str]:
    return [
        f"{page}: {part}"
        for page in out.rglob("*.html")
        for part in local(page.relative_to(out).as_posix(), PARTS, page.read_text(encoding="utf-8"))
        if not (out / part).is_file()
    ]


def test_a_file_of_each_kind_that_was_emptied_cut_or_edited_comes_back(site: Path) -> None:
    out, count = site / "output", 0
    wanted = tree(out)
    for suffix in sorted({Path(path).suffix for path in wanted}):
        path = next(path for path in sorted(wanted) if path.endswith(suffix) and path != ".cartostory-manifest.json")
        for damaged in (b"", wanted[path][: len(wanted[path]) // 2], b"?" + wanted[path][1:]):
            (out / path).write_bytes(damaged)
            build(site)
            assert (out / path).read_bytes() == wanted[path], path
            count += 1
    record("damage", count, "read")


def test_a_bit_lost_in_any_entry_of_the_cache_changes_nothing(site: Path) -> None:
    wanted = tree(site / "output")
    entries = tuple((site / MEMO).glob("??/*"))
    for entry in entries:
        data = bytearray(entry.read_bytes())
        data[-1] ^= 1
        entry.write_bytes(data)
    (site / ".cartostory/stamp.json").unlink()
    shutil.rmtree(site / "output")
    build(site)
    assert tree(site / "output") == wanted
    record("cache", len(entries), "read")


def test_a_cache_that_cannot_be_read_does_not_stop_a_build(site: Path) -> None:
    wanted = tree(site / "output")
    shutil.rmtree(site / MEMO)
    (site / MEMO).write_text("a file stands here")
    (site / ".cartostory/stamp.json").write_text("[" * 100_000)
    shutil.rmtree(site / "output")
    build(site)
    assert tree(site / "output") == wanted


def test_what_a_build_removes_is_named(site: Path) -> None:
    shutil.move(site / "content/partnerships/puits", site / "content/partnerships/fontaine")
    done = in_this_process("build", "--site", site, "--lang", "fr")
    assert "  puits/index.html\n" in done.stdout
    assert load_manifest(site / "output") is not None


def test_the_disk_of_a_stick_that_is_full_is_said_and_the_next_build_ends_well(site: Path) -> None:
    def work() -> None:
        done = in_this_process("build", "--site", site, "--output", site.parent / "stick", "--lang", "en")
        assert done.returncode == 1
        assert "The disk is full" in done.stderr
        assert "Traceback" not in done.stderr
        raise OSError(28, "full")

    assert interrupted(work, site.parent / "stick", 30, How.FULL) is End.REFUSED
    done = in_this_process("build", "--site", site, "--output", site.parent / "stick")
    assert done.returncode == 0
    assert tree(site.parent / "stick") == tree(site / "output")
