"""A process pool that maps a pure top-level function over values, in order, and turns a crash into a value."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
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
FEWEST = 6
"""Below this a pool takes longer to start than the work itself."""
_FEWEST_SLOW = 2
_AFRESH = 10
"""So many times as much work is needed where workers start afresh: each imports the program first, for a second."""
_LOOK_UP_SECONDS = 0.1
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


Work = tuple[Callable[[Any, Any], Any], Any]
"""What a worker is given once: the function, and what all items share."""


def _no_pause() -> None:
    """Go on waiting."""


def run(
    function: Callable[[S, T], R],
    shared: S,
    items: Sequence[T],
    jobs: int,
    *,
    slow: bool = False,
    fewest: int = FEWEST,
    pause: Callable[[], None] = _no_pause,
) -> Iterator[R | Crash[T]]:
    """Give `function(shared, item)` for every item, in order. `shared` is sent to each worker once.

    Below `fewest` items the work is done here, since a pool would take longer to start.
    `slow` items (photographs) are handed out one by one, so that no worker ends long after the others.
    `pause` is called again and again while workers are waited for; it may raise, and the work ends.

    The function is a top-level one and its values can be pickled, so that `spawn` (Windows, macOS) works.
    """
    few = (_FEWEST_SLOW, _FEWEST_SLOW * 2) if slow else (fewest, fewest * _AFRESH)
    if jobs > 1 and len(items) >= few[0 if _forks() else 1]:
        jobs = min(jobs, len(items))
        yield from _in_pool((function, shared), cut(items, jobs, slow=slow), jobs, pause)
        return
    for item in items:
        yield guarded(function, shared, item)


def cut(items: Sequence[T], jobs: int, *, slow: bool) -> Sequence[Sequence[T]]:
    """Cut items into what is handed to a worker at once."""
    size = 1 if slow else max(1, min(16, len(items) // (jobs * 4)))
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(
    executor: Executor, call: Callable[[T], R], parcels: Iterable[T], pause: Callable[[], None] = _no_pause
) -> Iterator[R]:
    """Give `call(parcel)` for every parcel, in order, as any executor of `concurrent.futures` works on them.

    Whatever the executor raises where it fails itself is raised here; what is not done then is not done at all.
    """
    waiting: deque[Future[R]] = deque(executor.submit(call, parcel) for parcel in parcels)
    return _results(waiting, pause)


def _results(waiting: deque[Future[R]], pause: Callable[[], None]) -> Iterator[R]:
    try:
        while waiting:
            wait([waiting[0]], _LOOK_UP_SECONDS)
            if waiting[0].done():
                yield waiting.popleft().result()
            else:
                pause()
    finally:
        for future in waiting:
            future.cancel()


def _in_pool(work: Work, parcels: Sequence[Sequence[T]], jobs: int, pause: Callable[[], None]) -> Iterator[Any]:
    done = 0
    context = multiprocessing.get_context("fork" if _forks() else "spawn")
    with _quiet_about_leaks():
        what = _Fork(work) if _forks() else _Post(context, jobs, *work)
        pool = ProcessPoolExecutor(jobs, context, _receive, (what,))
    try:
        with _starting, _deaf_to_ctrl_c():  # the pool starts its workers as it is given work
            results = spread(pool, _call, parcels, pause)
        for result in results:
            done += 1
            yield from result
    except BrokenProcessPool as error:
        for item in (item for parcel in parcels[done:] for item in parcel):
            yield Crash(item, f"{type(error).__name__}: {error}", "")
    except (DamagedEntryError, MemoryError, OSError):
        raise  # as below, in `guarded`: the workers end what they are at
    except BaseException:  # nobody waits for the rest
        end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        what.close()


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


def _forks() -> bool:
    """Tell whether workers are forked, where that is safe and quick (Linux, no other thread that could hold a lock).

    Threads that a compiled package started are not seen by Python, and are not there in a fork, which waits for them.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and not _WITH_THREADS & sys.modules.keys()


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


def _call(parcel: Sequence[Any]) -> Sequence[Any]:
    return [guarded(_received["function"], _received["shared"], item) for item in parcel]


def guarded(function: Callable[[S, T], R], shared: S, item: T) -> R | Crash[T]:
    """Give `function(shared, item)`, or the `Crash` of our own code. Raises what concerns the whole build."""
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
