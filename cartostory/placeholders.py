"""The words that stand for a writer's own in a command line (`FILE`, `STORY`), in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from cartostory.catalogue.entry import translatable

_WORD = re.compile(r"[A-Z]{3,}(?: RANGE)?")
_WORDS = frozenset(
    {
        translatable("ARGS"),
        translatable("CHAPTER"),
        translatable("COMMAND"),
        translatable("DIR"),
        translatable("DIRECTORY"),
        translatable("FILE"),
        translatable("FLOAT RANGE"),
        translatable("INTEGER RANGE"),
        translatable("KEY"),
        translatable("LANGUAGE"),
        translatable("LOG"),
        translatable("NAME"),
        translatable("NAMES"),
        translatable("NEW"),
        translatable("OLD"),
        translatable("PATH"),
        translatable("STORY"),
        translatable("TARGET"),
        translatable("TEXT"),
    }
)


def spoken(written: str, say: Callable[[str], str]) -> str:
    """Put the placeholders of a usage line or of an option's name into the reader's language."""
    return _WORD.sub(lambda word: say(word[0]) if word[0] in _WORDS else word[0], written)
