"""A text file of the town's -> its text, and back, with the line ends and the byte order mark that it had."""

from __future__ import annotations

import stat
from dataclasses import dataclass, replace
from pathlib import Path

from cartostory.media.atomic_write import write_whole
from cartostory.media.files import read_regular

_MARK = "\ufeff"


class CannotEditError(Exception):
    """A file cannot be changed without harm: it is broken, or written in a way that only a person can change."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, with line feeds alone; `newline` and `mark` are what it had, and gets again."""

    text: str = ""
    newline: str = "\n"
    mark: str = ""

    def with_text(self, text: str) -> Source:
        """Give the same file with another text."""
        return replace(self, text=text)

    def encoded(self) -> bytes:
        """Give the file’s bytes."""
        return (self.mark + self.text.replace("\n", self.newline)).encode()


def read_source(path: Path) -> Source:
    """Read a file; a missing one is empty. Raises `CannotEditError` where it is no UTF-8, `OSError` otherwise."""
    try:
        data = read_regular(path)
    except FileNotFoundError:
        return Source()
    return source_of(data, path.name)


def source_of(data: bytes, name: str) -> Source:
    """Read a file’s bytes. Raises `CannotEditError` where they are no UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotEditError(name) from error
    mark = _MARK if text.startswith(_MARK) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    return Source(text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n"), newline, mark)


def write_source(path: Path, source: Source) -> None:
    """Write a file, whole or not at all. Raises `OSError`."""
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    write_whole(path, source.encoded(), mode)
