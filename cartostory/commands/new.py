"""`new DIR` and `new story NAME`."""

from __future__ import annotations

from pathlib import Path

from cartostory.commands.session import Session


def new(session: Session, words: tuple[str, ...], site: Path) -> int:
    """Make a site or a story; give the exit code."""
    raise NotImplementedError((session, words, site))
