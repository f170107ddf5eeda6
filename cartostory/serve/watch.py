"""Files that change on the disk -> one call for every burst of changes."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_BURST_MS = 400  # an editor that saves in several goes, a folder that is copied: one build
_QUIET_MS = 50
_AWAKE_MS = 100  # how often a watch without changes comes back: the first time tells that it stands
Report = Callable[[frozenset[Path]], None]
_Filter = Callable[[Change, str], bool]
_log = logging.getLogger(__name__)


class Watch:
    """Watches folders with all that they hold, and single files. `ignored` folders say nothing, wherever they are.

    What is watched need not exist yet, may vanish and come back: a second, shallow watch looks at the parent folders.
    It also sees single files, which most editors replace instead of writing into: a watch on the file would be lost.
    """

    def __init__(
        self, watched: Sequence[Path], ignored: Sequence[Path], changed: Callable[[frozenset[Path]], None]
    ) -> None:
        self._watched = tuple(path.resolve() for path in watched)
        self._ignored = tuple(path.resolve() for path in ignored)
        self._changed = changed
        self._usual = DefaultFilter()
        self._stopped = threading.Event()
        self._regroup = threading.Event()
        self._standing = {deep: threading.Event() for deep in (True, False)}
        self._threads = (
            threading.Thread(target=self._watch_folders, name="watch folders", daemon=True),
            threading.Thread(target=self._watch_edges, name="watch edges", daemon=True),
        )

    def start(self, timeout_seconds: float) -> None:
        """Begin to watch, and come back when nothing can be missed any more, or after so long."""
        for thread in self._threads:
            thread.start()
        for standing in self._standing.values():
            standing.wait(timeout_seconds)

    def stop(self, timeout_seconds: float) -> bool:
        """Stop watching, and tell whether both threads ended within so long."""
        self._stopped.set()
        self._regroup.set()
        end = time.monotonic() + timeout_seconds
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def concerns(self, change: Change, path: str) -> bool:
        """Tell whether a change deserves a build: not an editor's own files, not what the build writes."""
        found = Path(path)
        return self._usual(change, path) and not any(found.is_relative_to(folder) for folder in self._ignored)

    def _watch_folders(self) -> None:
        while True:
            self._regroup.clear()  # before the look at `_stopped`, which `stop` sets first: so no wish to stop is lost
            if self._stopped.is_set():
                return
            folders = [path for path in self._watched if path.is_dir()]
            if folders:
                self._watch(folders, self.concerns, self._regroup, deep=True)
            else:
                self._standing[True].set()
                self._regroup.wait()

    def _watch_edges(self) -> None:
        parents = {path.parent for path in self._watched if path.parent.is_dir()}
        if parents:
            self._watch(sorted(parents), self._is_edge, self._stopped, deep=False)
        self._standing[False].set()

    def _is_edge(self, change: Change, path: str) -> bool:
        found = Path(path)
        if found not in self._watched:
            return False
        if change is not Change.modified:
            self._regroup.set()
            return True
        return not found.is_dir()  # a folder's own change of date says nothing that the deep watch does not say better

    def _watch(self, paths: Sequence[Path], concerns: _Filter, stop: threading.Event, *, deep: bool) -> None:
        try:
            self._follow(paths, concerns, stop, deep=deep)
        except FileNotFoundError:
            _log.info("a watched folder has just gone: %s", paths)  # the watch on its parent sees it come back
        except OSError as error:  # Linux limits how many folders a user may watch (fs.inotify.max_user_watches)
            _log.warning("the system does not watch these folders (%s): looking at them again and again instead", error)
            self._follow(paths, concerns, stop, deep=deep, polling=True)

    def _follow(
        self,
        paths: Sequence[Path],
        concerns: _Filter,
        stop: threading.Event,
        *,
        deep: bool,
        polling: bool | None = None,
    ) -> None:
        bursts = watch(
            *paths,
            watch_filter=concerns,
            debounce=_BURST_MS,
            step=_QUIET_MS,
            stop_event=stop,
            recursive=deep,
            rust_timeout=_AWAKE_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
            force_polling=polling,
        )
        for burst in bursts:
            self._standing[deep].set()
            if burst:
                self._changed(frozenset(Path(path) for _, path in burst))
