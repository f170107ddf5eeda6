"""How far a site is translated, as a table for `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cartostory.catalogue.entry import translatable
from cartostory.completeness import Row, interface, rows
from cartostory.ready import Ready

_HEADS = (
    translatable("story"),
    translatable("language"),
    translatable("chapters"),
    translatable("title"),
    translatable("summary"),
    translatable("names"),
    translatable("pictures"),
    translatable("captions"),
)
_INTERFACE = translatable("words of the pages themselves")
_LEFT = 2
"""The columns of words; figures stand to the right."""

Line = tuple[str, ...]


def languages_table(ready: Ready, say: Callable[[str], str]) -> str:
    """Give a line per story and language, then one per language for the theme's own sentences."""
    found = rows(ready.site)
    lines = [tuple(say(head) for head in _HEADS), *_of_stories(found)]
    own = interface(ready.site.config.languages, ready.theme)
    told = (f"{say(_INTERFACE)}: " if say(_INTERFACE) == _INTERFACE else f"{say(_INTERFACE)}\u00a0: ") + ", ".join(
        f"{language} {share}" for language, share in own.items()
    )
    return "\n".join((*aligned(lines), told))


def _of_stories(found: Iterable[Row]) -> Iterator[Line]:
    before = ""
    for row in found:
        slug = "" if row.slug == before else row.slug
        before = row.slug
        shares = (row.chapters, row.title, row.summary, row.names, row.pictures, row.captions)
        yield (slug, row.language, *map(str, shares))


def aligned(lines: Iterable[Line]) -> Iterator[str]:
    """Give lines whose columns stand below each other."""
    every = tuple(lines)
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    for line in every:
        cells = (
            cell.ljust(width) if number < _LEFT else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
