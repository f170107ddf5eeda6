"""Drafts of the programme and of the wall -> published, held back, rejected, or taken back from the rejected.

Only `bring` and `new` write there as well. A rejected draft is moved, never deleted: it is
no longer loaded, the same answer is not brought again, and whoever changes their mind finds it. A text and its
translations go together: what is held back in one language is not left published in another.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cartostory.authoring.contact_details import contacts
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import with_key, without_key
from cartostory.load.front_matter import split
from cartostory.load.languages import split_name
from cartostory.media.atomic_write import make_folders, sync_folder
from cartostory.model import EVENTS, WALL, Event, Site, WallNote

REJECTED = "rejected"
FOLDERS = (EVENTS, WALL)
_DRAFT = "draft"


class NoSuchDraftError(Exception):
    """No draft, or no rejected one, bears that name."""


class NameTakenError(Exception):
    """A file of that name is there already; `path` is relative to the site."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits: its file relative to the site, what it is, and in which countries the site has towns."""

    path: str
    text: Event | WallNote
    countries: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Give the name by which it is called: its file's, in its folder."""
        return Path(self.path).name.removesuffix(".md")

    @property
    def contacts(self) -> tuple[str, ...]:
        """Give the mail addresses and telephone numbers that everybody would read."""
        text = self.text
        keys = (*text.who, *text.themes, text.access, text.price) if isinstance(text, Event) else (text.author,)
        body = html.unescape(text.text.text.replace("\\", ""))
        return contacts("\n".join((text.title, text.where, *keys, body)), self.countries)


def waiting(site: Site) -> tuple[Waiting, ...]:
    """Give every draft of the programme and of the wall, in the order of their files."""
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    return tuple(Waiting(one.span.file, one, _countries(site)) for one in texts if one.draft)


def published(site: Site) -> tuple[Waiting, ...]:
    """Give what is no draft, in the same form."""
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    return tuple(Waiting(one.span.file, one, _countries(site)) for one in texts if not one.draft)


def _countries(site: Site) -> frozenset[str]:
    return frozenset(town.country for partnership in site.partnerships for town in partnership.story.towns)


def rejected(root: Path) -> tuple[str, ...]:
    """Give the rejected drafts, relative to the site."""
    files = (file for folder in FOLDERS for file in sorted((root / folder / REJECTED).glob("*.md")))
    return tuple(file.relative_to(root).as_posix() for file in files)


def named(name: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Find a text by its path, its name or its name without its ending; give its files, one per language.

    Raises `NoSuchDraftError`, also for a doubt.
    """
    texts: dict[str, list[str]] = {}
    for path in paths:
        texts.setdefault(_without_language(path), []).append(path)
    wanted = name.removesuffix(".md")
    found = [(text, files) for text, files in texts.items() if wanted in _names(text, files)]
    if len(found) != 1:
        raise NoSuchDraftError(name)
    return tuple(found[0][1])


def _without_language(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{split_name(name, '')[0]}"


def _names(text: str, files: Iterable[str]) -> frozenset[str]:
    paths = (text, *(file.removesuffix(".md") for file in files))
    return frozenset(name for path in paths for name in (path, Path(path).name))


def other_languages(path: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Give those of the paths that are the same text in another language."""
    text = _without_language(path)
    return tuple(one for one in paths if one != path and _without_language(one) == text)


def publish(root: Path, paths: Iterable[str]) -> None:
    """Take the line `draft:` out of files. Raises `CannotEditError` and `OSError`."""
    for path in paths:
        _rewrite(root / path, lambda matter: without_key(matter, _DRAFT))


def hold(root: Path, paths: Iterable[str]) -> None:
    """Make a published text's files drafts again. Raises `CannotEditError` and `OSError`."""
    for path in paths:
        _rewrite(root / path, lambda matter: with_key(matter, _DRAFT, "true"))


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    source = read_source(file)
    parts = split(source.text)
    if not parts.is_present or not parts.is_closed:
        raise CannotEditError(file.name)
    start = source.text.index("\n") + 1
    rest = source.text[start + len(parts.yaml) :].lstrip("\n")
    matter = change(parts.yaml + "\n").strip("\n")
    write_source(file, source.with_text(f"{source.text[:start]}{matter}\n{rest}"))


def reject(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Move a draft's files to the rejected ones; give where they are now. Raises `NameTakenError` and `OSError`."""
    return _move(root, {path: f"/{REJECTED}/".join(path.rsplit("/", 1)) for path in paths})


def restore(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Move a rejected draft's files back; give where they are now. Raises `NameTakenError` and `OSError`."""
    return _move(root, {path: path.replace(f"/{REJECTED}/", "/") for path in paths})


def _move(root: Path, targets: Mapping[str, str]) -> tuple[str, ...]:
    """Move all of the files, or none where a name is taken."""
    for target in targets.values():
        if (root / target).exists():
            raise NameTakenError(target)
    for path, target in targets.items():
        make_folders((root / target).parent)
        (root / path).rename(root / target)
        sync_folder((root / target).parent)
        sync_folder((root / path).parent)
    return tuple(targets.values())
