"""The state of a whole site, so that a build in which nothing changed at all is known before anything is read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cartostory.build import write
from cartostory.build.cache import program
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.media.atomic_write import write_whole
from cartostory.model.config import CONFIG_START
from cartostory.model.town_map import USUAL_FILE
from cartostory.problems.problem import Problem, Severity, Span

_READ = ("content", "themes")
_PACKAGE = Path(__file__).parent.parent
_INSTALLED = _PACKAGE / "themes"
_OWN = (
    _PACKAGE / "load" / "legal_texts",
    _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "themes" / "default",
)
"""What the program itself brings to pages beside its code; in a checkout the theme lies beside the package."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a finished build was made of and made, and what it had to say."""

    inputs: str
    outputs: str
    count: int
    problems: tuple[Problem, ...]
    named: tuple[str, ...] = ()
    """The files outside `content` and `themes` that the configuration named then, relative to the site."""


def current(options: Options) -> Built | None:
    """Return the last build where nothing changed since: neither a source, nor an output, nor the day; else None."""
    last = None if options.anew else read(options.fingerprint)
    is_same = last is not None and last.inputs == of_inputs(options.root, last.named, *options.words())
    manifest = write.read_manifest(options.output) if is_same else None
    if not last or manifest is None or last.outputs != of_outputs(options.output, sorted(manifest)):
        return None
    unchanged = write.Written((), (), last.count)
    return Built(last.problems, unchanged, last.count, is_current=True)


def save(options: Options, inputs: str, files: Iterable[str], problems: tuple[Problem, ...]) -> None:
    """Keep the fingerprint of a finished build; where the disk refuses, the next build is a full one.

    `inputs` was taken before anything was read: what a writer changed meanwhile is seen by the next build.
    """
    paths = sorted(files)
    finished = Fingerprint(inputs, of_outputs(options.output, paths), len(paths), problems, named_files(options.root))
    file = options.fingerprint
    try:
        write_whole(file, json.dumps(asdict(finished), ensure_ascii=False).encode())
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def is_untouched(options: Options) -> bool:
    """Tell whether the output is as the last finished build left it, by size and date of all of its files."""
    last, manifest = read(options.fingerprint), write.read_manifest(options.output)
    return last is not None and manifest is not None and last.outputs == of_outputs(options.output, sorted(manifest))


def read(file: Path) -> Fingerprint | None:
    """Read the fingerprint of the last finished build; None where there is none that can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        problems = tuple(read_problem(entry) for entry in found["problems"])
        return Fingerprint(found["inputs"], found["outputs"], found["count"], problems, tuple(found["named"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def inputs_of(options: Options) -> str:
    """Name all that a build reads: the program, its options, and size and date of every file."""
    return of_inputs(options.root, named_files(options.root), *options.words())


def named_files(root: Path) -> tuple[str, ...]:
    """Return the files outside `content` and `themes` that the configuration names, relative to the site."""
    from cartostory.load.config_file import read_config_file  # noqa: PLC0415 - YAML, which an unchanged site need not pay

    return read_config_file(root).files


def of_inputs(root: Path, named: Iterable[str], *options: str) -> str:
    """Name all that a build reads: the program, its options, and size and date of every file.

    `named` are the files that the configuration names: where it changed it is another input by itself.
    """
    own = _digest((), _PACKAGE, (file for folder in _OWN for file in _files(folder)))
    single = (root / name for name in (CONFIG_START.file, USUAL_FILE, *named))
    files = [*single, *(file for folder in _READ for file in _files(root / folder))]
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


def _files(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(base, name)


def read_problem(entry: dict[str, object]) -> Problem:
    """Return a problem that was kept as JSON. Raises `TypeError` for anything else."""
    span, values, severity = entry["span"], entry["values"], entry["severity"]
    if not isinstance(span, dict) or not isinstance(values, list):
        raise TypeError(entry)
    pairs = tuple((str(name), value) for name, value in values)
    return Problem(str(entry["code"]), Span(**span), pairs, Severity(str(severity)) if severity else None)
