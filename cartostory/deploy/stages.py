"""In which order files take their places on a host, and which of those that left the site stay a while.

No reader may meet a page whose parts are missing: parts come first, pages next, then the lists by which browsers keep
whole stories, which name every file by its hash; the service worker last.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import PurePosixPath

_PAGES = frozenset({".html", ".xml", ".txt", ".htaccess", ".conf"})
_LISTS = frozenset({"keep.json", "sw.js"})
_STAYING = frozenset({".css", ".js", ".mjs", ".wasm", ".woff2", ".svg", ".json", ".pmtiles", ".br", ".gz"})
_PACKED = frozenset({".br", ".gz"})
_PEOPLE = ("photos/", "voices/")


class Stage(IntEnum):
    """When a file takes its place; a stage begins when the one before is complete."""

    PARTS = 0
    PAGES = 1
    LISTS = 2


def stage_of(path: str) -> Stage:
    """Tell when a file takes its place; what is packed goes with what it packs."""
    plain = PurePosixPath(path)
    plain = plain.with_suffix("") if plain.suffix in _PACKED else plain
    if plain.name in _LISTS:
        return Stage.LISTS
    is_page = plain.suffix in _PAGES or plain.name in {".htaccess", "Caddyfile", "_redirects"}
    return Stage.PAGES if is_page else Stage.PARTS


def may_stay(path: str) -> bool:
    """Tell whether a file that left the site may stay for pages that are open.

    Photographs and voices never stay: whoever takes one away may have been asked to, and the program cannot know.
    Pages and papers do not either, since they carry pictures and words with them.
    """
    if path.startswith(_PEOPLE) or stage_of(path) is not Stage.PARTS:
        return False
    return PurePosixPath(path).suffix in _STAYING
