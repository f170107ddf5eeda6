"""What the program put outside the site's folder: a picture that is withdrawn has to be found again there too.

What lies inside is found by looking; a list of it would only grow old.
"""

from __future__ import annotations

import json
from pathlib import Path

from cartostory.media.atomic_write import write_whole

FILE = "delivered.json"
WITHDRAWING = "withdrawing.json"
"""Withdrawals that are not finished (`withdrawals`)."""


def remember(state: Path, path: Path) -> None:
    """Note a file or folder that was written; where the disk refuses, the work is done all the same."""
    known = delivered(state)
    path = path.resolve()
    if path in known or path.is_relative_to(state.parent.resolve()):
        return
    _save(state, (*known, path))


def forget(state: Path, path: Path) -> None:
    """Strike out what is there no more."""
    known = delivered(state)
    if path in known:
        _save(state, tuple(one for one in known if one != path))


def knows_deliveries(state: Path) -> bool:
    """Tell whether this machine has a list at all: a fresh copy of a site lacks it."""
    return (state / FILE).is_file()


def delivered(state: Path) -> tuple[Path, ...]:
    """Give what was noted, whether it is still there or not."""
    try:
        found = json.loads((state / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(Path(one) for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _save(state: Path, paths: tuple[Path, ...]) -> None:
    try:
        write_whole(state / FILE, json.dumps([str(path) for path in paths], ensure_ascii=False).encode())
    except OSError:
        return
