import os
import subprocess
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import typst

from cartostory.build.options import default_jobs
from cartostory.build.workers import Crash, run, spread

ROOT = Path(__file__).parents[2]


def times(shared: int, item: int) -> int:
    return shared * item


def fails_on_three(shared: int, item: int) -> int:
    if item == 3:
        raise ValueError("three")
    return shared * item


def dies_on_three(shared: int, item: int) -> int:
    if item == 3:
        os._exit(9)
    return shared * item


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order(jobs: int) -> None:
    assert list(run(times, 2, list(range(90)), jobs)) == [2 * item for item in range(90)]


@pytest.mark.parametrize("executor", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_does_the_work_in_order(executor: type[Executor]) -> None:
    with executor(2) as crew:
        assert list(spread(crew, partial(times, 3), range(20))) == [3 * item for item in range(20)]


class EnoughError(Exception):
    pass


def test_who_waits_for_workers_may_have_enough() -> None:
    def pause() -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        list(run(waits, b"", range(4), 2, slow=True, pause=pause))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_takes_the_place_of_one_result(jobs: int) -> None:
    found = list(run(fails_on_three, 2, list(range(12)), jobs))
    crash = found[3]
    assert isinstance(crash, Crash)
    assert (crash.item, crash.reason) == (3, "ValueError: three")
    assert "fails_on_three" in crash.trace
    assert [item for item in found if not isinstance(item, Crash)] == [2 * item for item in range(12) if item != 3]


def test_a_worker_that_dies_leaves_crashes_and_no_hang() -> None:
    found = list(run(dies_on_three, 2, list(range(120)), 2))
    assert len(found) == 120
    assert isinstance(found[3], Crash)


def process_of(_shared: None, _item: int) -> int:
    return os.getpid()


def test_some_slow_items_are_work_for_other_processors_and_two_quick_ones_are_not() -> None:
    assert os.getpid() not in run(process_of, None, [1, 2, 3, 4], 2, slow=True)
    assert set(run(process_of, None, [1, 2], 2)) == {os.getpid()}


def typeset(_: None, number: int) -> bool:
    return typst.compile(f"Page {number}".encode(), format="pdf").startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_paper_that_was_set_here_does_not_hold_up_the_workers_that_set_more() -> None:
    assert typeset(None, 0)
    assert list(run(typeset, None, [1, 2, 3, 4], 2, slow=True)) == [True] * 4


def test_there_is_at_least_one_processor() -> None:
    assert default_jobs() >= 1


CUT_OFF = """
import os, threading, time
from multiprocessing import active_children
from cartostory.build import workers
from cartostory.build.workers import end_workers, run
from tests.build.test_workers import waits

if __name__ == "__main__":
    threading.Thread(target=lambda: list(run(waits, b"x" * 3_000_000, range(8), 2, slow=True)), daemon=True).start()
    while len(active_children()) < COUNT:
        time.sleep(0.001)
    workers._LONGEST_START_SECONDS = 60
    if END:
        end_workers()
    os._exit(0)
"""
"""A program that ends at once while its workers are at work, as `serve` does where a build hangs."""


def waits(_shared: bytes, _item: int) -> None:
    time.sleep(60)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "end"), [(2, False), (1, True)])
def test_a_program_that_is_cut_off_says_nothing_of_its_workers(tmp_path: Path, count: int, *, end: bool) -> None:
    script = tmp_path / "cut_off.py"
    script.write_text(CUT_OFF.replace("COUNT", str(count)).replace("END", str(end)), "utf-8")
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert done.stderr == b""
