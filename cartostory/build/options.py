"""What a build is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cartostory.build.manifest import PREVIEW, STATE
from cartostory.build.progress import Watcher, silent
from cartostory.build.waiting import Waits, in_silence

if TYPE_CHECKING:
    from cartostory.build.crew import Crew
    from cartostory.build.loaded_folders import FoldersInMemory
    from cartostory.problems.problem import Problem

__all__ = ["PREVIEW", "STATE"]  # whoever gives options asks here


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. `today` is given from outside: nothing in the program reads the clock.

    `anew` builds even where nothing changed (the weights are asked for). `keeps_links` writes new short links into
    `content/links.yaml`; without it they are the same, and made anew each time. `adopts` agrees to replace another
    site where the output holds one. `is_preview` builds what is shown to the writer alone. `command` is how this run
    was called, for whoever waits for it; `waits` is told for whom it waits itself. `explains` asks why each thing was
    made anew. `loaded` holds what was loaded by this process before, of whoever builds again and again.
    `cache` is the address at which several sites or machines share what they make, kept below `cache_bytes` and without
    what nobody used for `cache_days`. `cluster` is the address of a scheduler, or "local:N"; `crew` is who works there,
    and `notes` say what was found while they were called.
    """

    root: Path
    output: Path
    today: date
    jobs: int
    drafts: bool = False
    strict: bool = False
    keep_going: bool = False
    anew: bool = False
    watcher: Watcher = silent
    keeps_links: bool = True
    adopts: bool = False
    is_preview: bool = False
    command: str = ""
    waits: Waits = in_silence
    explains: bool = False
    loaded: FoldersInMemory | None = None
    cache: str = ""
    cache_bytes: int = 10_000_000_000
    cache_days: int = 90
    cluster: str = ""
    crew: Crew | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def state(self) -> Path:
        """Return the folder in which the program keeps what it may lose."""
        return self.root / STATE

    @property
    def fingerprint(self) -> Path:
        """Return the file that remembers the last finished build."""
        return self.state / ("preview.json" if self.is_preview else "stamp.json")

    @property
    def ingredients(self) -> Path:
        """Return the file that says what the last finished build was made of."""
        return self.state / ("preview-made-of.json" if self.is_preview else "made-of.json")

    @property
    def may_adopt(self) -> bool:
        """Tell whether the output may be another site's: somebody agreed, or it lies in the folder of this one."""
        return self.adopts or self.output.is_relative_to(self.root)

    def words(self) -> tuple[str, ...]:
        """Return what a fingerprint has to know of the options."""
        return (str(self.today), str(self.drafts), str(self.strict), str(self.output.resolve()))
