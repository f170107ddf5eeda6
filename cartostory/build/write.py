"""Bytes -> `output/`: only what differs, each file whole or not at all.

Nothing is deleted that the manifest does not list: a town may keep files of its own beside the website's.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cartostory.model.output import Content, Stored

MANIFEST = ".cartostory-manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed in the output folder: paths relative to it."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class NotOurFolderError(Exception):
    """The output folder holds files and no manifest: it is somebody else's, and stays untouched."""


def write(output: Path, files: Mapping[str, Content]) -> Written:
    """Make the folder hold exactly these files, beside whatever else the town keeps there.

    Raises `NotOurFolderError`, and `OSError` where the disk refuses.
    """
    before = read_manifest(output)
    if before is None:
        if output.is_dir() and any(output.iterdir()):
            raise NotOurFolderError(str(output))
        before = {}
    after = {path: _digest(content) for path, content in sorted(files.items())}
    _save_manifest(output, {**before, **after})  # first: a build that is cut off must still know its files
    changed = [path for path in after if before.get(path) != after[path] or not (output / path).is_file()]
    for path in changed:
        _place(output / path, files[path])
    removed = [path for path in before if path not in after]
    for path in removed:
        _remove(output, path)
    _save_manifest(output, after)
    return Written(tuple(changed), tuple(removed), len(after) - len(changed))


def clean(output: Path) -> tuple[str, ...]:
    """Remove what the manifest lists, and the manifest; give the paths. Other files stay."""
    before = read_manifest(output) or {}
    for path in before:
        _remove(output, path)
    (output / MANIFEST).unlink(missing_ok=True)
    if output.is_dir() and not any(output.iterdir()):
        output.rmdir()
    return tuple(before)


def take_out(output: Path, starts: tuple[str, ...]) -> tuple[str, ...]:
    """Remove what the manifest lists under paths that start so; give the paths. The next build mends the rest."""
    found = tuple(path for path in read_manifest(output) or () if path.startswith(starts))
    for path in found:
        _remove(output, path)
    return found


def read_manifest(output: Path) -> dict[str, str] | None:
    """Give path -> digest of what was written before; None without a manifest that can be read."""
    try:
        found = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict):
        return None
    return {str(path): str(digest) for path, digest in files.items() if _is_inside(str(path))}


def _is_inside(path: str) -> bool:
    """Tell whether a path of the manifest stays in the folder: the file may have been edited by hand."""
    return (
        bool(path) and not path.startswith("/") and ".." not in path.split("/") and "\\" not in path and ":" not in path
    )


def _digest(content: Content) -> str:
    return content.digest if isinstance(content, Stored) else hashlib.sha256(content).hexdigest()


def _save_manifest(output: Path, files: Mapping[str, str]) -> None:
    text = json.dumps({"version": 1, "files": dict(sorted(files.items()))}, indent=0, ensure_ascii=False)
    _place(output / MANIFEST, text.encode())


def _place(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, Stored):
                with content.path.open("rb") as source:
                    shutil.copyfileobj(source, file)
            else:
                file.write(content)
        Path(name).chmod(0o644)  # mkstemp's files are for their owner alone; a web server has to read these
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _remove(output: Path, path: str) -> None:
    (output / path).unlink(missing_ok=True)
    folder = (output / path).parent
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
