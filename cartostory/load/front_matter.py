"""A Markdown file with front matter -> its decoded keys and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cartostory.load.markdown.document import Document, read_document
from cartostory.load.markdown_problems import apart_problems, block_problems
from cartostory.load.text import read_text
from cartostory.load.yaml import Written, decode, read
from cartostory.problems.problem import Problem, Span, problem

# A Markdown file -> its front matter (YAML between two `---` lines) and its body, each with its first line.

_FENCE = "---"
_DOTS = "..."
_CLOSING = frozenset({_FENCE, _DOTS})
_SETTING = re.compile(r"\s|#|- |[\w-]+\s?:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two halves of a file. Lines count from 1; `is_closed` is False where the second `---` is missing.

    `dots_line` is the line of three dots below which settings go on up to a `---`, or 0.
    """

    yaml: str
    yaml_line: int
    body: str
    body_line: int
    is_present: bool
    is_closed: bool = True
    dots_line: int = 0


def split(text: str) -> FrontMatter:
    """Split a file at its fences. Without any front matter the whole text is the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter("", 1, text, 1, is_present=False)
    dots = 0
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _DOTS and _go_on(lines[index + 1 :]):
            dots = dots or index + 1
        elif line.rstrip() in _CLOSING:
            return FrontMatter(
                "\n".join(lines[1:index]),
                2,
                "\n".join(lines[index + 1 :]),
                index + 2,
                is_present=True,
                dots_line=dots,
            )
    return FrontMatter("\n".join(lines[1:]), 2, "", len(lines), is_present=True, is_closed=False)


def _go_on(lines: list[str]) -> bool:
    """Tell whether what stands below three dots is nothing but settings, up to a `---`."""
    rest = [line.rstrip() for line in lines]
    settings = [line for line in rest[: rest.index(_FENCE)] if line] if _FENCE in rest else []
    return bool(settings) and all(_SETTING.match(line) for line in settings)


T = TypeVar("T", bound=Written)


@dataclass(frozen=True, slots=True)
class Matter(Generic[T]):
    """What a file holds. `keys` is None where a needed key is missing; `body` is the text below them as written."""

    keys: T | None
    body: str
    document: Document
    problems: tuple[Problem, ...]


def read_matter(root: Path, file: str, schema: type[T]) -> Matter[T]:
    """Read a file of the site that starts with front matter."""
    text, problems = read_text(root, file)
    start = Span(file, 1, 1)
    if text is None:
        return Matter(None, "", read_document("", start), problems)
    parts = split(text)
    if not parts.is_present:
        return Matter(None, parts.body, read_document("", start), (problem("no-front-matter", start),))
    unclosed = () if parts.is_closed else (problem("front-matter-not-closed", start),)
    dots = (problem("yaml-two-parts", Span(file, parts.dots_line, 1)),) if parts.dots_line else ()
    settings = "\n".join("" if line.rstrip() == _DOTS else line for line in parts.yaml.split("\n"))
    document, broken = read(settings if dots else parts.yaml, file, parts.yaml_line)
    keys, wrong = decode(document, schema)
    if broken and not document.entries():
        wrong = ()  # what is missing is missing because the YAML is broken: one problem, not three
    below = read_document(parts.body, Span(file, parts.body_line, 1))
    body = (*below.problems, *block_problems(below), *apart_problems(below))
    return Matter(keys, parts.body, below, (*unclosed, *dots, *broken, *wrong, *body))
