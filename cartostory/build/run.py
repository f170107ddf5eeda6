"""One run of the program over a site: its cache, its processors, who watches, and the faults of our own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cartostory.build.cache import CACHE, Cache, key, name_by_content
from cartostory.build.crew import Crew
from cartostory.build.options import Options
from cartostory.build.progress import Watcher
from cartostory.build.shared_store import SharedStore, pruned
from cartostory.build.workers import FEWEST, Crash, run
from cartostory.check import countries
from cartostory.model.output import DamagedEntryError
from cartostory.model.transfer_size import remember, weighed
from cartostory.problems.problem import Problem, Span, problem

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_WEIGHTS, _COUNTRIES = "weights", "countries"
_DAY_SECONDS = 86_400


@dataclass(slots=True)
class Run:
    """What the steps of a build work with. `crashes` holds each fault of our own, with its trace."""

    cache: Cache
    jobs: int
    watcher: Watcher
    crashes: list[str] = field(default_factory=list)
    crew: Crew | None = None

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
        runs = self.crew.run if self.crew else run
        results = runs(function, inputs, items, self.jobs, slow=slow, fewest=fewest, pause=tell)
        for done, (item, result) in enumerate(zip(items, results, strict=True), start=1):  # noqa: B007 - told
            tell()
            if isinstance(result, Crash):
                self.crashes.append(f"{item}: {result.reason}\n{result.trace}")
            else:
                yield item, result


def cache_of(options: Options) -> Cache:
    """Return the site's cache, with what it shares beyond."""
    name_by_content(wanted=bool(options.cache))
    return Cache(options.state / CACHE, SharedStore(options.cache) if options.cache else None)


def open_run(options: Options) -> Run:
    """Return a run with the site's cache."""
    return Run(cache_of(options), options.jobs, options.watcher, crew=options.crew)


def start(options: Options) -> Run:
    """Begin the run of a whole build: what it does not use of the cache can be dropped at its end."""
    run = open_run(options)
    if run.cache.beyond:
        run.cache.beyond.probe()
    run.cache.start()
    remember(json.loads(run.cache.get(key(_WEIGHTS)) or b"{}"))
    countries.remember(json.loads(run.cache.get(key(_COUNTRIES)) or b"{}"))
    return run


def finish(run: Run, options: Options) -> None:
    """End the run of a whole build: keep what was weighed, drop what was not used, keep a shared folder in bounds."""
    run.cache.put(key(_WEIGHTS), json.dumps(weighed()).encode())
    run.cache.put(key(_COUNTRIES), json.dumps(countries.judged()).encode())
    run.cache.drop_unused()
    beyond = run.cache.beyond
    if beyond and beyond.is_folder:  # of an object store, asking for the list takes longer than a build
        started = run.cache.started
        beyond.remove(pruned(beyond.held(), options.cache_bytes, started - options.cache_days * _DAY_SECONDS))


def shortcomings(run: Run, options: Options) -> tuple[Problem, ...]:
    """Say what a build had to do without: a shared cache that refused, others' processes that were lost."""
    notes = list(options.notes)
    beyond = run.cache.beyond
    if beyond and beyond.refusal:
        notes.append(problem("cache-refused", Span("--cache"), address=beyond.address, reason=beyond.refusal))
    if run.crew and run.crew.lost:
        notes.append(problem("cluster-lost", Span("--cluster"), address=options.cluster, reason=run.crew.lost))
    elif run.crew and run.crew.failures:
        count, reason = len(run.crew.failures), run.crew.failures[-1]
        notes.append(problem("cluster-parcels-lost", Span("--cluster"), count=count, reason=reason))
    return tuple(notes)


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
