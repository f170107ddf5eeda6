"""Ctrl-C and SIGTERM end `cartostory serve` wherever it is: with real processes, workers and signals."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock

from cartostory.authoring.new import create_site
from tests.cli.test_serve import STORY, free_port
from tests.cli.test_serve import memory as memory  # noqa: PLC0414 - a fixture

PATIENCE_SECONDS = 60
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes to look at"),
]


class Serving:
    """A `serve` in a group of processes of its own, as a terminal has it."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.port = free_port()
        words = ["serve", "--site", str(site), "--port", str(self.port), "--lang", "fr", "--jobs", "2"]
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "cartostory", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def read_until(self, words: str) -> list[str]:
        lines: list[str] = []
        assert self.process.stdout is not None
        while not lines or words not in lines[-1]:
            lines.append(self.process.stdout.readline())
            assert lines[-1], self.process.communicate()
        return lines

    def end(self, *signals: signal.Signals) -> None:
        """Send signals one after the other, Ctrl-C to the whole group as a terminal does; see that nothing is left."""
        for number in signals:
            if number is signal.SIGINT:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)
            time.sleep(0.05)
        said, errors = self.process.communicate(timeout=PATIENCE_SECONDS)
        assert "Traceback" not in errors
        assert "Exception" not in errors
        assert "leaked" not in errors
        assert self.process.returncode == 0, errors
        assert said.endswith("Arrêté.\n")
        end = time.monotonic() + PATIENCE_SECONDS
        while has_processes(self.process) and time.monotonic() < end:
            time.sleep(0.05)
        assert not has_processes(self.process)
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", self.port))
        with FileLock(self.site / ".cartostory/lock", timeout=0):
            pass
        assert not (self.site / ".cartostory/crash.log").exists()


def has_processes(process: "subprocess.Popen[str]") -> bool:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 0)
        return True
    return False


def wait_for_worker(process: "subprocess.Popen[str]") -> None:
    """Wait until something else runs in the group: a worker, or what starts it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if sum(_group(folder) == process.pid for folder in Path("/proc").glob("[0-9]*")) > 1:
            return
        time.sleep(0.01)
    pytest.fail("no worker was started")


def _group(folder: Path) -> int:
    with suppress(OSError):
        return int((folder / "stat").read_text().rpartition(")")[2].split()[2])
    return 0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    create_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def stories(site: Path) -> Path:
    """Give a site of as many stories as workers are started for."""
    first = (site / STORY).parent
    for number in range(2, 8):
        shutil.copytree(first, first.with_name(f"{first.name}-{number}"))
    return site


Start = Callable[[Path], Serving]


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Start:
    def begin(folder: Path) -> Serving:
        serving = Serving(folder)

        def kill() -> None:
            with suppress(ProcessLookupError):
                os.killpg(serving.process.pid, signal.SIGKILL)
            serving.process.communicate()

        request.addfinalizer(kill)
        return serving

    return begin


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("Le site se construit", signal.SIGTERM),
        ("Lecture des histoires", signal.SIGINT),
        ("Cartes", signal.SIGTERM),
        ("Polices", signal.SIGINT),
        ("Pages", signal.SIGTERM),
    ],
)
def test_it_ends_at_every_step_of_the_first_build(
    site: Path, start: Start, moment: str, number: signal.Signals
) -> None:
    serving = start(site)
    serving.read_until(moment)
    serving.end(number)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are seen in /proc")
@pytest.mark.parametrize("signals", [(signal.SIGINT,), (signal.SIGTERM,), (signal.SIGINT, signal.SIGINT)])
def test_it_ends_while_workers_start_and_work_and_they_end_too(
    stories: Path, start: Start, signals: tuple[signal.Signals, ...]
) -> None:
    serving = start(stories)
    serving.read_until("Cartes")
    wait_for_worker(serving.process)
    serving.end(*signals)


@pytest.mark.parametrize(
    ("seconds", "signals"), [(0.3, [signal.SIGINT]), (1.0, [signal.SIGTERM]), (2.0, [signal.SIGINT, signal.SIGINT])]
)
def test_it_ends_during_a_rebuild(
    site: Path, memory: Path, start: Start, signals: list[signal.Signals], seconds: float
) -> None:
    shutil.copytree(memory, site / ".cartostory/memo")
    serving = start(site)
    serving.read_until("Ctrl-C")
    story = site / STORY
    story.write_text(story.read_text("utf-8").replace("La carte", "Cette carte"), "utf-8")
    time.sleep(seconds)  # somewhere in the rebuild: wherever it is, it ends
    serving.end(*signals)


def test_it_ends_at_rest_and_a_second_ctrl_c_says_nothing(site: Path, memory: Path, start: Start) -> None:
    shutil.copytree(memory, site / ".cartostory/memo")
    serving = start(site)
    serving.read_until("Ctrl-C")
    serving.end(signal.SIGINT, signal.SIGINT, signal.SIGTERM)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are seen in /proc")
def test_workers_end_with_a_serve_that_was_killed(stories: Path, start: Start) -> None:
    serving = start(stories)
    serving.read_until("Cartes")
    wait_for_worker(serving.process)
    serving.process.kill()
    end = time.monotonic() + PATIENCE_SECONDS
    serving.process.wait()
    while has_processes(serving.process) and time.monotonic() < end:
        time.sleep(0.05)
    assert not has_processes(serving.process)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are seen in /proc")
def test_ctrl_c_ends_a_build_with_its_workers_in_one_word(site: Path) -> None:
    words = ["build", "--site", str(site), "--lang", "fr", "--jobs", "2"]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "cartostory", *words], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        wait_for_worker(process)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
        assert (process.returncode, errors.strip()) == (2, "Arrêté.")
        assert not has_processes(process)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def test_in_a_folder_that_is_no_site_it_ends_with_the_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "cartostory", "serve", "--site", str(tmp_path), "--lang", "fr"],
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert "config.yaml" in done.stderr
    assert "http://" not in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]
