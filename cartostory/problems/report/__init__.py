"""Problems -> what people and programs read: text for a terminal, JSON lines, sentences for the error overlay."""

from __future__ import annotations

from cartostory.problems.report.described import Described, describe, ordered
from cartostory.problems.report.excerpt import Excerpt, ReadLine, excerpt
from cartostory.problems.report.terminal import as_json_lines, as_text, counts, show

__all__ = [
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
