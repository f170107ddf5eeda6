"""A site and an edition of it -> every file that is to be carried, by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.pipeline import make, owner_of, prepare
from cartostory.build.run import start
from cartostory.build.write import Owner
from cartostory.model.output import Content
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was packed. `files` is empty where problems stopped it; `crashes` are faults of our own."""

    problems: tuple[Problem, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    crashes: tuple[str, ...] = ()
    owner: Owner | None = None


def parcel(
    options: Options,
    edition: Callable[[PreparedSite], PreparedSite],
    beside: Callable[[PreparedSite], Mapping[str, Content]],
) -> Parcel:
    """Make a site in an edition. `beside` gives files that are no pages: a text that says what to do.

    What makes up the website is the same as for `build`, and comes out of the same cache. Callers hold the
    site's lock, and work `undamaged`.
    """
    run = start(options)
    prepared = prepare(options)
    if stops(prepared.problems, options):
        return Parcel(prepared.problems)
    edited = edition(prepared)
    files, problems = make(edited, run)
    if run.crashes or stops(problems, options):
        return Parcel(problems, crashes=tuple(run.crashes))
    return Parcel(problems, {**beside(edited), **files.contents}, owner=owner_of(edited))
