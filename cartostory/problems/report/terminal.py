"""Problems -> text for people: by file and line, with the source, why it matters, what to do, and the counts."""

from __future__ import annotations

import dataclasses
import itertools
import json
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from cartostory.problems.catalogue import severity
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Severity
from cartostory.problems.report.described import Described, describe, ordered
from cartostory.problems.report.excerpt import WIDEST, ReadLine, excerpt, printable


def counts(problems: Iterable[Problem], messages: Messages) -> str:
    """Say how many errors, warnings and notes there are, without those of which there are none; may be empty.

    Problems -> the sentence that counts them.
    """
    found = Counter(severity(problem) for problem in problems)
    errors, warnings, notes = (found[kind] for kind in Severity)
    said = (
        (errors, messages.ngettext("{count} error", "{count} errors", errors)),
        (warnings, messages.ngettext("{count} warning", "{count} warnings", warnings)),
        (notes, messages.ngettext("{count} note", "{count} notes", notes)),
    )
    return ", ".join(text.format(count=count) for count, text in said if count)


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


def as_json_lines(problems: Iterable[Problem], messages: Messages) -> Iterator[str]:
    """Give each problem as JSON: code, severity, file, line, column, message, why, hint.

    Letters stay letters (UTF-8); `line` and `column` are 0 where the problem is that of a whole file.

    Problems -> one JSON object per line, for editors and continuous integration.
    """
    for problem in ordered(problems):
        yield json.dumps(dataclasses.asdict(describe(problem, messages)), ensure_ascii=False)
