"""A command -> how long it ran as a whole process, and how much memory its largest process took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB = 1024
_IS_MAC = sys.platform == "darwin"  # getrusage(2): bytes there, kibibytes on Linux


class FailedError(RuntimeError):
    """A measured command did not end with 0: what it took says nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock, seconds of processors, and the largest process's peak in bytes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def run(command: Sequence[str], log: Path, codes: Collection[int] = (0,)) -> Cost:
    """Run a command to its end; what it says goes into `log`. Raises `FailedError` where it ends with no such code."""
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603 - our own commands
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise FailedError(
            f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(errors='replace')[-2000:]}"
        )
    peak = usage.ru_maxrss * (1 if _IS_MAC else _KIB)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak)


def best(times: int, prepare: Callable[[], object], command: Sequence[str], log: Path) -> Cost:
    """Run a command several times, each after `prepare`; give the fastest run, which other programs disturbed least."""
    costs = []
    for _ in range(times):
        prepare()
        costs.append(run(command, log))
    return min(costs, key=lambda cost: cost.seconds)
