"""The lines of the site's files, for the excerpts of a report. Nothing outside the site is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_LARGEST_BYTES = 5_000_000


def line_reader(root: Path) -> Callable[[str, int], str | None]:
    """Give a function from a file's path in the site and a line's number, from 1, to the line."""

    @lru_cache(maxsize=64)
    def lines(file: str) -> tuple[str, ...]:
        path = (root / file).resolve()
        try:
            if not path.is_relative_to(root) or path.stat().st_size > _LARGEST_BYTES:
                return ()
            return tuple(path.read_text(encoding="utf-8-sig", errors="replace").split("\n"))
        except OSError:
            return ()

    def read(file: str, line: int) -> str | None:
        found = lines(file)
        return found[line - 1] if 0 < line <= len(found) else None

    return read
