"""Every problem that cartostory can find: its code, which is permanent, and its sentences. Makes `docs/reference`."""

from __future__ import annotations

from cartostory.problems.catalogue import (
    attachment,
    basemap,
    content,
    deploy,
    layer,
    layer_file,
    machines,
    map_note,
    paper,
    photo,
    photo_file,
    programme,
    recording,
    short_link,
    site,
    story,
    theme,
    town_map,
)
from cartostory.problems.catalogue.entry import Entry
from cartostory.problems.problem import Problem, Severity

_TABLES = (
    site,
    story,
    content,
    programme,
    layer,
    layer_file,
    map_note,
    photo_file,
    photo,
    recording,
    attachment,
    short_link,
    paper,
    theme,
    town_map,
    deploy,
    basemap,
    machines,
)

CATALOGUE: dict[str, Entry] = {entry.code: entry for table in _TABLES for entry in table.ENTRIES}


def severity(problem: Problem) -> Severity:
    """Give how bad a problem is: its own severity where the site's settings set one, else the catalogue's."""
    return problem.severity or CATALOGUE[problem.code].severity


def is_error(problem: Problem) -> bool:
    """Tell whether a problem stops the build."""
    return severity(problem) is Severity.ERROR
