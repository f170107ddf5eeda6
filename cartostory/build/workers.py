"""A process pool that maps a pure top-level function over values, in order, and turns a crash into a value."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cartostory.media.disk_refusal import is_refusal
from cartostory.model.output import DamagedEntryError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
_FEWEST = 6  # below this a pool takes longer to start than the work itself
_FEWEST_SLOW = 2


@dataclass(frozen=True, slots=True)
class Crash(Generic[T]):
    """What stands in the place of a result where our own code failed on an item."""

    item: T
    reason: str
    trace: str


def run(
    function: Callable[[S, T], R], shared: S, items: Sequence[T], jobs: int, *, slow: bool = False
) -> Iterator[R | Crash[T]]:
    """Give `function(shared, item)` for every item, in order. `shared` is sent to each worker once.

    `slow` items (photographs) are handed out one by one, so that no worker ends long after the others.

    The function is a top-level one and its values can be pickled, so that `spawn` (Windows, macOS) works.
    """
    if jobs <= 1 or len(items) < (_FEWEST_SLOW if slow else _FEWEST):
        for item in items:
            yield _guarded(function, shared, item)
        return
    chunk = 1 if slow else max(1, min(16, len(items) // (jobs * 4)))
    yield from _in_pool(function, shared, items, min(jobs, len(items)), chunk)


def _in_pool(
    function: Callable[[S, T], R], shared: S, items: Sequence[T], jobs: int, chunk: int
) -> Iterator[R | Crash[T]]:
    done = 0
    with ProcessPoolExecutor(jobs, _context(), _receive, (function, shared)) as pool:
        try:
            for result in pool.map(_call, items, chunksize=chunk):
                done += 1
                yield result
        except BrokenProcessPool as error:
            for item in items[done:]:
                yield Crash(item, f"{type(error).__name__}: {error}", "")


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe and quick (Linux, no other thread that could hold a lock); else start afresh."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


_received: dict[str, Any] = {}


def _receive(function: Callable[[Any, Any], Any], shared: object) -> None:
    _received["function"] = function
    _received["shared"] = shared


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
