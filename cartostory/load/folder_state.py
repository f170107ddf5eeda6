"""A folder of the site -> what names its state without a byte of it being read: path, size and date of every file.

Whoever keeps what was loaded of a folder keeps it under that name (`LoadedFolders`); a file that was changed, added,
removed or renamed gives another one. Two changes within one tick of the disk's clock that leave a file as long as it
was look alike; so they do to the fingerprint of the whole site.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from cartostory.model import Partnership, ShortLink
from cartostory.problems.problem import Problem

Loaded = tuple[Partnership | None, tuple[Problem, ...]]
LoadedLinks = tuple[tuple[ShortLink, ...], tuple[Problem, ...]]


class LoadedFolders(Protocol):
    """What was loaded of folders before. `state` names a folder as it stands, with all that its loading hangs on."""

    def get(self, state: str) -> Loaded | None:
        """Give what was loaded of a folder in this state."""

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded."""

    def links(self, text: str) -> LoadedLinks | None:
        """Give the short links that were read from this text of `content/links.yaml`."""

    def put_links(self, text: str, loaded: LoadedLinks) -> None:
        """Keep the short links that were read from a text."""


class NoFolders:
    """Nothing is kept: every folder is loaded."""

    def get(self, state: str) -> Loaded | None:  # noqa: ARG002 - a `LoadedFolders`
        """Give nothing."""
        return None

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep nothing."""

    def links(self, text: str) -> LoadedLinks | None:  # noqa: ARG002 - same
        """Give nothing."""
        return None

    def put_links(self, text: str, loaded: LoadedLinks) -> None:
        """Keep nothing."""


NO_FOLDERS = NoFolders()


def state_of(root: Path, folder: str, *beside: str) -> str | None:
    """Name a folder as it lies on the disk; None for one that hangs on files elsewhere, by links, or cannot be read.

    `beside` is what else decides how it is loaded.
    """
    try:
        files = tuple(_states(root / folder, ""))
    except OSError:
        return None
    return None if None in files else "\n".join((folder, *beside, *map(str, files)))


def _states(folder: Path | str, name: str) -> Iterator[str | None]:
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        if entry.is_symlink():
            yield None
        elif entry.is_dir():
            yield from _states(entry.path, f"{name}{entry.name}/")
        else:
            state = entry.stat()
            yield f"{name}{entry.name}\0{state.st_mode}\0{state.st_size}\0{state.st_mtime_ns}"


def stands_alone(partnership: Partnership | None) -> bool:
    """Tell whether all that was loaded came from the partnership's own folder."""
    if partnership is None:
        return True
    start = f"{partnership.folder}/"
    return all(layer.file.startswith(start) and ".." not in layer.file for layer in partnership.layers.values())
