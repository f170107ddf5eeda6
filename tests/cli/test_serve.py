"""`cartostory serve` as a writer meets it: a new site, a slip, the panel, the correction."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from cartostory.authoring.new import create_site, create_story
from cartostory.build.manifest import PREVIEW
from tests.once import made_once
from tests.program import in_this_process

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 60
STORY = "content/partnerships/votre-premiere-histoire/story.md"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program remembers of a new site that was served before."""

    def make(folder: Path) -> str:
        create_site(folder / "site")
        done = in_this_process("build", "--site", folder / "site", "--drafts")
        return done.stderr if done.returncode else ""

    return made_once(tmp_path_factory, "new-site", make) / "site/.cartostory/memo"


@pytest.fixture
def site(tmp_path: Path, memory: Path) -> Path:
    create_site(tmp_path / "site")
    shutil.copytree(memory, tmp_path / "site/.cartostory/memo")
    return tmp_path / "site"


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    found = free_port()
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(site), "--port", str(found), "--lang", "fr"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1], process.stderr.read() if process.stderr else lines
        assert f"http://127.0.0.1:{found}/\n" in lines
        yield found
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, errors
    assert said.endswith("Arrêté.\n")
    assert "Traceback" not in errors


def get(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def wait_for(port: int, path: str, words: str) -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    page = ""
    while time.monotonic() < end:
        page = get(port, path)[1]
        if words in page:
            return page
        time.sleep(0.1)
    pytest.fail(f"{words!r} does not appear in {path}: {page[-500:]}")


def test_a_writer_writes_errs_and_corrects(site: Path, port: int) -> None:
    page = "/votre-premiere-histoire/"
    assert "La carte suit la lecture" in get(port, page)[1]
    story = site / STORY
    good = story.read_text(encoding="utf-8")

    story.write_text(good.replace("La carte suit la lecture", "La carte accompagne"), encoding="utf-8")
    wait_for(port, page, "La carte accompagne")
    built = site / PREVIEW / "votre-premiere-histoire/index.html"
    end = time.monotonic() + PATIENCE_SECONDS  # the page is shown ahead of the build that finds it right
    while "La carte accompagne" not in built.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.1)

    story.write_text(good.replace('show="reperes"', 'show="repere"'), encoding="utf-8")
    panel = wait_for(port, "/livereload/overlay.js", "repere")
    assert f"{STORY}:" in panel
    assert "La carte accompagne" in get(port, page)[1]

    story.write_text(good, encoding="utf-8")
    wait_for(port, page, "La carte suit la lecture")
    end = time.monotonic() + PATIENCE_SECONDS  # the page is written a moment before the build is over
    while STORY in get(port, "/livereload/overlay.js")[1] and time.monotonic() < end:
        time.sleep(0.1)
    assert STORY not in get(port, "/livereload/overlay.js")[1]


def test_a_story_made_meanwhile_is_shown_though_it_is_a_draft(site: Path, port: int) -> None:
    create_story(site, "ivry-kaya")
    wait_for(port, "/ivry-kaya/", "Deuxième chapitre")


def test_an_address_that_leads_nowhere_shows_the_sites_own_404_page(port: int) -> None:
    status, page = get(port, "/nulle-part/")
    assert status == 404
    assert "Ici et là-bas" in page


def test_the_404_page_has_its_style_at_the_sites_future_path(site: Path) -> None:
    config = site / "config.yaml"
    config.write_text(config.read_text("utf-8") + "\naddress: https://example.org/ville/ici/\n", "utf-8")
    found = free_port()
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(site), "--port", str(found)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        while "Ctrl-C" not in process.stdout.readline():
            assert process.poll() is None
        status, page = get(found, "/nulle/part")
        style = re.search(r'href="(/ville/ici/assets/site\.[0-9a-f]+\.css)"', page)
        assert (status, bool(style)) == (404, True)
        assert style is not None
        assert get(found, style[1])[0] == 200
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE_SECONDS)


def test_the_preview_lies_in_a_folder_of_its_own_and_drafts_never_in_the_output(site: Path, port: int) -> None:
    create_story(site, "ivry-kaya")
    wait_for(port, "/ivry-kaya/", "Deuxième chapitre")
    assert not (site / "output").exists()
    assert (site / ".cartostory/preview/ivry-kaya/index.html").is_file()


def test_a_folder_that_was_built_to_be_published_is_refused(site: Path) -> None:
    assert in_this_process("build", "--site", site).returncode == 0
    done = in_this_process("serve", "--site", site, "--output", site / "output", "--lang", "en")
    assert done.returncode == 2
    assert "the preview never goes there" in done.stderr


def test_the_first_build_says_how_far_it_is_and_warnings_come_again_only_when_they_changed(site: Path) -> None:
    found = free_port()
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(site), "--port", str(found), "--lang", "fr"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert process.poll() is None
        story = site / STORY
        good = story.read_text("utf-8")
        story.write_text(good.replace("La carte suit la lecture", "La carte accompagne"), "utf-8")
        wait_for(found, "/votre-premiere-histoire/", "La carte accompagne")
        story.write_text(good.replace('show="reperes"', 'show="repere"'), "utf-8")
        wait_for(found, "/livereload/overlay.js", "repere")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert lines[0] == "Le site se construit…\n"
    assert lines[1] == "  Lecture des histoires\n"
    pages = next(number for number, line in enumerate(lines) if re.match(r"  Pages( \d+/\d+)?\n", line))
    assert lines.index(f"http://127.0.0.1:{found}/\n") > pages
    assert errors.count("no-publisher") == 2  # at first, and beside the error
    assert len(re.findall(r"(?m)^\d\d:\d\d:\d\d$", errors)) == 2
