"""A site and an edition of it -> every file that is to be carried, by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cartostory.lock import alone
from cartostory.making import make
from cartostory.memo import Memo
from cartostory.pipeline import Options, gather, stops
from cartostory.problem import Problem
from cartostory.ready import Ready
from cartostory.write import Content


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was packed. `files` is empty where problems stopped it; `crashes` are faults of our own."""

    problems: tuple[Problem, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    crashes: tuple[str, ...] = ()


def parcel(
    options: Options, edition: Callable[[Ready], Ready], beside: Callable[[Ready], Mapping[str, Content]]
) -> Parcel:
    """Make a site in an edition. `beside` gives files that are no pages: a text that says what to do.

    What makes up the website is the same as for `build`, and comes out of the same memo.
    """
    with alone(options.state):
        ready = gather(options)
        if stops(ready.problems, options):
            return Parcel(ready.problems)
        memo = Memo(options.state / "memo")
        memo.start()
        edited = edition(ready)
        made = make(edited, memo, options.jobs, options.watcher)
    problems = (*ready.problems, *made.problems)
    if made.crashes or stops(problems, options):
        return Parcel(problems, crashes=made.crashes)
    return Parcel(problems, {**beside(edited), **made.files})
