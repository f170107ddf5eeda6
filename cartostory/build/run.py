"""One run of the program over a site: its cache, its processors, who watches, and the faults of our own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cartostory.build.cache import CACHE, Cache, key
from cartostory.build.options import Options
from cartostory.build.progress import Watcher
from cartostory.build.workers import FEWEST, Crash, run
from cartostory.model.output import DamagedEntryError
from cartostory.model.transfer_size import remember, weighed

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_WEIGHTS = "weights"


@dataclass(slots=True)
class Run:
    """What the steps of a build work with. `crashes` holds each fault of our own, with its trace."""

    cache: Cache
    jobs: int
    watcher: Watcher
    crashes: list[str] = field(default_factory=list)

    def each(
        self,
        step: str,
        function: Callable[[S, T], R],
        inputs: S,
        items: Sequence[T],
        *,
        slow: bool = False,
        fewest: int = FEWEST,
    ) -> Iterator[tuple[T, R]]:
        """Run a function over items on all cores, and yield each item with its result; what crashes is left out."""
        done = 0

        def tell() -> None:
            self.watcher(step, done, len(items))

        tell()
        results = run(function, inputs, items, self.jobs, slow=slow, fewest=fewest, pause=tell)
        for done, (item, result) in enumerate(zip(items, results, strict=True), start=1):  # noqa: B007 - told
            tell()
            if isinstance(result, Crash):
                self.crashes.append(f"{item}: {result.reason}\n{result.trace}")
            else:
                yield item, result


def open_run(options: Options) -> Run:
    """Return a run with the site's cache."""
    return Run(Cache(options.state / CACHE), options.jobs, options.watcher)


def start(options: Options) -> Run:
    """Begin the run of a whole build: what it does not use of the cache can be dropped at its end."""
    run = open_run(options)
    run.cache.start()
    remember(json.loads(run.cache.get(key(_WEIGHTS)) or b"{}"))
    return run


def finish(run: Run) -> None:
    """End the run of a whole build: keep what was weighed, and drop what was not used."""
    run.cache.put(key(_WEIGHTS), json.dumps(weighed()).encode())
    run.cache.drop_unused()


def undamaged(options: Options, work: Callable[[], R]) -> R:
    """Do what reads the cache, and again without whatever turns out to be damaged there. Return what it returns."""
    try:
        return work()
    except DamagedEntryError:
        Cache(options.state / CACHE).drop_damaged()
    try:
        return work()
    except DamagedEntryError:  # a disk that loses bits as it goes
        shutil.rmtree(options.state / CACHE, ignore_errors=True)
    return work()
