"""The state of a whole site, so that a build in which nothing changed at all is known before anything is read."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cartostory.build.cache import program
from cartostory.media.atomic_write import write_whole
from cartostory.media.files import read as read_site_file
from cartostory.problems.problem import Problem, Severity, Span

_READ = ("content", "themes")
_NAMED = re.compile(r"[^\"'{},:\n]+\.(?:pmtiles|svg|png|webp|jpe?g)\b", re.IGNORECASE)
_PACKAGE = Path(__file__).parent.parent
_INSTALLED = _PACKAGE / "themes"
_OWN = (
    _PACKAGE / "load" / "legal_texts",
    _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "themes" / "default",
)
"""What the program itself brings to pages beside its code; in a checkout the theme lies beside the package."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a finished build was made of and made, and what it had to say."""

    inputs: str
    outputs: str
    count: int
    problems: tuple[Problem, ...]


def read(file: Path) -> Stamp | None:
    """Read the stamp of the last finished build; None where there is none that can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        problems = tuple(_problem(entry) for entry in found["problems"])
        return Stamp(found["inputs"], found["outputs"], found["count"], problems)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def save(file: Path, stamp: Stamp) -> None:
    """Keep a stamp; where the disk refuses, the next build is a full one."""
    try:
        write_whole(file, json.dumps(asdict(stamp), ensure_ascii=False).encode())
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def of_inputs(root: Path, *options: str) -> str:
    """Name all that a build reads: the program, its options, and size and date of every file."""
    own = _digest((), _PACKAGE, (file for folder in _OWN for file in _files(folder)))
    config = root / "config.yaml"
    files = [config, *_named_files(root), *(file for folder in _READ for file in _files(root / folder))]
    return _digest((program(), own, *options), root, files)


def of_outputs(output: Path, paths: Iterable[str]) -> str:
    """Name all that a build wrote, as it lies on the disk."""
    return _digest((), output, (output / path for path in paths))


def _digest(words: Iterable[str], base: Path, files: Iterable[Path]) -> str:
    digest = hashlib.blake2b("\0".join(words).encode(), digest_size=16)
    for file in files:
        try:
            state = file.stat()
        except OSError:
            digest.update(f"{file.name} is gone\n".encode())
            continue
        name = os.fspath(file)[len(os.fspath(base)) :]
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _named_files(root: Path) -> Iterator[Path]:
    """Yield what config.yaml names as a map of the town's own or as its logo; they may lie anywhere in the site."""
    try:
        text = read_site_file(root, "config.yaml").decode(errors="replace")
    except OSError:
        return
    yield from (root / name.strip() for name in _NAMED.findall(text))


def _files(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(base, name)


def _problem(entry: dict[str, object]) -> Problem:
    span, values, severity = entry["span"], entry["values"], entry["severity"]
    if not isinstance(span, dict) or not isinstance(values, list):
        raise TypeError(entry)
    pairs = tuple((str(name), value) for name, value in values)
    return Problem(str(entry["code"]), Span(**span), pairs, Severity(str(severity)) if severity else None)
