"""One build of a site at a time: `serve` in one window and `build` in another share the memo and the output."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cartostory.build.waiting import SiteHolder
from cartostory.media.atomic_write import REMAINS, remove_remains

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from cartostory.build.options import Options

_HOLDER = "lock-holder.json"
"""Beside the lock, which some systems empty or do not let others read while it is held."""
_LOOK_AGAIN_SECONDS = 0.1


@contextmanager
def alone(options: Options) -> Iterator[None]:
    """Wait until no other command works on the site, and tell `options.waits` for whom, again and again.

    Then remove what writes left that were killed. Where no lock can be made (a read-only disk), go on without.
    """
    from filelock import FileLock  # noqa: PLC0415 - a build in which nothing changed needs no lock

    lock = FileLock(options.state / "lock")
    try:
        options.state.mkdir(parents=True, exist_ok=True)
        _acquire(lock, options)
    except (OSError, NotImplementedError):
        yield
        return
    holder = options.state / _HOLDER
    try:
        with suppress(OSError):  # who waits is told less
            holder.write_text(json.dumps({"process": os.getpid(), "command": options.command}), "utf-8")
        with suppress(OSError):  # where they cannot be removed, nothing reads them
            remove_remains(options.root / "content")
            for path in options.state.glob(f"{REMAINS}*"):
                path.unlink()
        yield
    finally:
        with suppress(OSError):  # what it says counts only while the lock is held
            holder.unlink()
        lock.release()


def _acquire(lock: BaseFileLock, options: Options) -> None:
    from filelock import Timeout  # noqa: PLC0415 - same

    began = time.monotonic()
    while True:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            options.waits(_read_holder(options), time.monotonic() - began)
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return


def _read_holder(options: Options) -> SiteHolder:
    """Return who holds the lock; without command and process where that is not, or not yet, written."""
    try:
        read = json.loads((options.state / _HOLDER).read_text("utf-8"))
        return SiteHolder(str(read["command"]), int(read["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return SiteHolder()
