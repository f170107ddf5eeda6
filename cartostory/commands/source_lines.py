"""The lines of the site's files, for the excerpts of a report. Nothing outside the site is read, no password shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_LARGEST_BYTES = 5_000_000
_IN_ADDRESS = re.compile(r"(?<=://)(?P<user>[^/\s:@]*:)(?P<secret>[^/\s]+)(?=@)")
_IN_KEY = re.compile(
    r"""(?P<key>\b(?:password|passwd|pass|passphrase|secret|token|mot_?de_?passe|mdp)["']?\s*:\s*)(?P<secret>[^,}\s][^,}]*)""",
    re.IGNORECASE,
)


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
        return without_secrets(found[line - 1]) if 0 < line <= len(found) else None

    return read


def without_secrets(line: str) -> str:
    """Put dots in the place of what looks like a password, so that no terminal and no log of a machine keeps it."""
    line = _IN_ADDRESS.sub(lambda found: found["user"] + "•" * len(found["secret"]), line)
    return _IN_KEY.sub(lambda found: found["key"] + "•" * len(found["secret"].rstrip()), line)
