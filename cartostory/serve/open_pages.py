"""The pages that stand open in browsers, by their file in the output folder, and what of a build concerns them."""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

_MOST_COMPARED = 2_000
"""More changed files than these concern every page: to look for each in the page would take longer than loading it."""
_LAST_SERVED = 2
"""So many pages that were served last count as open: one that reloads has no line to us for a moment."""


class OpenPages:
    """What browsers show. `ahead` gives the files that were made ahead of their build, which are served first."""

    def __init__(self, output: Path, ahead: Callable[[], Mapping[str, bytes]], base: str = "") -> None:
        self._output = output
        self._ahead = ahead
        self._base = base
        self._open: dict[object, str] = {}
        self._served: deque[str] = deque(maxlen=_LAST_SERVED)

    def opened(self, browser: object, url: str) -> None:
        """Note that a browser shows the page at a URL."""
        self._open[browser] = self.path_of(urlsplit(url).path)

    def closed(self, browser: object) -> None:
        """Forget what a browser showed."""
        self._open.pop(browser, None)

    def served(self, path: str) -> None:
        """Note that a page was sent to a browser."""
        self._served.append(path)

    def paths(self) -> frozenset[str]:
        """Give the pages that are open. May be asked from any thread."""
        return frozenset((*self._open.copy().values(), *self._served.copy()))

    def path_of(self, url_path: str) -> str:
        """Give the file that stands at the path of a URL."""
        path = unquote(url_path).lstrip("/").removeprefix(self._base)
        return f"{path}index.html" if path.endswith("/") or not path else path

    def made_ahead(self, path: str) -> bytes | None:
        """Give a file that was made ahead of its build."""
        return self._ahead().get(path)

    def read(self, path: str) -> bytes | None:
        """Give a file as it is served; None where there is none."""
        ahead = self.made_ahead(path)
        try:
            return (self._output / path).read_bytes() if ahead is None else ahead
        except (OSError, ValueError):
            return None

    def concerns(self, browser: object, changed: Collection[str]) -> bool:
        """Tell whether the page of a browser is among files that changed, or asks for one of them."""
        page = self._open.get(browser, "")
        if page in changed or len(changed) > _MOST_COMPARED:
            return True
        text = self.read(page) or b""
        folder = posixpath.dirname(page) or "."
        return any(posixpath.relpath(path, folder).encode() in text for path in changed)
