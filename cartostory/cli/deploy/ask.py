"""What `deploy` is asked for on its command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Questions:
    """What was asked for."""

    target: str | None = None
    dry_run: bool = False
    status: bool = False
    rollback: bool = False
    setup: bool = False
    smoke: bool = False
    verify: bool = False
    adopt: bool = False
    accept_new: bool = False
    yes: bool = False
