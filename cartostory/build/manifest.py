"""The list of what the program wrote into a folder: what lies there for certain, and what it was about to change.

    {version: 2, site: {title, address, is_preview}, files: {path: [digest, bytes, SHA-256]}, pending: [path]}

`files` claims only what was written and flushed. `pending` names what a write that was cut off may have begun: files
of ours, whose content nobody knows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cartostory.media.atomic_write import write_whole

MANIFEST = ".cartostory-manifest.json"
UNPROVEN = "0" * 64
"""Stands for the SHA-256 of a file whose writing was cut off."""

STATE = ".cartostory"
PREVIEW = f"{STATE}/preview"
"""The folder into which `serve` builds, in the site's: drafts never lie in what is published."""

_VERSION = 2


@dataclass(frozen=True, slots=True)
class FileClaim:
    """What lies in a file. `digest` names its content as the build does: its SHA-256, or its name in the cache."""

    digest: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The site that a folder belongs to; `is_preview` where drafts may lie in it."""

    title: str = ""
    address: str = ""
    is_preview: bool = False

    def is_same(self, other: Owner) -> bool:
        """Tell whether two owners are one site: either its address or its title may have changed."""
        return bool(self.address and self.address == other.address) or self.title == other.title


@dataclass(frozen=True, slots=True)
class OutputManifest:
    """What the program wrote into a folder, by path relative to it; and for which site, where that is written."""

    files: Mapping[str, FileClaim] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()
    owner: Owner | None = None

    @property
    def paths(self) -> frozenset[str]:
        """Give every path that is ours, whatever lies there."""
        return self.pending | self.files.keys()


def load_manifest(output: Path) -> OutputManifest | None:
    """Read the manifest of a folder; None without one that can be read. Several steps ask for it: it is read once."""
    try:
        state = (output / MANIFEST).stat()
    except OSError:
        return None
    named = (str(output), state.st_ino, state.st_mtime_ns, state.st_size)
    if _LAST[:1] != [named]:
        _LAST[:] = [named, _load(output)]
    return _LAST[1]  # type: ignore[return-value] # what `_load` gave


_LAST: list[object] = []
"""The manifest that was read last: what names the file as it stood, and what it said. A new one is another file."""


def _load(output: Path) -> OutputManifest | None:
    try:
        written = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    files = written.get("files") if isinstance(written, dict) else None
    if not isinstance(files, dict):
        return None
    claims = {str(path): _claim(entry) for path, entry in files.items() if is_inside(str(path))}
    listed = written.get("pending")
    pending = {path for path in listed if isinstance(path, str)} if isinstance(listed, list) else set()
    pending |= {path for path, claim in claims.items() if claim is None}  # of an older program: nothing was proven
    proven = {path: claim for path, claim in claims.items() if claim and path not in pending}
    return OutputManifest(proven, frozenset(filter(is_inside, pending)), _owner(written.get("site")))


def save_manifest(output: Path, manifest: OutputManifest) -> None:
    """Write the manifest of a folder. Raises `OSError`."""
    owner = manifest.owner
    content = {
        "version": _VERSION,
        **({"site": asdict(owner)} if owner else {}),
        "files": {
            path: [claim.digest, claim.size_bytes, claim.sha256] for path, claim in sorted(manifest.files.items())
        },
        **({"pending": sorted(manifest.pending)} if manifest.pending else {}),
    }
    text = "{\n" + ",\n".join(f"{json.dumps(name)}: {_spelled(value)}" for name, value in content.items()) + "\n}\n"
    write_whole(output / MANIFEST, text.encode())


def read_manifest(output: Path) -> dict[str, str] | None:
    """Give path -> SHA-256 of what lies there (`UNPROVEN` where a write was cut off); None without a manifest."""
    manifest = load_manifest(output)
    if manifest is None:
        return None
    return {path: claim.sha256 for path, claim in manifest.files.items()} | dict.fromkeys(manifest.pending, UNPROVEN)


def is_inside(path: str) -> bool:
    """Tell whether a path of the manifest stays in the folder: the file may have been edited by hand."""
    parts = path.split("/")
    return bool(path) and not {"", ".", ".."} & set(parts) and not set("\\:\0") & set(path) and path != MANIFEST


def _spelled(value: object) -> str:
    if isinstance(value, dict) and all(isinstance(entry, list) for entry in value.values()):
        lines = (f"  {json.dumps(path, ensure_ascii=False)}: {json.dumps(entry)}" for path, entry in value.items())
        return "{\n" + ",\n".join(lines) + "\n}"
    return json.dumps(value, ensure_ascii=False)


def _claim(entry: object) -> FileClaim | None:
    match entry:
        case [str(digest), int(size), str(sha256)]:
            return FileClaim(digest, size, sha256)
    return None


def _owner(entry: object) -> Owner | None:
    match entry:
        case {"title": str(title), "address": str(address), "is_preview": bool(is_preview)}:
            return Owner(title, address, is_preview)
    return None
