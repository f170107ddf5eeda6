"""What was brought into a story from which file, as it was written then: `.brought.json` in the story’s folder.

With it the same file can be brought again: what still is as it was brought is renewed, what somebody edited stays.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cartostory.media.atomic_write import write_whole
from cartostory.media.files import read

NAME = ".brought.json"
_VERSION = 1
_LARGEST_BYTES = 50_000_000


@dataclass(slots=True)
class BroughtSource:
    """What one file brought: its pieces of text by their names, the files it became with their hashes (SHA-256)."""

    kind: str
    blocks: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """The sources of a story, by the identity of their files."""

    sources: dict[str, BroughtSource] = field(default_factory=dict)


def read_ledger(root: Path, folder: str) -> Ledger:
    """Read a story’s ledger; one that is missing or damaged is empty, and what it knew counts as edited."""
    try:
        value: Any = json.loads(read(root, f"{folder}/{NAME}", _LARGEST_BYTES))
        sources = {
            str(name): BroughtSource(
                str(one["kind"]),
                *({str(key): str(text) for key, text in one[part].items()} for part in ("blocks", "files", "keys")),
            )
            for name, one in value["sources"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()
    return Ledger(sources)


def write_ledger(root: Path, folder: str, ledger: Ledger) -> None:
    """Write it, whole or not at all. Raises `OSError`."""
    sources = {
        name: {"kind": one.kind, "blocks": one.blocks, "files": one.files, "keys": one.keys}
        for name, one in sorted(ledger.sources.items())
    }
    text = json.dumps({"version": _VERSION, "sources": sources}, ensure_ascii=False, indent=1)
    write_whole(root / folder / NAME, f"{text}\n".encode())


def digest(data: bytes) -> str:
    """Name a file’s content."""
    return hashlib.sha256(data).hexdigest()
