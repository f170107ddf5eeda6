"""A request, as any format of access logs tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A request. `visitor` is an address of the network, never kept; `agent` None where the log does not tell."""

    visitor: str
    moment: datetime
    method: str
    path: str
    status: int
    agent: str | None
