"""One run of the program: in which language it speaks, and how problems are shown."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from cartostory.commands.source_lines import line_reader
from cartostory.messages import Messages, choose
from cartostory.pipeline import STATE, Options
from cartostory.problem import Problem
from cartostory.workers import default_jobs

_LANGUAGE = re.compile(r"^language:\s*['\"]?([A-Za-z-]+)", re.MULTILINE)


@dataclass(slots=True)
class Session:
    """What a run knows of itself. `asked` is the language of `--lang`, if any; `form` that of problems.

    `state` is the folder for a log, once the site is known. `given_day` is the day of `--today`, if any.
    """

    language: str
    asked: str | None = None
    form: str = "text"
    state: Path | None = None
    given_day: date | None = None

    @property
    def today(self) -> date:
        """Return the day that was given; without one, that of the clock at this moment, where the writer is.

        The program looks at the clock nowhere else: a consent ends with the day where the town is.
        """
        return self.given_day or date.today()  # noqa: DTZ011 - no zone: the writer's own day

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
        """Write a line for people. With `--format json` the standard output belongs to the problems alone."""
        click.echo(text, err=error or self.form == "json")

    def options(self, given: Mapping[str, Any]) -> Options:
        """Make the options of a build from those of the command line; speak the site's own language from now on."""
        root = Path(given["site"]).resolve()
        self.form = given.get("form", "text")
        self.language = choose(self.asked, _site_language(root), os.environ)
        self.state = root / STATE if (root / "config.yaml").is_file() else None
        return Options(
            root=root,
            output=Path(given.get("output") or root / "output").resolve(),
            today=self.today,
            jobs=given.get("jobs") or default_jobs(),
            drafts=bool(given.get("drafts")),
            strict=bool(given.get("strict")),
            keep_going=bool(given.get("keep_going")),
        )

    def report(self, problems: Iterable[Problem], root: Path) -> None:
        """Show problems: JSON lines on standard output, or text for people on standard error."""
        found = tuple(problems)
        if not found:
            return
        from cartostory.report import as_json_lines, show  # noqa: PLC0415 - a build without problems needs no report

        if self.form == "json":
            for line in as_json_lines(found, self.messages):
                click.echo(line)
            return
        show(found, self.messages, line_reader(root), sys.stderr, os.environ)


def _site_language(root: Path) -> str | None:
    """Find `language:` in config.yaml without decoding it: what is wrong there is yet to be said, in that language."""
    try:
        text = (root / "config.yaml").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
    found = _LANGUAGE.search(text)
    return found[1] if found else None
