"""A text in YAML -> the same text with keys or entries more or less; everything else stays as it was written.

Comments, order, quotes, spaces: registers, lists and front matter are documents that people keep. So the text is cut
and sewn at the marks of its YAML nodes, never written anew, and what comes out is read again: it must say what it said
before, and what was asked, and nothing else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from cartostory.authoring.text_file import CannotEditError
from cartostory.load.yaml import MARK_KEY, NULLS, faults, read

_PLAIN_KEY = re.compile(r"[^\W\d_][\w./ ()’'+-]*[\w)]")  # needs no quotes in YAML, whatever is in it
_BEFORE_PLACE = ("alt", "decorative", "illustration", "author", "licence", "taken", "place")


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry that was taken out: the rest of the register, and the entry's value, with its comments, not indented."""

    rest: str
    value: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry in its text: the nodes, and its lines, counted from 0, the last one excluded."""

    key: yaml.ScalarNode
    value: yaml.Node
    first_line: int
    end_line: int


def with_keys(text: str, name: str, keys: Mapping[str, str]) -> str:
    """Give an entry keys that it does not have. Values are YAML as written. Raises `CannotEditError`."""
    before = _meaning(text)
    entry = _find(text, name)
    after, missing = _filled(text, entry.value, keys)
    if missing:
        after = _with_lines(after, _find(after, name), missing)
    return _proven(after, _with_written(before, entry, keys))


def _with_written(before: Mapping[str, object], entry: _Entry, keys: Mapping[str, str]) -> Mapping[str, object]:
    """Give what a text says once an entry has keys with values as written."""
    written = {key: _scalar(value) for key, value in keys.items()}
    own = before.get(entry.key.value, {})
    said = {**(own if isinstance(own, dict) else {}), **written}
    return {**before, entry.key.value: {key: value for key, value in said.items() if value is not None}}


def with_values(text: str, name: str, values: Mapping[str, str]) -> str:
    """Set keys of an entry, those that it has and those that it lacks. Values are YAML as written.

    Raises `CannotEditError`.
    """
    wanted = _with_written(_meaning(text), _find(text, name), values)
    value, missing = _find(text, name).value, dict(values)
    for key, node in reversed(value.value) if isinstance(value, yaml.MappingNode) else ():
        if key.value in missing and isinstance(node, yaml.ScalarNode) and (node.value or node.style):
            text = f"{text[: node.start_mark.index]}{missing.pop(key.value)}{text[node.end_mark.index :]}"
    return _proven(with_keys(text, name, missing) if missing else text, wanted)


def with_key(text: str, key: str, value: str) -> str:
    """Add a key at the end of a mapping, or set it anew there. Raises `CannotEditError`."""
    before = _meaning(text)
    rest = without_key(text, key)
    return _proven(f"{rest.rstrip()}\n{key}: {value}\n".lstrip("\n"), {**before, key: _scalar(value)})


def without_key(text: str, key: str) -> str:
    """Take a key and its value out, if it is there; the comments around it stay. Raises `CannotEditError`."""
    before = _meaning(text)
    if key not in names(text):
        return text
    entry, lines = _find(text, key), text.split("\n")
    rest = "\n".join(lines[: entry.first_line] + lines[entry.end_line :])
    return _proven(rest, {name: value for name, value in before.items() if name != key})


def without_entry(text: str, name: str) -> Taken:
    """Take an entry out, with the comment above it. Raises `CannotEditError`."""
    before = _meaning(text)
    entry = _find(text, name)
    lines = text.split("\n")
    start = _comment_start(lines, entry)
    rest = lines[:start] + lines[entry.end_line :]
    while start and start < len(rest) and not rest[start].strip() and not rest[start - 1].strip():
        del rest[start]  # the blank line that stood between it and the next
    kept = {key: value for key, value in before.items() if key != entry.key.value}
    comments = [line.strip() for line in lines[start : entry.first_line]]
    value = "\n".join([*comments, *_value_lines(text, lines, entry)])
    return Taken(_proven("\n".join(rest), kept), value)


def with_entry(text: str, name: str, value: str) -> str:
    """Add an entry at the end; `value` is its YAML, not indented. Raises `CannotEditError`."""
    before = _meaning(text)
    body = value.strip("\n")
    braces = body.startswith("{")
    block = f"{quoted(name)}: {body}" if braces else f"{quoted(name)}:\n{_indented(body)}".rstrip()
    gap = "\n" if text.strip() and not text.endswith("\n\n") else ""
    start = text if not text or text.endswith("\n") else f"{text}\n"
    found = _meaning(f"x:\n{_indented(body)}\n" if body else "x:\n").get("x")
    wanted = {**before, name: found} if found is not None else before
    return _proven(f"{start}{gap}{block}\n", wanted)


def quoted(text: str) -> str:
    """Write a text as YAML: as it is where that is safe, else in quotes (JSON's are YAML's)."""
    return text if _PLAIN_KEY.fullmatch(text) and text not in NULLS else json.dumps(text, ensure_ascii=False)


def names(text: str) -> frozenset[str]:
    """Give the names that a register knows, those without anything below them too. Raises `CannotEditError`."""
    return frozenset(unicodedata.normalize("NFC", key.value) for key, _ in _pairs(text))


def _pairs(text: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise CannotEditError(str(error)) from error
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise CannotEditError("not one entry below the other")
    return list(node.value)


def _find(text: str, name: str) -> _Entry:
    pairs = _pairs(text)
    lines = text.split("\n")
    for index, (key, value) in enumerate(pairs):
        if unicodedata.normalize("NFC", key.value) == unicodedata.normalize("NFC", name):
            end = pairs[index + 1][0].start_mark.line if index + 1 < len(pairs) else len(lines)
            first = key.start_mark.line
            return _Entry(key, value, first, _without_tail(lines, first, end, key.start_mark.column))
    raise CannotEditError(name)


def _without_tail(lines: list[str], first: int, end: int, column: int) -> int:
    """Leave out the blank lines and comments behind an entry that stand at its own column: they are the next one's."""
    while end > first + 1:
        line = lines[end - 1]
        own = line.lstrip()
        if own and not (own.startswith("#") and len(line) - len(own) <= column):
            break
        end -= 1
    return end


