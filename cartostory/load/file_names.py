"""The names of files beside the texts: what a Mac leaves there is passed over, what hides its suffix is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cartostory.problems.problem import Problem, Severity, Span, problem

_HIDDEN_SUFFIX = re.compile(r"(?P<stem>.+)\.(?:md|markdown|mdown|mkd)(?:\.txt)?", re.IGNORECASE)
_YAML_SUFFIX = re.compile(r"\.ya?ml(?:\.txt)?$")
_ARCHIVE_OF_A_MAC = "__MACOSX"


def is_left_over(name: str) -> bool:
    """Tell whether a program left a file or a folder there by itself: `._story.md`, `.DS_Store`, `__MACOSX`."""
    return name.startswith(".") or name == _ARCHIVE_OF_A_MAC


def right_name(name: str) -> str:
    """Return the name under which a text would be read: `repas.md` for `repas.md.txt`; empty where it is read, or none.

    Windows hides suffixes: its Notepad saves `repas.md.txt`, and shows `repas.md`.
    """
    match = None if name.endswith(".md") else _HIDDEN_SUFFIX.fullmatch(name)
    return f"{match['stem']}.md" if match else ""


def is_meant_as(name: str, right: str) -> bool:
    """Tell whether a file was meant to be another one, in YAML: `config.yml`, `Config.yaml`, `config.yaml.txt`."""
    return name != right and _YAML_SUFFIX.sub(".yaml", name.lower()) == right


def misnamed_beside(root: Path, file: str, severity: Severity = Severity.WARNING) -> tuple[Problem, ...]:
    """Return a problem for every file beside `file` (posix, relative to `root`) that was meant to be it."""
    folder = (root / file).parent
    right = file.rpartition("/")[2]
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()
    base = file.removesuffix(right)
    return tuple(
        problem("file-misnamed", Span(base + name), severity, name=name, right=right)
        for name in names
        if is_meant_as(name, right)
    )


def misnamed(folder: str, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every file of a folder whose name keeps it from being read."""
    for name in sorted(names):
        if right := right_name(name):
            yield problem("file-misnamed", Span(f"{folder}/{name}"), name=name, right=right)
