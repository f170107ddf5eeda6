"""Drafts of the programme and of the wall -> published, held back, rejected, or taken back from the rejected.

The only writer of `content/events` and `content/wall` beside `bring`. A rejected draft is moved, never deleted: it is
no longer loaded, the same answer is not brought again, and whoever changes their mind finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cartostory.load.front_matter import split
from cartostory.model import Event, Site, WallNote
from cartostory.source import CannotEditError, read_source, write_source

REJECTED = "rejected"
FOLDERS = ("content/events", "content/wall")
_DRAFT = re.compile(r"^draft[ \t]*:.*(?:\n|\Z)", re.MULTILINE)


class NotFoundError(Exception):
    """No draft, or no rejected one, bears that name."""


class NameTakenError(Exception):
    """A file of that name is there already; `path` is relative to the site."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits: its file relative to the site, and what it is."""

    path: str
    text: Event | WallNote

    @property
    def name(self) -> str:
        """Give the name by which it is called: its file's, in its folder."""
        return Path(self.path).name.removesuffix(".md")


def waiting(site: Site) -> tuple[Waiting, ...]:
    """Give every draft of the programme and of the wall, in the order of their files."""
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    return tuple(Waiting(one.span.file, one) for one in texts if one.draft)


def published(site: Site) -> tuple[Waiting, ...]:
    """Give what is no draft, in the same form."""
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    return tuple(Waiting(one.span.file, one) for one in texts if not one.draft)


def rejected(root: Path) -> tuple[str, ...]:
    """Give the rejected drafts, relative to the site."""
    files = (file for folder in FOLDERS for file in sorted((root / folder / REJECTED).glob("*.md")))
    return tuple(file.relative_to(root).as_posix() for file in files)


def named(name: str, paths: Iterable[str]) -> str:
    """Find a file by its path, its name or its name without its ending. Raises `NotFoundError`, also for a doubt."""
    wanted = name.removesuffix(".md")
    found = [path for path in paths if wanted in {path.removesuffix(".md"), Path(path).name.removesuffix(".md")}]
    if len(found) != 1:
        raise NotFoundError(name)
    return found[0]


def publish(root: Path, path: str) -> None:
    """Take the line `draft:` out of a file. Raises `CannotEditError` and `OSError`."""
    _rewrite(root / path, lambda matter: _DRAFT.sub("", matter))


def hold(root: Path, path: str) -> None:
    """Make a published text a draft again. Raises `CannotEditError` and `OSError`."""
    _rewrite(root / path, lambda matter: f"{_DRAFT.sub('', matter).rstrip()}\ndraft: true")


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    source = read_source(file)
    parts = split(source.text)
    if not parts.is_present or not parts.is_closed:
        raise CannotEditError(file.name)
    start = source.text.index("\n") + 1
    rest = source.text[start + len(parts.yaml) :].lstrip("\n")
    matter = change(parts.yaml + "\n").strip("\n")
    write_source(file, source.with_text(f"{source.text[:start]}{matter}\n{rest}"))


def reject(root: Path, path: str) -> str:
    """Move a draft to the rejected ones; give where it is now. Raises `NameTakenError` and `OSError`."""
    folder, _, name = path.rpartition("/")
    return _move(root, path, f"{folder}/{REJECTED}/{name}")


def restore(root: Path, path: str) -> str:
    """Move a rejected draft back; give where it is now. Raises `NameTakenError` and `OSError`."""
    return _move(root, path, path.replace(f"/{REJECTED}/", "/"))


def _move(root: Path, path: str, target: str) -> str:
    (root / target).parent.mkdir(parents=True, exist_ok=True)
    if (root / target).exists():
        raise NameTakenError(target)
    (root / path).rename(root / target)
    return target
