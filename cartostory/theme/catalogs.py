"""The words of a theme: its gettext files (`locale/<language>/*.po`), and the town's own on top."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from babel.messages.pofile import PoFileError, read_po

from cartostory.model.theme import ThemeText
from cartostory.problems.problem import Problem, Span, problem
from cartostory.theme.folder import Folder, ThemeFile

_LINE = re.compile(r" on \d+$")  # Babel counts from 0, and the span says it anyway


def read_catalogs(folders: tuple[Folder, ...]) -> tuple[Mapping[str, tuple[ThemeText, ...]], tuple[Problem, ...]]:
    """Read the words by language, the theme's first, so that the town's own win. A broken file is left out."""
    found: dict[str, tuple[ThemeText, ...]] = {}
    problems: list[Problem] = []
    for folder in reversed(folders):
        for name in folder.names("locale"):
            language, _, rest = name.partition("/")
            if not rest.endswith(".po"):
                continue
            source, wrong = _read(folder, f"locale/{name}")
            problems += wrong
            if not wrong:
                found[language] = (*found.get(language, ()), source)
    return dict(sorted(found.items())), tuple(problems)


def _read(folder: Folder, name: str) -> tuple[ThemeText, tuple[Problem, ...]]:
    source, problems = ThemeFile(folder, name).read_text()
    if problems:
        return source, problems
    try:
        read_po(io.StringIO(source.text), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None)
        span = Span(source.file, line + 1, 1) if isinstance(line, int) else Span(source.file)
        return source, (problem("theme-words-broken", span, reason=_LINE.sub("", str(error))),)
    return source, ()
