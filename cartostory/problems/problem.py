"""What is wrong with a site, as values: where (`Span`), how bad (`Severity`), and which rule (`Problem`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning only with `--strict`, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. `file` is a posix path relative to the site; `line` and `column` count from 1.

    `line` 0 means the file as a whole (a photograph, a folder).
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the span as editors and terminals link it: `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of something else (a place, a layer, a file, an address), and where it was written."""

    name: str
    span: Span

    def __str__(self) -> str:
        """Give the bare name."""
        return self.name


Value = str | int | float


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is a key of the catalogue, which holds its sentences; `values` fills their blanks.

    `severity` overrides the catalogue's where the site's own settings ask for it; None takes the catalogue's.
    """

    code: str
    span: Span
    values: tuple[tuple[str, Value], ...] = ()
    severity: Severity | None = None


def problem(code: str, span: Span, severity: Severity | None = None, /, **values: Value) -> Problem:
    """Make a problem, with the blanks of its message by name."""
    return Problem(code, span, tuple(values.items()), severity)
