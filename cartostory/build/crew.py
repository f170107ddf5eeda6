"""Parcels of work for processes elsewhere: what they are made from and what they give goes through the shared cache.

An executor carries names: of a function of ours, of its inputs and of its results, each with the SHA-256 of the bytes
that lie in the cache under it. So nothing large passes through a scheduler, and what a process reads as a pickle is
what another one of this build has written. Work that fails elsewhere, for whatever reason, is done here.
"""

from __future__ import annotations

import hashlib
import importlib
import pickle
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from cartostory.build.cache import Cache, key, name_by_content, program_content
from cartostory.build.parcel_values import Places, pack, unpack
from cartostory.build.shared_store import SharedStore
from cartostory.build.sources import SourceFile, fetch_source, paths_of, send_source
from cartostory.build.workers import FEWEST, Crash, cut, guarded, run
from cartostory.model.output import DamagedEntryError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
_LOOK_UP_SECONDS = 0.2
_SMALL_BYTES = 4_096
"""Results up to this size travel with the answer: asking a store for them would take longer."""
_FEWEST_SLOW = 2
_MOST_LOST = 3
"""After so many parcels in a row that nobody answered, nobody elsewhere is asked any more."""
_alone = threading.Lock()
"""Held while a parcel is worked on: tools of ours remember what they are at, and a worker may have several threads."""


class OtherProgramError(Exception):
    """The process elsewhere runs another version of the program, or other versions of what it stands on."""


class LostEntryError(Exception):
    """What a parcel names is not in the shared cache, or is not what it was."""


@dataclass(frozen=True, slots=True)
class WorkParcel:
    """What an executor carries. `folder` is the cache's own, where both sides see it; else `shared` says where to ask.

    `inputs` names what all parcels of a step are made from, `items` are the few values of this one.
    """

    function: str
    inputs: str
    inputs_sha256: str
    items: bytes
    sources: tuple[SourceFile, ...]
    program: str
    folder: str
    root: str
    shared: str


@dataclass(frozen=True, slots=True)
class WorkResult:
    """What comes back: the results, or their name in the cache and their SHA-256."""

    name: str
    sha256: str
    results: bytes = b""


def work(parcel: WorkParcel) -> WorkResult:
    """Do the work of a parcel, in a process elsewhere. Raises what keeps it from being done there."""
    if program_content() != parcel.program:
        raise OtherProgramError
    name_by_content(wanted=bool(parcel.shared))
    with _alone:
        here = _places(parcel.folder, parcel.root, parcel.shared)
        for source in parcel.sources:
            fetch_source(here, source)
        try:
            return _answer(parcel, here)
        except DamagedEntryError:  # this machine's disk: once more, from what others have
            here.cache.drop_damaged()
            return _answer(parcel, here)


def _answer(parcel: WorkParcel, here: Places) -> WorkResult:
    inputs = _inputs(parcel.inputs, parcel.inputs_sha256, here)
    module, _, name = parcel.function.partition(":")
    function = getattr(importlib.import_module(module), name)
    results = pack([guarded(function, inputs, item) for item in unpack(parcel.items, here)], here)
    sha256 = hashlib.sha256(results).hexdigest()
    if len(results) <= _SMALL_BYTES:
        return WorkResult("", sha256, results)
    named = key("results", sha256)
    if not here.cache.share(named, results):
        raise LostEntryError(named)
    return WorkResult(named, sha256)


@lru_cache(maxsize=2)
def _inputs(name: str, sha256: str, here: Places) -> Any:
    return unpack(_whole(here.cache, name, sha256), here)


def _whole(cache: Cache, name: str, sha256: str) -> bytes:
    found = cache.get(name)
    if found is None or hashlib.sha256(found).hexdigest() != sha256:
        raise LostEntryError(name)
    return found


@lru_cache(maxsize=4)
def _places(folder: str, root: str, shared: str) -> Places:
    """Give the places of this process: the very ones, or a folder of its own that it fills as it goes."""
    if folder:
        return Places(Cache(Path(folder), SharedStore(shared) if shared else None), Path(root))
    own = Path(tempfile.mkdtemp(prefix="cartostory-worker-"))
    return Places(Cache(own / "cache", SharedStore(shared)), own / "site")