def _comment_start(lines: list[str], entry: _Entry) -> int:
    """Give the line of the comment right above an entry; one that begins the file speaks of the whole register."""
    start = entry.first_line
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start or entry.first_line


def _value_lines(text: str, lines: list[str], entry: _Entry) -> Iterator[str]:
    """Give the lines of an entry's value, shifted to the left."""
    if isinstance(entry.value, yaml.MappingNode) and not entry.value.flow_style:
        column = entry.value.start_mark.column
        for line in lines[entry.first_line + 1 : entry.end_line]:
            shift = min(column, len(line) - len(line.lstrip()))
            yield line[shift:]
    else:
        yield text[entry.value.start_mark.index : entry.value.end_mark.index]


def _filled(text: str, value: yaml.Node, keys: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Write values behind keys that stand there empty (`place:`); give what is left."""
    left = dict(keys)
    for key, node in reversed(value.value) if isinstance(value, yaml.MappingNode) else ():
        if key.value in left and isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
            at = node.start_mark.index
            text = f"{text[:at]} {left.pop(key.value)}{text[at:]}"
    return text, left


def _with_lines(text: str, entry: _Entry, keys: Mapping[str, str]) -> str:
    if isinstance(entry.value, yaml.MappingNode) and entry.value.flow_style:
        return _into_braces(text, entry.value, keys)
    lines = text.split("\n")
    indent, at = _where(entry)
    lines[at:at] = [f"{' ' * indent}{key}: {value}" for key, value in keys.items()]
    return "\n".join(lines)


def _where(entry: _Entry) -> tuple[int, int]:
    """Give the column and the line at which a place is written: behind the keys that people write before it."""
    if not isinstance(entry.value, yaml.MappingNode) or not entry.value.value:
        return entry.key.start_mark.column + 2, entry.first_line + 1
    children: list[tuple[yaml.Node, yaml.Node]] = entry.value.value
    behind = [index for index, (key, _) in enumerate(children) if key.value in _BEFORE_PLACE]
    at = behind[-1] + 1 if behind else 0
    column = children[0][0].start_mark.column
    if at == len(children):
        return column, entry.end_line
    return column, _end_line(children[at - 1][1]) if at else children[0][0].start_mark.line


def _end_line(node: yaml.Node) -> int:
    """Give the line behind a value. What ends at a line's start (a block of text) ended on the line before."""
    mark = node.end_mark
    return int(mark.line) if mark.column == 0 else int(mark.line) + 1


def _into_braces(text: str, node: yaml.MappingNode, keys: Mapping[str, str]) -> str:
    added = ", ".join(f"{key}: {value}" for key, value in keys.items())
    if not node.value:
        at = node.start_mark.index + 1
        return f"{text[:at]}{added}{text[at:]}"
    at = node.value[-1][1].end_mark.index
    return f"{text[:at]}, {added}{text[at:]}"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line.strip() else "" for line in text.split("\n"))


def _meaning(text: str) -> dict[str, object]:
    """Give what a register says, without the places where it says so. Raises `CannotEditError` where it is broken."""
    document, problems = read(text, "")
    for fault in faults(problems):
        raise CannotEditError(fault.code)
    return {key: _unmarked(document.data[key]) for key in document.entries()}


def _unmarked(value: object) -> object:
    if isinstance(value, dict):
        return {key: _unmarked(inner) for key, inner in value.items() if key != MARK_KEY}
    return [_unmarked(inner) for inner in value] if isinstance(value, list) else value


def _scalar(written: str) -> object:
    return _meaning(f"x: {written}").get("x")


def _proven(text: str, wanted: Mapping[str, object]) -> str:
    """Give the text if it says what is wanted. Raises `CannotEditError`: better no change than a wrong one."""
    if _meaning(text) != wanted:
        raise CannotEditError("the change would change something else")
    return text


# Nodes of YAML -> what stands in them, for lists.


def value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Give the value of a key; None where the node is no mapping or has no such key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def text_of(node: yaml.Node | None, key: str) -> str:
    """Give the text of a key; empty where it has none."""
    found = value_of(node, key)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def source_of(text: str, node: yaml.Node) -> str:
    """Give what was written as a value, not indented, with its comments."""
    start, end, lines = node.start_mark, node.end_mark, text.split("\n")
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return text[start.index : end.index]
    first = start.line
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    last = end.line + 1 if lines[end.line : end.line + 1] and end.column > start.column else end.line
    own = lines[first:last]
    return "\n".join(line[min(start.column, len(line) - len(line.lstrip())) :] for line in own).strip("\n")
