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
from cartostory.model.settings_file import CONFIG_FILE
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
    """What a finished build was made of and made, and what it had to say.

    `named` are the files that `config.yaml` brought into it: while that file is as it was, nobody has to read it.
    `paths` are the files that were written, for the same reason: their list lies beside them (`build/manifest.py`).
    """

    inputs: str
    outputs: str
    count: int
    problems: tuple[Problem, ...]
    named: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def current(options: Options) -> Built | None:
    """Return the last build where nothing changed since: neither a source, nor an output, nor the day; else None."""
    last = None if options.anew else read(options.fingerprint)
    if last is None or last.inputs != of_inputs(options.root, last.named, *options.words()):
        return None
    if last.outputs != of_outputs(options.output, last.paths):
        return None
    unchanged = write.Written((), (), last.count)
    return Built(last.problems, unchanged, last.count, is_current=True)


def save(options: Options, inputs: str, files: Iterable[str], problems: tuple[Problem, ...]) -> None:
    """Keep the fingerprint of a finished build; where the disk refuses, the next build is a full one.

    `inputs` was taken before anything was read: what a writer changed meanwhile is seen by the next build.
    """
    paths = sorted(files)
    named, outputs = _named(options.root), of_outputs(options.output, paths)
    finished = Fingerprint(inputs, outputs, len(paths), problems, named, tuple(paths))
    file = options.fingerprint
    try:
        write_whole(file, json.dumps(asdict(finished), ensure_ascii=False).encode())
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def is_untouched(options: Options) -> bool:
    """Tell whether the output is as the last finished build left it, by size and date of all of its files."""
    last = read(options.fingerprint)
    return last is not None and last.outputs == of_outputs(options.output, last.paths)


def read(file: Path) -> Fingerprint | None:
    """Read the fingerprint of the last finished build; None where there is none that can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        problems = tuple(read_problem(entry) for entry in found["problems"])
        named, paths = tuple(map(str, found["named"])), tuple(map(str, found["paths"]))
        return Fingerprint(found["inputs"], found["outputs"], found["count"], problems, named, paths)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def inputs_of(options: Options) -> str:
    """Name all that a build reads: the program, its options, and size and date of every file."""
    return of_inputs(options.root, _named(options.root), *options.words())


def _named(root: Path) -> tuple[str, ...]:
    from cartostory.load.config_file import read_config_file  # noqa: PLC0415 - YAML: an unchanged site goes without

    return read_config_file(root).files


def of_inputs(root: Path, named_files: Iterable[str], *options: str) -> str:
    """Name all that a build reads: the program, its options, and size and date of every file.

    `named_files` are those that `config.yaml` brings into it.
    """
    own = _digest((), _PACKAGE, (file for folder in _OWN for file in _files(folder)))
    named = (os.fspath(root / name) for name in (CONFIG_FILE, USUAL_FILE, *named_files))
    files = [*named, *(file for folder in _READ for file in _files(root / folder))]
    return _digest((program(), own, *options), root, files)


def of_outputs(output: Path, paths: Iterable[str]) -> str:
    """Name all that a build wrote, as it lies on the disk, the list of it included."""
    return _digest((), output, (os.path.join(output, path) for path in (write.MANIFEST, *paths)))  # noqa: PTH118 - quick


def _digest(words: Iterable[str], base: Path, files: Iterable[str]) -> str:
    digest = hashlib.blake2b("\0".join(words).encode(), digest_size=16)
    start = len(os.fspath(base))
    for file in files:
        name = file[start:]
        try:
            state = os.stat(file)  # noqa: PTH116 - thousands of files, of which nothing but this is asked
        except OSError:
            digest.update(f"{name} is gone\n".encode(errors="surrogateescape"))
            continue
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield f"{base}{os.sep}{name}"


def read_problem(entry: dict[str, object]) -> Problem:
    """Return a problem that was kept as JSON. Raises `TypeError` for anything else."""
    span, values, severity = entry["span"], entry["values"], entry["severity"]
    if not isinstance(span, dict) or not isinstance(values, list):
        raise TypeError(entry)
    pairs = tuple((str(name), value) for name, value in values)
    return Problem(str(entry["code"]), Span(**span), pairs, Severity(str(severity)) if severity else None)
