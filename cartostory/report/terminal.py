"""Problems -> text for people: by file and line, with the source, why it matters, what to do, and the counts."""

from __future__ import annotations

import itertools
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from cartostory.catalogue.entry import translatable
from cartostory.messages import Messages
from cartostory.problem import Problem, Severity
from cartostory.report.count import counts
from cartostory.report.described import Described, describe, ordered
from cartostory.report.excerpt import WIDEST, ReadLine, excerpt, printable

_WORDS = {
    Severity.ERROR: translatable("error"),
    Severity.WARNING: translatable("warning"),
    Severity.NOTE: translatable("note"),
}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
_WHY = translatable("Why it matters: {text}")
_HINT = translatable("What to do: {text}")
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    style: str = ""


_Line = tuple[_Piece, ...]


def as_text(problems: Iterable[Problem], messages: Messages, read_line: ReadLine, width: int = WIDEST) -> str:
    """Give the report as plain text, with a last line end; empty where nothing was found."""
    lines = _lines(tuple(problems), messages, read_line, width)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def show(
    problems: Iterable[Problem], messages: Messages, read_line: ReadLine, stream: TextIO, environ: Mapping[str, str]
) -> None:
    """Write the report: in colours on a terminal, plain to a file, a pipe, or where NO_COLOR asks (no-color.org)."""
    found = tuple(problems)
    if not stream.isatty():
        stream.write(as_text(found, messages, read_line))
        return
    width = max(40, min(WIDEST, shutil.get_terminal_size().columns - 1))
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        stream.write(as_text(found, messages, read_line, width))
        return
    from rich.console import Console  # noqa: PLC0415 - rich takes 0.1 s, which a pipe need not pay
    from rich.text import Text  # noqa: PLC0415 - same

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for line in _lines(found, messages, read_line, width):
        console.print(Text.assemble(*((piece.text, piece.style) for piece in line)))


def _lines(problems: tuple[Problem, ...], messages: Messages, read_line: ReadLine, width: int) -> Iterator[_Line]:
    described = [describe(problem, messages) for problem in ordered(problems)]
    for _, group in itertools.groupby(described, key=lambda found: found.file):
        said: set[tuple[str, str]] = set()
        for found in group:
            yield from _one(found, messages, read_line, width, said)
            yield ()
    if problems:
        yield (_Piece(counts(problems, messages), "bold"),)


def _one(
    found: Described, messages: Messages, read_line: ReadLine, width: int, said: set[tuple[str, str]]
) -> Iterator[_Line]:
    """Give the lines of one problem. What was already said of the same code in the same file is not said again."""
    word = messages.gettext(_WORDS[found.severity])
    yield (
        _Piece(printable(str(found.span)), "cyan"),
        _Piece("  " + word, _STYLES[found.severity]),
        _Piece("  " + found.code, "dim"),
    )
    yield from _excerpt(found, read_line, width)
    yield from _wrapped(found.message, width, "bold")
    for frame, text in ((_WHY, found.why), (_HINT, found.hint)):
        if text and (found.code, text) not in said:
            said.add((found.code, text))
            yield from _wrapped(messages.gettext(frame).format(text=text), width)


def _excerpt(found: Described, read_line: ReadLine, width: int) -> Iterator[_Line]:
    shown = excerpt(found.span, read_line, width - 12)
    if shown is None:
        return
    number = str(shown.line).rjust(6)
    yield (_Piece(f"{number} │ ", "dim"), _Piece(shown.text))
    yield (_Piece(" " * len(number) + " │ ", "dim"), _Piece(" " * shown.caret + "^", _STYLES[found.severity]))


def _wrapped(text: str, width: int, style: str = "") -> Iterator[_Line]:
    wrapped = textwrap.wrap(
        printable(text),
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from ((_Piece(line, style),) for line in wrapped)
