"""The tree of a text -> Markdown for Python-Markdown: empty lines between blocks, lists four spaces deep.

Python-Markdown reads a dialect older than CommonMark: a list or a table needs an empty line above it, a list inside of
a list four spaces, a fence the left margin. What CommonMark reads is written here in that dialect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cartostory.load.markdown.calls import definition_of
from cartostory.load.markdown.grammar import (
    ALERT,
    BARS,
    BARS_TYPE,
    BOX,
    BOX_TYPE,
    DEFINITION,
    DEFINITION_TYPE,
    INDENT,
    NOTE,
    NOTE_TYPE,
    TERM,
    TERM_TYPE,
)
from cartostory.load.markdown.html_frames import with_markdown_inside
from cartostory.load.markdown.inline import (
    ATTRIBUTE_LIST,
    html_lines,
    is_picture_line,
    line_of,
    lines_of,
    with_task_box,
)
from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.notes import Note
from cartostory.load.markdown.source import Line
from cartostory.load.markdown.tree import LISTS, Block, needs_room
from cartostory.load.markdown.writer import Frame, Writer, closings
from cartostory.problems.problem import Span

_ITEM = re.compile(r" *(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<gap> *)(?P<text>.*)$")
_QUOTE = re.compile(r" *> ?")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]*")
_CHAPTERS = frozenset({"#", "##", "-", "="})
_INFO = re.compile(r"[\w+#.-]+")
_FRAMES = frozenset({"figure", "gallery", "pair", "compare", "portrait", "audio", "video"})
_MOST_GAP = 4  # spaces behind a mark; more of them are code
_STANDS_APART = "<!-- -->"
"""Between two lists that follow each other: Python-Markdown would make one of them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading outside of all other blocks: its line in the source and in the Markdown, from 0, level and text.

    `is_underlined`: a line of dashes below makes it one, instead of hashes before.
    """

    line: int
    place: int
    level: int
    leaf: Leaf
    is_underlined: bool = False


class Emitter(Writer):
    """Writes a tree. `headings`, `notes` and `leaves` are what it met on its way, `lines` what it wrote."""

    def __init__(self, source: Sequence[Line], start: Span) -> None:
        """Begin with nothing written; `start` is the span of the source's first line."""
        super().__init__(source, start)
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self._bars: list[str] = []
        self._following: Sequence[Block] = ()

    def blocks(self, blocks: Sequence[Block], parent: Block | None = None) -> None:
        """Write the blocks of a container, or of the whole text."""
        above: Block | None = None
        for number, block in enumerate(blocks):
            self._following = blocks[number + 1 :]
            if above and (self.is_apart(above, block) or needs_room(above, block, parent)):
                self.blank()
            if above and above.kind == block.kind and block.kind in LISTS:
                self.write(_STANDS_APART)
                self.blank()
            _WRITERS.get(block.kind, Emitter.verbatim)(self, block)
            above = block

    def verbatim(self, block: Block) -> None:
        """Write a block's lines as they stand."""
        self.note_leaf(block)
        for index in self.range_of(block):
            self.write(self.rest(index))

    def html(self, block: Block) -> None:
        """Write a piece of HTML."""
        following = [self._html_of(one) for one in self._until_chapter()]
        text = with_markdown_inside("\n".join(html_lines(self.note_leaf(block))), following)
        for line in text.split("\n"):
            self.write(line)

    def _until_chapter(self) -> Sequence[Block]:
        """Return the blocks behind the one that is written, up to the next chapter."""
        marks = [index for index, one in enumerate(self._following) if one.kind == "heading" and one.mark in _CHAPTERS]
        return self._following[: marks[0]] if marks else self._following

    def _html_of(self, block: Block) -> str | None:
        is_html = block.kind == "html_block"
        return "\n".join(self.rest(index) for index in range(block.start, block.end)) if is_html else None

    def paragraph(self, block: Block) -> None:
        """Write running text; pictures that stand on lines of their own get a paragraph of their own."""
        lines = lines_of(self.note_leaf(block))
        is_item = bool(self.frames) and not self.frames[-1].is_begun
        lines[0] = with_task_box(lines[0]) if is_item else lines[0]
        above: bool | None = None
        for line in lines:
            is_picture = bool(above) if ATTRIBUTE_LIST.fullmatch(line.strip()) else is_picture_line(line)
            if above is not None and is_picture != above and not self._is_in_frame():
                self.blank()
            self.write(line)
            above = is_picture

    def heading(self, block: Block) -> None:
        """Write a heading on one line, with hashes."""
        first = block.start
        if block.mark.startswith("#"):
            match = _HEADING.match(self.rest(first))
            self.at[first] += match.end() if match else 0
            level, end = len(block.mark), block.end
        else:
            level, end = (1 if block.mark == "=" else 2), block.end - 1
        leaf = self.note_leaf(Block(block.kind, first, end))
        if not self.frames:
            is_underlined = end < block.end
            self.headings.append(Heading(self.source[first].number, len(self.lines), level, leaf, is_underlined))
        self.write(f"{'#' * level} {line_of(leaf)}")

    def rule(self, _block: Block) -> None:
        """Write a rule."""
        self.write("* * *")

    def table(self, block: Block) -> None:
        """Write a table, row by row."""
        leaf = self.note_leaf(block)
        for line, at in leaf.pieces:
            self.write(line_of(Leaf([(line, at)], self.start)))

    def fence(self, block: Block) -> None:
        """Write a fence; inside of other blocks it is code by indentation, the only one that they can hold."""
        self.note_leaf(block)
        code = self._code(block)
        if self.frames:
            self._indented(code)
            return
        longest = max((len(run) for line in code for run in re.findall(r"`+", line)), default=0)
        language = _INFO.match(block.info.strip())
        mark = "`" * max(3, longest + 1)
        for line in (mark + (language[0] if language else ""), *code, mark):
            self.write(line)

    def code_block(self, block: Block) -> None:
        """Write code by indentation."""
        self._indented([self.rest(index)[INDENT:] for index in self.range_of(block)])

    def listed(self, block: Block) -> None:
        """Write a list, every item's text four columns in."""
        place = len(self.lines)
        for number, item in enumerate(block.children):
            if number and (self.is_blank(item.start - 1) or "" in (line.strip(" >") for line in self.lines[place:])):
                self.blank()  # behind an item of several blocks, the renderer would take the next one for a part of it
            place = len(self.lines)
            match = _ITEM.match(self.rest(item.start))
            if match is None:  # a mark that no rule of CommonMark makes an item of
                self.verbatim(item)
                continue
            gap = len(match["gap"]) if match["text"] and len(match["gap"]) <= _MOST_GAP else 1
            self.consume(item, match.end("mark") + gap, match.end("mark") + gap)
            mark = f"{match['number']}." if match["number"] else "-"
            self._inside(item, Frame(mark.ljust(INDENT - 1) + " ", " " * INDENT))

    def quote(self, block: Block) -> None:
        """Write a quotation."""
        for index in range(block.start, block.end):
            match = _QUOTE.match(self.rest(index))
            self.at[index] += match.end() if match else 0
        alert = ALERT.match(self.rest(block.start).strip())
        if alert:
            self._alert(block, alert)
        else:
            self._inside(block, Frame("> ", "> "))

    def _alert(self, block: Block, alert: re.Match[str]) -> None:
        """Write a quotation whose first line names a kind of box as that box."""
        self.at[block.start] = len(self.source[block.start].text)
        mark = {"-": "???", "+": "???+"}.get(alert["fold"] or "", "!!!")
        self.write(f'{mark} {alert["kind"].lower()} "{alert["title"].replace(chr(34), "&quot;")}"')
        self._inside(block, Frame(" " * INDENT, " " * INDENT))

    def note(self, block: Block) -> None:
        """Write the text of a note."""
        match = NOTE.match(self.rest(block.start).lstrip(" "))
        place = len(self.lines)
        self._hung(block, match[0] if match else "", f"[^{match['label']}]: " if match else "")
        if match:
            self.notes.append(Note(match["label"], self.source[block.start].number, place, len(self.lines)))

    def term(self, block: Block) -> None:
        """Write what explains a term."""
        match = TERM.match(self.rest(block.start).lstrip(" "))
        self._hung(block, match[0] if match else "", ":   ")

    def box(self, block: Block) -> None:
        """Write a box, open or folded; a tab of other programs is its title and its text."""
        written = self.rest(block.start).lstrip(" ")
        match = BOX.match(written)
        if match is None:
            self.verbatim(block)
            return
        self.consume(block, len(written), INDENT)
        if match["mark"] == "===":
            self.write(f"**{match['title'] or ''}**")
            self.blank()
            self.blocks(block.children, block)
            return
        kind = f" {match['kind']}" if match["kind"] else " note"
        self.write(f'{match["mark"]}{kind} "{match["title"] or ""}"')
        self._inside(block, Frame(" " * INDENT, " " * INDENT))

    def definition(self, block: Block) -> None:
        """Write what a label stands for, its title between straight quotes."""
        leaf = self.note_leaf(block)
        pair = definition_of(leaf)
        label = DEFINITION.match(leaf.text.strip(" "))
        if pair is None or label is None:
            self.verbatim(block)
            return
        title = pair[1].title.replace('"', "&quot;")
        target = pair[1].target.name.replace(" ", "%20") or "<>"
        self.write(f"[{label['label']}]: {target}" + (f' "{title}"' if title else ""))

    def bars(self, block: Block) -> None:
        """Write the bars that open or close a block, and remember which one is open."""
        match = BARS.match(self.rest(block.start).strip())
        if match and match["name"]:
            self._bars.append(match["name"].lower())
        elif self._bars:
            self._bars.pop()
        self.verbatim(block)

    def _hung(self, block: Block, mark: str, first: str) -> None:
        lead = len(self.rest(block.start)) - len(self.rest(block.start).lstrip(" "))
        self.consume(block, lead + len(mark), INDENT)
        self._inside(block, Frame(first, " " * INDENT))

    def _inside(self, block: Block, frame: Frame) -> None:
        self.frames.append(frame)
        if not block.children or block.children[0].kind in ("fence", "code_block", "table", "hr"):
            self.write("")
        self.blocks(block.children, block)
        self.frames.pop()

    def _indented(self, code: Sequence[str]) -> None:
        for line in code:
            self.write(" " * INDENT + line if line.strip() else "")

    def _code(self, block: Block) -> list[str]:
        """Return what stands between the marks of a fence."""
        opening = self.rest(block.start)
        lead = len(opening) - len(opening.lstrip(" "))
        is_closed = block.end - 1 > block.start and self.rest(block.end - 1).strip() in closings(block.mark)
        inner = (self.rest(index) for index in range(block.start + 1, block.end - is_closed))
        return [line[min(len(line) - len(line.lstrip(" ")), lead) :] for line in inner]

    def _is_in_frame(self) -> bool:
        return any(name in _FRAMES for name in self._bars)


_WRITERS: dict[str, Callable[[Emitter, Block], None]] = {
    "html_block": Emitter.html,
    "paragraph": Emitter.paragraph,
    "heading": Emitter.heading,
    "hr": Emitter.rule,
    "table": Emitter.table,
    "fence": Emitter.fence,
    "code_block": Emitter.code_block,
    "bullet_list": Emitter.listed,
    "ordered_list": Emitter.listed,
    "blockquote": Emitter.quote,
    DEFINITION_TYPE: Emitter.definition,
    NOTE_TYPE: Emitter.note,
    TERM_TYPE: Emitter.term,
    BOX_TYPE: Emitter.box,
    BARS_TYPE: Emitter.bars,
}
