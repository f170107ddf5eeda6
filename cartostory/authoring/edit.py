"""A change of some files that can be taken back, as long as nobody changed them since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cartostory.media.atomic_write import write_whole
from cartostory.media.files import inside, read


class ChangedMeanwhileError(Exception):
    """A file is no longer the one that the page was made of: nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file. `before` is None where there was none; `after` is None where its bytes need not be kept.

    `digest` names the bytes that it has afterwards.
    """

    file: str
    before: bytes | None
    after: bytes | None
    digest: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that belong together: all are made, or none; all are taken back, or none."""

    changes: tuple[Change, ...]

    @property
    def file(self) -> str:
        """Give the file that a person knows by name: the last one, a text or a register."""
        return self.changes[-1].file

    def without_bytes(self) -> Edit:
        """Give the same edit, done, without the bytes of new files: their names are enough to take them back."""
        return Edit(tuple(replace(one, after=None) if one.before is None else one for one in self.changes))


def digest(data: bytes) -> str:
    """Name a file’s content (SHA-256, hex)."""
    return hashlib.sha256(data).hexdigest()


def change(file: str, before: bytes | None, after: bytes) -> Change:
    """Give a change of one file."""
    return Change(file, before, after, digest(after))


def bytes_of(root: Path, file: str) -> bytes | None:
    """Give what a file holds; None where there is none. Raises `OSError`."""
    try:
        return read(root, file)
    except FileNotFoundError:
        return None


def as_known(root: Path, file: str, known: str) -> bytes | None:
    """Give what a file holds if it is what the page knows (`known` is empty for no file).

    Raises `ChangedMeanwhileError`, `OSError`.
    """
    data = bytes_of(root, file)
    if (digest(data) if data is not None else "") != known:
        raise ChangedMeanwhileError(file)
    return data


def apply(root: Path, edit: Edit) -> None:
    """Write an edit, new files first. Raises `ChangedMeanwhileError` where a file is another by now, `OSError`."""
    for one in edit.changes:
        if bytes_of(root, one.file) != one.before:
            raise ChangedMeanwhileError(one.file)
    done: list[Change] = []
    try:
        for one in edit.changes:
            if one.after is not None:
                target = inside(root, one.file)
                target.parent.mkdir(parents=True, exist_ok=True)
                done.append(one)
                write_whole(target, one.after, 0o644)
    except OSError:
        _put_back(root, done)
        raise


def undo(root: Path, edit: Edit) -> None:
    """Take an edit back. Raises `ChangedMeanwhileError` where somebody changed a file since, `OSError`."""
    for one in edit.changes:
        data = bytes_of(root, one.file)
        if data is None or digest(data) != one.digest:
            raise ChangedMeanwhileError(one.file)
    _put_back(root, edit.changes)


def _put_back(root: Path, changes: Iterable[Change]) -> None:
    """Give each file what it held, the last one first; a file that is new goes, with a folder that it alone was in."""
    for one in reversed(tuple(changes)):
        target = inside(root, one.file)
        if one.before is not None:
            write_whole(target, one.before, 0o644)
            continue
        target.unlink(missing_ok=True)
        with suppress(OSError):  # others lie there
            target.parent.rmdir()
