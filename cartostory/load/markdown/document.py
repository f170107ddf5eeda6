"""A text in Markdown -> one `Document`, which chapters, links, pictures, notes and the renderer share.

Chapters and links need lines of the source, which Python-Markdown does not keep; it needs a dialect that few people
type. So the text is read once, by markdown-it's rules for blocks, and all else comes from that one reading
(`docs/decisions/0057-one-reading-of-a-text.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartostory.load.markdown.calls import Call, Definition, calls_of, definition_of
from cartostory.load.markdown.comments import without_comments
from cartostory.load.markdown.emit import Emitter, Heading
from cartostory.load.markdown.foreign import bare_tables, dropped_titles, foreign_problems
from cartostory.load.markdown.grammar import DEFINITION_TYPE
from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.notes import calls_of_notes, note_problems, without_uncalled
from cartostory.load.markdown.source import Line, read_lines
from cartostory.load.markdown.tree import Block, read_tree
from cartostory.problems.problem import Problem, Span

_CODE = frozenset({"fence", "code_block"})


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read. `text` is the source without comments, line by line; `markdown` is for the renderer.

    `span` is where the text starts, `headings` are those outside of other blocks, `calls` all links and pictures;
    `targets` is where each label leads, `prose` the lines that are no code, each with its number from 0.
    """

    text: str
    markdown: str
    span: Span
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...]
    targets: dict[str, str]
    prose: tuple[Line, ...]
    problems: tuple[Problem, ...]


def read_document(text: str, span: Span) -> Document:
    """Read a text whose first line stands at `span`; nothing in a comment counts."""
    left, unclosed = without_comments(text, span)
    source = list(read_lines(left))
    emitter = Emitter(source, span)
    emitter.blocks(read_tree(source))
    definitions = dict(_definitions(emitter.leaves))
    calls = calls_of_notes(emitter.leaves)
    of_notes = note_problems(emitter.notes, calls, text, span)
    leaves = emitter.leaves
    of_others = (*dropped_titles(leaves), *bare_tables(leaves), *foreign_problems(leaves))
    return Document(
        text=_whole(left, text.count("\n") + 1),
        markdown="\n".join(without_uncalled(emitter.lines, emitter.notes, calls)),
        span=span,
        headings=tuple(emitter.headings),
        calls=tuple(sorted(_calls(emitter.leaves, definitions), key=lambda call: call.line)),
        targets={label: definition.target.name for label, definition in definitions.items()},
        prose=tuple(_prose(emitter.leaves)),
        problems=(*unclosed, *of_notes, *of_others),
    )


def _whole(left: list[Line], count: int) -> str:
    """Return the lines that are left at their places, empty ones between them."""
    lines = [""] * count
    for line in left:
        lines[line.number] = " " * -line.shift + line.text
    return "\n".join(lines)


def _definitions(leaves: list[tuple[Block, Leaf]]) -> Iterator[tuple[str, Definition]]:
    for block, leaf in reversed(leaves):  # the first definition of a label holds
        pair = definition_of(leaf) if block.kind == DEFINITION_TYPE else None
        if pair:
            yield pair


def _calls(leaves: list[tuple[Block, Leaf]], definitions: dict[str, Definition]) -> Iterator[Call]:
    """Yield what the text calls; a definition is a link, unless pictures alone are called by its label."""
    calls = [call for block, leaf in leaves if block.kind not in _CODE for call in calls_of(leaf, definitions)]
    of_pictures = {call.label for call in calls if call.label}
    yield from calls
    for block, leaf in leaves:
        pair = definition_of(leaf) if block.kind == DEFINITION_TYPE else None
        if pair and pair[0] not in of_pictures:
            yield Call(leaf.number(0), pair[1].target)


def _prose(leaves: list[tuple[Block, Leaf]]) -> Iterator[Line]:
    """Yield the lines of all blocks but code, at their columns, code spans blanked."""
    for block, leaf in leaves:
        if block.kind in _CODE:
            continue
        for (line, at), prose in zip(leaf.pieces, leaf.prose.split("\n"), strict=True):
            yield Line(line.number, " " * at + prose, line.shift)
