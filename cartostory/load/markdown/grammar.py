"""CommonMark with what this program's writers have besides: rules of markdown-it for blocks, notes, boxes and terms.

Only blocks are read here; Python-Markdown, which renders, has the same ones (`render/markdown.py`).
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

BARS = re.compile(r"^(?P<bars>/{3,}) *(?:(?P<name>[\w-]+) *(?:\|.*)?)?$")
NOTE = re.compile(r"^\[\^(?P<label>[^\]]+)\]:[ ]*")
TERM = re.compile(r"^:[ ]{1,3}(?=\S)")
BOX = re.compile(r'^(?P<mark>!!!|\?\?\?\+?|={3}) ?(?P<kind>[\w-]+(?: +[\w-]+)*)?(?: *"(?P<title>.*)")?[ ]*$')
ALERT = re.compile(r"^\[!(?P<kind>[a-zA-Z][\w-]*)\](?P<fold>[+-])?[ ]*(?P<title>.*)$")
"""The first line of a quotation that GitHub and Obsidian show as a box."""
DEFINITION = re.compile(
    r"^\[(?P<label>(?!\^)[^\[\]]+)\]:(?:[ ]*|[ ]*\n[ ]*(?=<|\S*[./#]))(?:<(?P<angle>[^<>\n]*)>|(?P<bare>\S+))"
    r"(?:(?:[ ]+|[ ]*\n[ ]*)"
    r"(?:\"(?P<double>.*)\"|'(?P<single>.*)'|[“„«] ?(?P<word>.*?) ?[”“»]|\((?P<round>.*)\)))?[ ]*$"
)
"""Target and title may each stand on a line of their own; a word alone below a label is text, and no target."""
_DEFINITION_LINES = 3
SHORTENING = re.compile(r"^\*\[[^\[\]]+\] ?:")

BARS_TYPE, DEFINITION_TYPE, SHORTENING_TYPE = "bars", "definition", "shortening"
NOTE_TYPE, TERM_TYPE, BOX_TYPE = "note", "term", "box"
INDENT = 4
"""How far the text of a note, of a box and of a term's explanation is indented."""

_ENDS_ALL: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_ENDS_TEXT: RuleOptionsType = {"alt": ["paragraph", "reference"]}


@cache
def parser() -> MarkdownIt:
    """Return the parser of blocks."""
    md = MarkdownIt("commonmark").enable(["table"])
    md.core.ruler.enableOnly(["normalize", "block"])
    block = md.block.ruler
    block.before("fence", BARS_TYPE, _line_rule(BARS, BARS_TYPE), _ENDS_ALL)
    block.before("fence", BOX_TYPE, _container_rule(BOX, BOX_TYPE, is_lazy=False), _ENDS_ALL)
    block.before("reference", NOTE_TYPE, _container_rule(NOTE, NOTE_TYPE, is_lazy=True), _ENDS_TEXT)
    block.before("reference", TERM_TYPE, _container_rule(TERM, TERM_TYPE, is_lazy=True), _ENDS_TEXT)
    block.before("list", SHORTENING_TYPE, _line_rule(SHORTENING, SHORTENING_TYPE), _ENDS_TEXT)
    block.at("reference", _definition_rule, _ENDS_TEXT)
    return md


def _written(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _line_rule(pattern: re.Pattern[str], kind: str) -> RuleFuncBlockType:
    """Return the rule of a block that is one line."""

    def rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        if state.is_code_block(start) or not pattern.match(_written(state, start).rstrip()):
            return False
        if not silent:
            state.line = start + 1
            state.push(kind, "", 0).map = [start, state.line]
        return True

    return rule


def _definition_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - same
    """Read what a label stands for: as many lines as belong to it."""
    if state.is_code_block(start):
        return False
    inside = next((line for line in range(start + 1, end) if state.sCount[line] < state.blkIndent), end)
    for last in range(min(start + _DEFINITION_LINES, inside), start, -1):
        written = [_written(state, line).rstrip() for line in range(start, last)]
        if all(written) and DEFINITION.match("\n".join(written)):
            break
    else:
        return False
    if not silent:
        state.line = last
        state.push(DEFINITION_TYPE, "", 0).map = [start, last]
    return True


def _container_rule(pattern: re.Pattern[str], kind: str, *, is_lazy: bool) -> RuleFuncBlockType:
    """Return the rule of a block whose first line is a mark and whose text is indented; lazy text may hang back."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        mark = None if state.is_code_block(start) else pattern.match(_written(state, start))
        if not mark:
            return False
        if not silent:
            _open(state, start, end, kind, mark.end(), is_lazy=is_lazy)
        return True

    return rule


def _open(state: StateBlock, start: int, end: int, kind: str, width: int, *, is_lazy: bool) -> None:
    """Read the text of a container whose mark is `width` characters wide."""
    kept = (state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType, state.lineMax)
    token = state.push(f"{kind}_open", "", 1)
    state.bMarks[start] += state.tShift[start] + width
    state.tShift[start] = 0
    state.blkIndent += INDENT
    state.sCount[start] = state.blkIndent
    state.parentType = "reference"
    if not is_lazy:
        state.lineMax = _last(state, start, end)
    state.md.block.tokenize(state, start, state.lineMax)
    token.map = [start, state.line]
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType, state.lineMax = kept
    state.blkIndent -= INDENT
    state.push(f"{kind}_close", "", -1)


def _last(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind the last one that is indented as far as a container's text."""
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    return line
