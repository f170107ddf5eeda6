"""Changes of the short links -> `content/links.yaml`, whole or not at all. Callers hold the site's lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cartostory.load.short_links import FILE
from cartostory.short_links.keep import Kept
from cartostory.short_links.text import HEADER, quoted, with_links, with_values
from cartostory.source import read_source, write_source

Say = Callable[[str], str]
Change = Callable[[str], str]


def keep(root: Path, kept: Kept, say: Say) -> None:
    """Write what the site's links lack. Raises `CannotEditError`, `OSError`."""

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
