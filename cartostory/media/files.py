"""Bytes of the files that a site brings."""

from __future__ import annotations

from pathlib import Path


def read(root: Path, path: str) -> bytes:
    """Give the bytes of a photograph. `path` is posix, relative to the site. Raises `OSError`."""
    return (root / path).read_bytes()
