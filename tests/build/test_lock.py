"""Two commands on one site: the second says for whom it waits, and how long, until the first ends or Ctrl-C comes."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.build.waiting import SiteHolder, WaitingLines
from cartostory.problems.messages import Messages
from tests.cli.test_serve import free_port
from tests.day import TODAY

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 60
HOLDS = """
import sys
from datetime import date
from pathlib import Path
from cartostory.build.lock import alone
from cartostory.build.options import Options
site = Path(sys.argv[1])
with alone(Options(site, site / "output", date.min, jobs=1, command="cartostory deploy")):
    print("held", flush=True)
    sys.stdin.read()
"""


def begin(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text("title: Un essai\n", "utf-8")
    return tmp_path


@pytest.fixture
def holder(site: Path) -> Iterator["subprocess.Popen[str]"]:
    with begin("-c", HOLDS, str(site)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def begin_build(site: Path) -> "subprocess.Popen[str]":
    return begin("-m", "cartostory", "build", "--site", str(site), "--lang", "fr")


def read_first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    return process.stderr.readline().replace("\xa0", " ")


def test_a_build_that_waits_says_for_which_command_and_process_and_goes_on_when_it_ends(
    site: Path, holder: "subprocess.Popen[str]"
) -> None:
    with begin_build(site) as build:
        line = read_first_line(build)
        assert line.startswith("En attente de la fin d’une autre commande")
        assert f"« cartostory deploy » (processus {holder.pid})" in line
        assert build.poll() is None
        holder.communicate("", timeout=PATIENCE_SECONDS)
        build.communicate(timeout=PATIENCE_SECONDS)
        assert build.returncode in {0, 1}
    assert not (site / ".cartostory/lock-holder.json").exists()


def test_ctrl_c_ends_a_build_that_waits(site: Path, holder: "subprocess.Popen[str]") -> None:
    with begin_build(site) as build:
        assert str(holder.pid) in read_first_line(build)
        build.send_signal(signal.SIGINT)
        _, errors = build.communicate(timeout=PATIENCE_SECONDS)
    assert (build.returncode, errors.strip()) == (2, "Arrêté.")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_serve_that_waits_says_so_and_ends(
    site: Path, holder: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    words = ["-m", "cartostory", "serve", "--site", str(site), "--port", str(free_port()), "--lang", "fr"]
    with begin(*words) as serve:
        assert str(holder.pid) in read_first_line(serve)
        serve.send_signal(number)
        said, errors = serve.communicate(timeout=PATIENCE_SECONDS)
    assert (serve.returncode, errors) == (0, "")
    assert said.endswith("Arrêté.\n")


def test_a_lock_whose_holder_was_killed_is_free_whatever_it_left_behind(
    site: Path, holder: "subprocess.Popen[str]"
) -> None:
    holder.kill()
    holder.wait()
    assert (site / ".cartostory/lock-holder.json").exists()
    waits: list[SiteHolder] = []
    asked = Options(site, site / "output", TODAY, jobs=1, waits=lambda holder, _: waits.append(holder))
    with alone(asked):
        assert not waits


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"process": "x", "command": 1}', '{"command": "build"}'])
def test_a_holder_that_cannot_be_read_is_waited_for_all_the_same(site: Path, text: str | None) -> None:
    state = site / ".cartostory"
    state.mkdir()
    lock = FileLock(state / "lock", is_singleton=False)
    lock.acquire()
    if text is not None:
        (state / "lock-holder.json").write_text(text, "utf-8")
    waits: list[SiteHolder] = []

    def wait(holder: SiteHolder, _: float) -> None:
        waits.append(holder)
        lock.release()

    with alone(Options(site, site / "output", TODAY, jobs=1, waits=wait)):
        assert waits == [SiteHolder()]


def test_the_lines_come_at_once_and_every_ten_seconds_and_begin_again_with_each_wait() -> None:
    lines: list[str] = []
    wait = WaitingLines(lines.append, Messages("en"))
    holder = SiteHolder("cartostory serve", 4321)
    for seconds in (0.0, 0.1, 5.0, 10.0, 10.1, 19.0, 20.5):
        wait(holder, seconds)
    assert lines == [
        (
            "Waiting for another command that works on this site to end: “cartostory serve” (process 4321). "
            "Ctrl-C stops waiting."
        ),
        "Still waiting for “cartostory serve” (process 4321), for 10 seconds now.",
        "Still waiting for “cartostory serve” (process 4321), for 20 seconds now.",
    ]
    wait(SiteHolder(), 0.0)
    wait(SiteHolder(), 10.0)
    assert lines[3:] == [
        "Waiting for another command that works on this site to end: it has not said its name. Ctrl-C stops waiting.",
        "Still waiting for another command, for 10 seconds now.",
    ]
