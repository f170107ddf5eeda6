"""The pieces of a story’s text: entries of the front matter and chapters, as they are written, found and replaced.

A piece is known by its very text: where it stands as it was brought, nobody has touched it.
"""

from __future__ import annotations

import json
import re

import yaml

from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtLayer, BroughtPlace, Bundle
from cartostory.authoring.importing.escape_markdown import escaped
from cartostory.authoring.text_file import CannotEditError

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"[\w.,:/+-]+")


def text_of(value: str) -> str:
    """Write a text as YAML: JSON’s strings are YAML’s."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def layer_block(layer: BroughtLayer, file: str) -> str:
    """Write a layer’s entry; what its source and licence are, a person fills in where the file did not say it."""
    lines = [f"  {layer.key}:", f"    file: {file}", f"    label: {text_of(layer.label)}"]
    lines += [
        f"    {key}: {text_of(value)}" for key, value in (("colour", layer.colour), ("symbol", layer.symbol)) if value
    ]
    lines += [f"    source: {text_of(layer.source)}", f"    licence: {text_of(layer.licence)}"]
    if layer.date:
        lines.append(f"    date: {layer.date}")
    if layer.label_property:
        lines.append(f"    label_property: {text_of(layer.label_property)}")
    if layer.popup:
        lines += ["    popup:", *(f"      {text_of(name)}: {text_of(label)}" for name, label in layer.popup)]
    if layer.ramp:
        lines += ["    ramp:", f"      property: {text_of(layer.ramp)}"]
    return "\n".join(lines)


def place_block(place: BroughtPlace) -> str:
    """Write a place’s entry."""
    return f"  {place.key}: {{name: {text_of(place.name)}, lat: {place.lat:.6g}, lon: {place.lon:.6g}}}"


def chapter_block(chapter: BroughtChapter) -> str:
    """Write a chapter: its heading with what the map shows, and its text."""
    attributes = " ".join(f"{key}={_attribute(value)}" for key, value in chapter.attributes if value)
    heading = f"## {escaped(' '.join(chapter.title.split()))}" + (f" {{: {attributes} }}" if attributes else "")
    return f"{heading}\n\n{chapter.text}".rstrip()


def _attribute(value: str) -> str:
    return value if _WORD.fullmatch(value) and "/" not in value else f'"{value}"'


def story_text(bundle: Bundle, layers: list[str], places: list[str], chapters: list[str]) -> str:
    """Write a new story, a draft."""
    matter = [f"title: {text_of(bundle.title)}", f"summary: {text_of(bundle.summary)}", "draft: true"]
    if places:
        matter += ["places:", *places]
    if layers:
        matter += ["layers:", *layers]
    front = "\n".join(matter)
    body = "\n\n".join(filter(None, (bundle.lead, *chapters)))
    return f"---\n{front}\n---\n\n{body}\n"


def parts_of(text: str) -> tuple[str, str, str]:
    """Cut a story into what opens its front matter, the front matter, and the rest. Raises `CannotEditError`."""
    fences = list(_FENCE.finditer(text))
    if len(fences) < 2 or text[: fences[0].start()].strip():  # noqa: PLR2004 - one above, one below
        raise CannotEditError("front matter")
    begins, ends = fences[0].end() + 1, fences[1].start()
    return text[:begins], text[begins:ends], text[ends:]


def with_entries(matter: str, key: str, entries: list[str]) -> str:
    """Add entries at the end of a mapping of the front matter; make it where it is missing. Raises `CannotEditError`.

    What comes out is read again: it must hold what it held, and the new entries.
    """
    if not entries:
        return matter
    before = _meaning(matter)
    own = before.get(key)
    if own is None:
        rest = _without_empty(matter, key)
        after = f"{rest.rstrip()}\n{key}:\n" + "\n".join(entries) + "\n"
        after = after.lstrip("\n")
    else:
        line, column = _end_of(matter, key)
        lines = matter.split("\n")
        lines[line:line] = [_indented(entry, column) for entry in entries]
        after = "\n".join(lines)
    wanted = {**(own or {}), **_meaning(f"{key}:\n" + "\n".join(entries))[key]}
    if _meaning(after) != {**before, key: wanted}:
        raise CannotEditError(key)
    return after


def names_in(matter: str, key: str) -> set[str]:
    """Give the names in a mapping of the front matter."""
    own = _meaning(matter).get(key)
    return {str(name) for name in own} if isinstance(own, dict) else set()


def flag(matter: str, key: str) -> bool:
    """Tell whether a key of the front matter says yes."""
    return str(_meaning(matter).get(key, "")).strip().casefold() in ("true", "yes", "oui", "vrai", "on", "1")


def _meaning(text: str) -> dict[str, dict[str, object]]:
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings, and nothing else
    except (yaml.YAMLError, RecursionError) as error:
        raise CannotEditError(str(error)) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise CannotEditError("no mapping")
    return {str(key): (value if value != "" else None) for key, value in found.items()}  # type: ignore[misc]


def _without_empty(matter: str, key: str) -> str:
    """Take a key away that stands there with nothing below it."""
    return re.sub(rf"^{key}:[ \t]*(?:#.*)?$\n?", "", matter, flags=re.MULTILINE)


def _end_of(matter: str, key: str) -> tuple[int, int]:
    """Give the line behind a mapping’s last entry, and the column of its entries. Raises `CannotEditError`."""
    node = yaml.compose(matter, Loader=yaml.SafeLoader)
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key and isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
            last = value.value[-1][1].end_mark
            lines = matter.split("\n")
            line = last.line if last.column == 0 else last.line + 1
            while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
                line -= 1
            return line, value.start_mark.column
    raise CannotEditError(key)


def _indented(entry: str, column: int) -> str:
    """Shift an entry, written for two spaces, to the column of its neighbours."""
    return "\n".join(f"{' ' * column}{line[2:]}" for line in entry.split("\n"))
