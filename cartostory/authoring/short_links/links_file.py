"""The text of `content/links.yaml` -> the same text with links more, or changed; nothing is ever taken out.

What stands there stays as it was written, comments too: the text is sewn at the marks of its YAML nodes, and what
comes out is read again. It must hold every code that it held.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cartostory.authoring import yaml_edit
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.load.short_links import FILE, read_short_links
from cartostory.load.yaml import NULLS
from cartostory.model import ShortLink
from cartostory.model.short_link import Kept
from cartostory.problems.catalogue.entry import translatable

HEADER = translatable(
    "The permanent short links of the site: what its QR codes carry, /q/CODE/.\n"
    "Written by cartostory, kept with the site (commit it). A code is never changed, given to something else or taken\n"
    "out, for it may hang on a wall. “cartostory link --help” adds, moves and retires links."
)
_PLAIN = re.compile(r"[\w./][\w./#-]*")


def with_links(text: str, header: str, links: Iterable[ShortLink]) -> str:
    """Add links at the end. `header` is `HEADER` in the site's language. Raises `CannotEditError`."""
    before = _read(text)
    new = tuple(links)
    start = text.rstrip() or textwrap.indent(header, "# ") + "\n"
    after = "\n".join((start, *map(_line, new))) + "\n"
    return _proven(after, (*before, *new))


def with_values(text: str, code: str, values: Mapping[str, str]) -> str:
    """Set keys of one entry. Values are YAML as written. Raises `CannotEditError`, `KeyError` for an unknown code."""
    before = _read(text)
    if code not in {link.code for link in before}:
        raise KeyError(code)
    text = yaml_edit.with_values(text, code, values)
    after = {link.code: link for link in _read(text)}
    others = tuple(after[link.code] if link.code == code else link for link in before)
    return _proven(text, others)


def quoted(text: str) -> str:
    """Write a text as YAML: as it is where that is safe, else in quotes (JSON's are YAML's)."""
    return text if _PLAIN.fullmatch(text) and text not in NULLS else json.dumps(text, ensure_ascii=False)


def _line(link: ShortLink) -> str:
    values = {"to": link.target.name, "name": link.name, "lang": link.language, "event": link.event}
    return f"{link.code}: {{{', '.join(f'{key}: {quoted(value)}' for key, value in values.items() if value)}}}"


def _read(text: str) -> tuple[ShortLink, ...]:
    links, problems = read_short_links(text)
    if problems:
        raise CannotEditError(problems[0].code)
    return links


def _proven(text: str, wanted: Iterable[ShortLink]) -> str:
    """Give the text if it holds these links. Raises `CannotEditError`: better no change than a lost code."""
    if [_plain(link) for link in _read(text)] != [_plain(link) for link in wanted]:
        raise CannotEditError("the change would change something else")
    return text


def _plain(link: ShortLink) -> tuple[object, ...]:
    """Give what a link says, without where it says so."""
    return link.code, link.target.name, link.name, link.language, link.retired, link.event


Say = Callable[[str], str]
Change = Callable[[str], str]


def keep(root: Path, kept: Kept, say: Say) -> None:
    """Write what the site's links lack. Raises `CannotEditError`, `OSError`.

    Changes of the short links -> `content/links.yaml`, whole or not at all. Callers hold the site's lock.
    """

    def change(text: str) -> str:
        for code, target in (kept.moves or {}).items():
            text = with_values(text, code, {"to": quoted(target)})
        for code, sign in (kept.noted or {}).items():
            text = with_values(text, code, {"event": quoted(sign)})
        return with_links(text, say(HEADER), kept.made)

    if not kept.is_empty:
        rewrite(root, change)


def rewrite(root: Path, change: Change) -> None:
    """Change the file's text. Raises `CannotEditError`, `OSError`, and what `change` raises."""
    path = root / FILE
    source = read_source(path)
    text = change(source.text)
    if text != source.text:
        write_source(path, source.with_text(text))
