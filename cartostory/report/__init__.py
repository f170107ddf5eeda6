"""Problems -> what people and programs read: text for a terminal, JSON lines, sentences for the error overlay."""

from __future__ import annotations

from cartostory.report.count import counts
from cartostory.report.described import Described, describe, ordered
from cartostory.report.excerpt import Excerpt, ReadLine, excerpt
from cartostory.report.json_lines import as_json_lines
from cartostory.report.terminal import as_text, show

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
