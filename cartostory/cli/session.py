"""One run of the program: in which language it speaks, and how problems are shown."""

from __future__ import annotations

import os
import platform
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from cartostory import __version__
from cartostory.build.options import PREVIEW, STATE, Options, default_jobs
from cartostory.build.waiting import WaitingLines
from cartostory.media.atomic_write import write_whole
from cartostory.media.files import read
from cartostory.problems.messages import Messages, choose, translatable
from cartostory.problems.problem import Problem

_LARGEST_BYTES = 5_000_000


def line_reader(root: Path) -> Callable[[str, int], str | None]:
    """Give a function from a file's path in the site and a line's number, from 1, to the line.

    The lines of the site's files, for the excerpts of a report. Nothing outside the site is read.
    """

    @lru_cache(maxsize=64)
    def lines(file: str) -> tuple[str, ...]:
        try:
            return tuple(read(root, file, _LARGEST_BYTES).decode("utf-8-sig", errors="replace").split("\n"))
        except OSError:
            return ()

    def read_line(file: str, line: int) -> str | None:
        found = lines(file)
        return found[line - 1] if 0 < line <= len(found) else None

    return read_line


@dataclass(slots=True)
class Session:
    """What a run knows of itself. `asked` is the language of `--lang`, if any; `form` that of problems.

    `state` is the folder for a log, once the site is known. `given_day` is the day of `--today`, if any.
    `is_aside` sends all words to the standard error, beside what the command says itself.
    """

    language: str
    asked: str | None = None
    form: str = "text"
    state: Path | None = None
    given_day: date | None = None
    is_aside: bool = False

    @property
    def today(self) -> date:
        """Return the day that was given; without one, that of the clock at this moment, where the writer is.

        Nothing that is made depends on the clock anywhere else: a consent ends with the day where the town is.
        """
        return self.given_day or date.today()  # noqa: DTZ011 - no zone: the writer's own day

    @property
    def time(self) -> str:
        """Return the time of the clock, where the writer is, for lines that tell when they were written."""
        return f"{datetime.now():%H:%M:%S}"  # noqa: DTZ005 - same

    @property
    def messages(self) -> Messages:
        """Give the sentences of the session's language."""
        return Messages(self.language)

    def say(self, sentence: str) -> str:
        """Translate one sentence."""
        return self.messages.gettext(sentence)

    def count(self, sentence: tuple[str, str], count: int, **blanks: object) -> str:
        """Translate a sentence for one and for several by the language's rule, and fill it."""
        return self.messages.ngettext(*sentence, count).format(count=count, **blanks)

    def why(self, error: OSError) -> str:
        """Say why the system refuses a file, in the session's language where that is known."""
        return self.say(error.strerror or "") or type(error).__name__

    def print(self, text: str, *, error: bool = False) -> None:
        """Write a line for people. With another `--format` the standard output belongs to the problems alone."""
        click.echo(text, err=error or self.is_aside or self.form != "text")

    def options(self, given: Mapping[str, Any]) -> Options:
        """Make the options of a build from those of the command line; speak the site's own language from now on."""
        from cartostory.load.config_file import FILE, read_config_file  # noqa: PLC0415 - YAML: a help goes without

        root = Path(given["site"]).resolve()
        self.form = given.get("form", "text")
        self.language = choose(self.asked, read_config_file(root).language or None, os.environ)
        self.state = root / STATE if (root / FILE).is_file() else None
        return Options(
            root=root,
            output=Path(given.get("output") or root / (PREVIEW if given.get("preview") else "output")).resolve(),
            today=self.today,
            jobs=given.get("jobs") or default_jobs(),
            drafts=bool(given.get("drafts")),
            strict=bool(given.get("strict")),
            keep_going=bool(given.get("keep_going")),
            is_preview=bool(given.get("preview")),
            command=_command(),
            cache=_address(given.get("cache") or ""),
            cache_bytes=int(given.get("cache_gb", 10) * 1_000_000_000),
            cache_days=int(given.get("cache_days", 90)),
            cluster=str(given.get("cluster") or ""),
            waits=WaitingLines(lambda line: self.print(line, error=True), self.messages),
        )

    def report(self, problems: Iterable[Problem], root: Path) -> None:
        """Show problems: for programs on standard output, or as text for people on standard error."""
        found = tuple(problems)
        if not found and self.form != "sarif":
            return
        from cartostory.problems.report import MACHINES, show  # noqa: PLC0415 - a build without problems needs no report

        if self.form in MACHINES and not self.is_aside:
            for line in MACHINES[self.form](found, self.messages):
                click.echo(line)
            return
        show(found, self.messages, line_reader(root), sys.stderr, os.environ)


def _address(given: str) -> str:
    """Give the address of a shared cache: a folder by its whole path."""
    return given if not given or "://" in given else str(Path(given).resolve())


def _command() -> str:
    """Return how this run was called, without its options: they may name people."""
    context = click.get_current_context(silent=True)
    return context.command_path if context else ""


_YES = translatable("yes")
_NO = translatable("no")


def agrees(session: Session, question: str) -> bool:
    """Ask a question that is answered by yes or no; no is what a mere Enter says. Raises `click.Abort` at the end.

    A question to whoever sits before the terminal; without one, nothing is agreed to.
    """
    yes, no = session.say(_YES), session.say(_NO)
    answer = click.prompt(f"{question} [{yes[0]}/{no[0].upper()}]", default="", show_default=False, err=True)
    return str(answer).strip().casefold() in {yes, yes[0], _YES, _YES[0]}


_SORRY = translatable("cartostory has met a fault of its own, and has stopped.")
_REPORT = translatable("Please report it, with this file: {log}")


def crashed(session: Session, fault: Exception) -> None:
    """Say that the program failed, and write down where.

    A fault of the program itself: a short message, a log for those who mend it, never a traceback on the screen.
    """
    log_crash(session, "".join(traceback.format_exception(fault)), session.state or Path.cwd() / STATE)


_PROGRAM = Path(__file__).parent.parent.parent
_ABSOLUTE = re.compile(r"""(?:(?<=^)|(?<=[\s"'(=\[:,]))(?:[A-Za-z]:[\\/]|/)(?:[^\s"'/\\]+[/\\])+""", re.MULTILINE)


def without_folders(trace: str, root: Path) -> str:
    """Give a trace without absolute paths: files of the program and of the site are named from there, others alone."""
    for folder, name in ((_PROGRAM, ""), (root, "site/")):
        trace = trace.replace(f"{folder}{os.sep}", name)
    return _ABSOLUTE.sub("…/", trace)


def log_crash(session: Session, trace: str, state: Path) -> None:
    """Write a log of a fault of ours, and name it.

    It holds the program's own lines, no settings, no content, and nobody's folders: people send it on.
    """
    trace = without_folders(trace, state.parent)
    log = state / "crash.log"
    session.print(session.say(_SORRY), error=True)
    header = f"cartostory {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    try:
        write_whole(log, (header + trace).encode(errors="backslashreplace"))
    except OSError:
        session.print(header + trace, error=True)
        return
    session.print(session.say(_REPORT).format(log=log), error=True)
