"""The text of the withdrawal list -> the same text with a withdrawal more or less."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from cartostory.authoring.text_file import CannotEditError
from cartostory.authoring.yaml_edit import source_of, text_of, value_of
from cartostory.load.withdrawn import read_list
from cartostory.problems.catalogue.entry import translatable

HEADER = translatable(
    "Withdrawn photographs: no build of the site publishes them again, under another name or in another size either.\n"
    "This file is written by “cartostory photos withdraw” and is kept with the site. It holds no picture."
)
_LOOKS_ON_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Gone:
    """A picture that was withdrawn. `entry` is the YAML of its entry in the register, not indented; may be empty."""

    file: str
    digest: str
    looks: tuple[str, ...] = ()
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """The list without a withdrawal, and the pictures of that withdrawal."""

    rest: str
    pictures: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is written of one withdrawal. `others` are the digests of pictures that look like it and are others."""

    day: date
    reason: str
    pictures: Sequence[Gone]
    others: Sequence[str] = ()


def with_withdrawal(text: str, header: str, made: Withdrawal) -> str:
    """Add a withdrawal at the end of the list. Raises `CannotEditError` where the list is broken.

    `header` is `HEADER` in the language of the site: it begins a new list.
    """
    items = _items(text)
    count = len(items)
    base = text if count else textwrap.indent(header, "# ") + "\n\nwithdrawn:"
    indent = items[0].start_mark.column - 2 if count else 2  # of the dash
    block = textwrap.indent("\n".join(_written(made)), " " * indent)
    return _proven(f"{base.rstrip()}\n{block}\n", count + 1)


def without_withdrawal(text: str, file: str) -> Restored:
    """Take the latest withdrawal of a file off the list. Raises `CannotEditError`; `KeyError` where it is not there."""
    items = _items(text)
    found = [number for number, item in enumerate(items) if file in _files(item)]
    if not found:
        raise KeyError(file)
    number = found[-1]
    lines = text.split("\n")
    start = items[number].start_mark.line
    end = items[number + 1].start_mark.line if number + 1 < len(items) else len(lines)
    pictures = tuple(_gone(text, picture) for picture in _pictures(items[number]))
    rest = "\n".join(lines[:start] + lines[end:]).rstrip() + "\n"
    if len(items) == 1:
        rest = rest.rstrip().removesuffix("withdrawn:") + "withdrawn: []\n"
    return Restored(_proven(rest, len(items) - 1), pictures)


def _written(made: Withdrawal) -> Iterator[str]:
    yield f"- day: {made.day.isoformat()}"
    yield f"  reason: {json.dumps(made.reason, ensure_ascii=False)}"
    if made.others:
        yield f"  others: [{', '.join(made.others)}]"
    yield "  pictures:"
    for picture in made.pictures:
        yield f"    - file: {json.dumps(picture.file, ensure_ascii=False)}"
        yield f"      sha256: {picture.digest}"
        if picture.looks:
            yield "      looks: >-"
            for at in range(0, len(picture.looks), _LOOKS_ON_A_LINE):
                yield f"        {' '.join(picture.looks[at : at + _LOOKS_ON_A_LINE])}"
        yield from _entry(picture.entry.strip("\n"))


def _entry(value: str) -> Iterator[str]:
    if value.startswith("{"):
        yield f"      entry: {value}"
    elif value:
        yield "      entry:"
        yield from (f"        {line}" if line.strip() else "" for line in value.split("\n"))


def _items(text: str) -> list[yaml.MappingNode]:
    """Give the nodes of the withdrawals. Raises `CannotEditError`."""
    if text.strip() and read_list(text)[0] is None:
        raise CannotEditError("withdrawn.yaml")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return []
    listed = value_of(root, "withdrawn")
    if not isinstance(listed, yaml.SequenceNode) or (listed.flow_style and listed.value):
        return [] if listed is None or not listed.value else _refused()
    return list(listed.value)


def _refused() -> list[yaml.MappingNode]:
    raise CannotEditError("withdrawn.yaml")


def _pictures(item: yaml.Node) -> list[yaml.Node]:
    listed = value_of(item, "pictures")
    return list(listed.value) if isinstance(listed, yaml.SequenceNode) else []


def _files(item: yaml.Node) -> list[str]:
    return [unicodedata.normalize("NFC", text_of(picture, "file")) for picture in _pictures(item)]


def _gone(text: str, picture: yaml.Node) -> Gone:
    entry = value_of(picture, "entry")
    written = "" if entry is None else source_of(text, entry)
    return Gone(text_of(picture, "file"), text_of(picture, "sha256"), tuple(text_of(picture, "looks").split()), written)


def _proven(text: str, count: int) -> str:
    """Give the text if it holds so many withdrawals. Raises `CannotEditError`."""
    found, _ = read_list(text)
    if found is None or len(found.withdrawn) != count:
        raise CannotEditError("withdrawn.yaml")
    return text
