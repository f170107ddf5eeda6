"""Problems -> what people and programs read: text for a terminal, JSON lines, sentences for the error overlay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem
from cartostory.problems.report.described import Described, describe, ordered
from cartostory.problems.report.excerpt import Excerpt, ReadLine, excerpt
from cartostory.problems.report.machine import as_github, as_sarif
from cartostory.problems.report.terminal import as_json_lines, as_text, counts, show

MACHINES: Mapping[str, Callable[[Iterable[Problem], Messages], Iterable[str]]] = {
    "json": as_json_lines,
    "github": as_github,
    "sarif": lambda problems, messages: (as_sarif(problems, messages),),
}
"""What other programs read, by the name of the format: its lines."""

__all__ = [
    "MACHINES",
    "Described",
    "Excerpt",
    "ReadLine",
    "as_json_lines",
    "as_text",
    "counts",
    "describe",
    "excerpt",
    "ordered",
    "show",
]
