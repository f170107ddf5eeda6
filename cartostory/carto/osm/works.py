"""A feature's `status`, as towns write it -> how far the work is; what its signs and colours are on every map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from cartostory.model.spelling import fold


class WorkStatus(StrEnum):
    """How far a work is, in the order in which works go."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"


STATUSES = tuple(WorkStatus)
COLOURS: Mapping[WorkStatus, str] = {
    WorkStatus.PLANNED: "#6a6f7a",
    WorkStatus.UNDER_WAY: "#9a5b00",
    WorkStatus.DONE: "#1f6b45",
    WorkStatus.STOPPED: "#9c2f2f",
}
_WORDS: Mapping[WorkStatus, str] = {
    WorkStatus.PLANNED: "planned prevu prevue prevus prevues",
    WorkStatus.UNDER_WAY: "under-way underway in-progress ongoing en-cours commence commencee",
    WorkStatus.DONE: "done finished completed fait faite termine terminee acheve achevee",
    WorkStatus.STOPPED: "stopped halted cancelled arrete arretee suspendu suspendue abandonne abandonnee",
}
_KNOWN = {word: status for status, words in _WORDS.items() for word in words.split()}


STARTS = ("start", "start_date", "debut", "début", "date_debut")
ENDS = ("end", "end_date", "fin", "date_fin", "date")


def holds_works(features: Iterable[Mapping[str, object]]) -> bool:
    """Tell from its features' properties whether a layer follows works: at least one says how far it is."""
    return any(status_of(properties) for properties in features)


def written_status(properties: Mapping[str, object]) -> str:
    """Give a feature's status as it was written; "" where none was."""
    written = properties.get("status") or properties.get("statut")
    return written.strip() if isinstance(written, str) else ""


def status_of(properties: Mapping[str, object]) -> WorkStatus | None:
    """Read a feature's status, in English or French, whatever its case and accents; None where it has none."""
    written = written_status(properties)
    return _KNOWN.get("-".join(fold(written).replace("_", " ").replace("-", " ").split()))


def work_look(properties: Mapping[str, object]) -> dict[str, object]:
    """Give the properties by which the style draws a work: a colour, a sign, and its place in the legend."""
    status = status_of(properties)
    if status is None:
        return {}
    return {
        "tint": COLOURS[status],
        "status": str(status),
        "grade": STATUSES.index(status),
        "symbol": f"work-{status}",
    }
