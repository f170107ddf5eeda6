"""A process pool that maps a pure top-level function over values, in order, and turns a crash into a value."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from multiprocessing.queues import Queue
from typing import Any, Generic, TypeVar

from cartostory.media.disk_refusal import is_refusal
from cartostory.model.output import DamagedEntryError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
_FEWEST = 6  # below this a pool takes longer to start than the work itself
_FEWEST_SLOW = 2
_WARNINGS = "PYTHONWARNINGS"
_LONGEST_START_SECONDS = 0.5
_starting = threading.Lock()
"""Held while workers are being started."""
_WITH_THREADS = frozenset({"typst"})
"""Packages that keep threads of their own once they worked in this process, and wait for them in a fork for ever."""


@dataclass(frozen=True, slots=True)
class Crash(Generic[T]):
    """What stands in the place of a result where our own code failed on an item."""

    item: T
    reason: str
    trace: str


def run(
    function: Callable[[S, T], R],
    shared: S,
    items: Sequence[T],
    jobs: int,
    *,
    slow: bool = False,
    fewest: int = _FEWEST,
) -> Iterator[R | Crash[T]]:
    """Give `function(shared, item)` for every item, in order. `shared` is sent to each worker once.

    Below `fewest` items the work is done here, since a pool would take longer to start.
    `slow` items (photographs) are handed out one by one, so that no worker ends long after the others.

    The function is a top-level one and its values can be pickled, so that `spawn` (Windows, macOS) works.
    """
    if jobs <= 1 or len(items) < (_FEWEST_SLOW if slow else fewest):
        for item in items:
            yield _guarded(function, shared, item)
        return
    chunk = 1 if slow else max(1, min(16, len(items) // (jobs * 4)))
    yield from _in_pool(function, shared, items, min(jobs, len(items)), chunk)


def _in_pool(
    function: Callable[[S, T], R], shared: S, items: Sequence[T], jobs: int, chunk: int
) -> Iterator[R | Crash[T]]:
    done = 0
    context = _context()
    with _quiet_about_leaks():
        is_fork = context.get_start_method() == "fork"
        what = _Fork((function, shared)) if is_fork else _Post(context, jobs, function, shared)
        pool = ProcessPoolExecutor(jobs, context, _receive, (what,))
    try:
        with _starting, _deaf_to_ctrl_c():  # the pool starts its workers as it is given work
            results = pool.map(_call, items, chunksize=chunk)
        for result in results:
            done += 1
            yield result
    except BrokenProcessPool as error:
        for item in items[done:]:
            yield Crash(item, f"{type(error).__name__}: {error}", "")
    except (KeyboardInterrupt, GeneratorExit):  # nobody waits for the rest
        end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        what.close()


Work = tuple[Callable[[Any, Any], Any], Any]
"""What a worker is given once: the function, and what all items share."""


class _Fork:
    """Work that a forked worker has from its parent's memory."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def take(self) -> Work:
        """Give it."""
        return self._work

    def close(self) -> None:
        """Need nothing."""


class _Post:
    """Work on its way to workers that start afresh, in a queue of its own.

    Sent along with a worker's start, as pools do it, the megabytes of a site keep whoever starts it waiting until it
    reads them; a program that ends meanwhile leaves a worker that complains of half a message.
    """

    def __init__(self, context: BaseContext, jobs: int, *work: Any) -> None:
        self._queue: Queue[bytes] = context.Queue()
        packed = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        for _ in range(jobs):
            self._queue.put(packed)

    def take(self) -> Work:
        """Wait for it."""
        function, shared = pickle.loads(self._queue.get())  # noqa: S301 - from our own process
        return function, shared

    def close(self) -> None:
        """Leave what nobody took."""
        self._queue.close()
        self._queue.cancel_join_thread()


def end_workers() -> None:
    """Kill every worker, whatever it does: what it would have written is whole or not there.

    One that is just being started is waited for: nobody knows of it yet.
    """
    is_quiet = _starting.acquire(timeout=_LONGEST_START_SECONDS)
    for worker in multiprocessing.active_children():
        worker.kill()
    if is_quiet:
        _starting.release()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Let processes start that Ctrl-C does not reach: a terminal sends it to all, and whoever started them ends them.

    Windows has no mask of signals; there `_receive` does it, a moment later.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _quiet_about_leaks() -> Iterator[None]:
    """Let Python's keeper of semaphores start that removes without a word what is left of a program that was cut off.

    `serve` ends at once where a build hangs (`serve/server.py`), and the keeper, a process of its own, would frighten.
    """
    before = os.environ.get(_WARNINGS)
    os.environ[_WARNINGS] = ",".join(filter(None, (before, "ignore:resource_tracker:UserWarning")))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_WARNINGS]
        else:
            os.environ[_WARNINGS] = before


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe and quick (Linux, no other thread that could hold a lock); else start afresh.

    Threads that a compiled package started are not seen by Python, and are not there in a fork, which waits for them.
    """
    alone = threading.active_count() == 1 and not _WITH_THREADS & sys.modules.keys()
    return multiprocessing.get_context("fork" if alone and sys.platform == "linux" else "spawn")


_received: dict[str, Any] = {}


def _receive(what: _Fork | _Post) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    _received["function"], _received["shared"] = what.take()


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone: a worker waits for work for ever otherwise."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(item: Any) -> Any:
    return _guarded(_received["function"], _received["shared"], item)


def _guarded(function: Callable[[S, T], R], shared: S, item: T) -> R | Crash[T]:
    try:
        return function(shared, item)
    except (DamagedEntryError, MemoryError):
        raise  # the cache is mended, and all is made again; a machine without memory is no fault of an item
    except OSError as error:
        if is_refusal(error):
            raise
        return Crash(item, f"{type(error).__name__}: {error}", traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - whatever our own code does wrong becomes a value that is reported
        return Crash(item, f"{type(error).__name__}: {error}", traceback.format_exc())
