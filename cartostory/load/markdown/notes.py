"""The notes of a text: calls without a note would be printed as signs, notes without a call lead back to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.tree import Block
from cartostory.problems.problem import Problem, Span, problem

_CALL = re.compile(r"(?<!\\)\[\^(?P<label>[^\[\]]+)\](?!:)")
_CODE = frozenset({"fence", "code_block"})


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its label, its first line in the source, its lines in the Markdown (`start` to `end`), from 0."""

    label: str
    line: int
    start: int
    end: int


def calls_of_notes(leaves: Iterable[tuple[Block, Leaf]]) -> dict[str, Span]:
    """Return the labels that a text calls, each with the place of its first call."""
    calls: dict[str, Span] = {}
    for block, leaf in leaves:
        for call in () if block.kind in _CODE else _CALL.finditer(leaf.prose):
            calls.setdefault(call["label"], leaf.span(call.start()))
    return calls


def without_uncalled(lines: Sequence[str], notes: Iterable[Note], calls: Iterable[str]) -> list[str]:
    """Return the Markdown with empty lines where a note stands that nothing calls."""
    kept, called = list(lines), set(calls)
    for note in notes:
        if note.label not in called:
            kept[note.start : note.end] = [""] * (note.end - note.start)
    return kept


def note_problems(notes: Sequence[Note], calls: dict[str, Span], text: str, start: Span) -> Iterator[Problem]:
    """Yield what is wrong with the notes of a text that starts at `start`; a call that is set aside is one."""
    labels = {note.label for note in notes}
    for label, span in calls.items():
        if label not in labels:
            yield problem("note-without-text", span, label=label)
    for note in notes:
        if note.label not in calls and not re.search(rf"\[\^{re.escape(note.label)}\](?!:)", text):
            yield problem("note-not-called", Span(start.file, start.line + note.line, 1), label=note.label)