@dataclass(slots=True)
class Crew:
    """Processes elsewhere, behind an executor. `is_here`: they see the site and the cache where this process does.

    `is_there` tells whether somebody still listens. `lost` says why nobody is asked any more, `failures` what
    went wrong with single parcels. `parcels`, `back` and `carried_bytes` count what passed through the executor.
    """

    executor: Executor
    here: Places
    processes: int
    is_here: bool
    is_there: Callable[[], bool] = lambda: True
    lost: str = ""
    parcels: int = 0
    back: int = 0
    carried_bytes: int = 0
    in_a_row: int = 0
    failures: list[str] = field(default_factory=list)

    def run(
        self,
        function: Callable[[S, T], R],
        inputs: S,
        items: Sequence[T],
        jobs: int,
        *,
        slow: bool,
        fewest: int = FEWEST,
        pause: Callable[[], None],
    ) -> Iterator[R | Crash[T]]:
        """Give `function(inputs, item)` for every item, in order, whoever makes it (`workers.run`)."""
        parts = cut(items, self.processes, slow=slow) if len(items) >= (_FEWEST_SLOW if slow else fewest) else ()
        named: list[str] = []
        waiting = self._sent(function, inputs, parts, named) if parts and not self.lost else deque()
        done = 0
        try:
            for part in parts:
                if self.lost or not waiting:
                    break
                results = self._answered(waiting.popleft(), named, pause)
                yield from [guarded(function, inputs, item) for item in part] if results is None else results
                done += len(part)
        finally:
            for future in waiting:
                future.cancel()
            self.here.cache.take_back(named)
        yield from run(function, inputs, items[done:], jobs, slow=slow, fewest=fewest, pause=pause)

    def _sent(
        self, function: Callable[..., Any], inputs: Any, parts: Sequence[Sequence[Any]], named: list[str]
    ) -> deque[Future[WorkResult]]:
        """Hand out the parcels of a step; what lies in the shared cache for it is `named`."""
        packed = pack(inputs, self.here)
        sha256 = hashlib.sha256(packed).hexdigest()
        name = key("inputs", sha256)
        named.append(name)
        if not self.here.cache.share(name, packed):
            self.lost = self.here.cache.beyond.refusal if self.here.cache.beyond else "the cache cannot be written"
            return deque()
        called = f"{function.__module__}:{function.__qualname__}"
        where = ("", "") if not self.is_here else (str(self.here.cache.folder), str(self.here.root))
        shared = self.here.cache.beyond.address if self.here.cache.beyond else ""
        waiting: deque[Future[WorkResult]] = deque()
        for part in parts:
            items, sources = pack(list(part), self.here), self._sources(inputs, part)
            parcel = WorkParcel(called, name, sha256, items, sources, program_content(), *where, shared)
            self.parcels += 1
            self.carried_bytes += len(pickle.dumps(parcel))
            waiting.append(self.executor.submit(work, parcel))
        return waiting

    def _sources(self, inputs: Any, part: Sequence[Any]) -> tuple[SourceFile, ...]:
        """Send the files that a part needs; one that cannot be sent is missed there, and the part is done here."""
        if self.is_here:
            return ()
        paths = dict.fromkeys(path for item in part for path in paths_of(inputs, item, self.here.root))
        return tuple(filter(None, (send_source(self.here, path) for path in paths)))

    def _answered(
        self, future: Future[WorkResult], named: list[str], pause: Callable[[], None]
    ) -> Sequence[Any] | None:
        """Wait for the results of a parcel; None where they have to be made here."""
        while not wait([future], _LOOK_UP_SECONDS).done:
            pause()
            if not self.is_there():
                self.lost = "nobody answers"
                return None
        try:
            answer = future.result()
            named.extend(filter(None, [answer.name]))
            results = answer.results or _whole(self.here.cache, answer.name, answer.sha256)
            found: Sequence[Any] = unpack(results, self.here)
        except Exception as error:  # noqa: BLE001 - whatever keeps others from the work: it is done here, and told
            self._note(error)
            return None
        self.in_a_row = 0
        self.back += 1
        self.carried_bytes += len(pickle.dumps(answer))
        return found

    def _note(self, error: Exception) -> None:
        """Note a parcel that was not done elsewhere; several in a row end the asking."""
        self.failures.append(f"{type(error).__name__}: {error}".strip(": "))
        self.in_a_row += 1
        if self.in_a_row >= _MOST_LOST or isinstance(error, OtherProgramError):
            self.lost = self.failures[-1]
