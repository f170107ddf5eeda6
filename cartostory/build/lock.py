"""One build of a site at a time: `serve` in one window and `build` in another share the memo and the output."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cartostory.media.atomic_write import REMAINS, remove_remains


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Wait until no other build of the site runs; then remove what writes left that were killed.

    Where no lock can be made (a read-only disk), go on without.
    """
    from filelock import FileLock  # noqa: PLC0415 - a build in which nothing changed needs no lock

    lock = FileLock(state / "lock")
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, NotImplementedError):
        yield
        return
    try:
        with suppress(OSError):  # where they cannot be removed, nothing reads them
            remove_remains(state.parent / "content")
            for path in state.glob(f"{REMAINS}*"):
                path.unlink()
        yield
    finally:
        lock.release()
