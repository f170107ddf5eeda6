"""A Markdown file with front matter -> its decoded keys and its body."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cartostory.load.apart import apart_problems
from cartostory.load.blocks import block_problems
from cartostory.load.front_matter import split
from cartostory.load.markdown.document import Document, read_document
from cartostory.load.text import read_text
from cartostory.problem import Problem, Span, problem
from cartostory.schema import Written, decode, read

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
    document, broken = read(parts.yaml, file, parts.yaml_line)
    keys, wrong = decode(document, schema)
    if broken and not document.entries():
        wrong = ()  # what is missing is missing because the YAML is broken: one problem, not three
    below = read_document(parts.body, Span(file, parts.body_line, 1))
    body = (*below.problems, *block_problems(below), *apart_problems(below))
    return Matter(keys, parts.body, below, (*unclosed, *broken, *wrong, *body))
