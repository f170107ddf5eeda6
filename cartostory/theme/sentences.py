"""The sentences of a theme: which languages stand in for which, and what a language has not translated."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from cartostory.model.theme import ThemeText

SOURCE = "en"
"""The language that templates are written in; it needs no catalog."""

_NEIGHBOURS: Mapping[str, str] = {"bm": "fr"}
"""Whoever reads Bambara learned to read in French, Mali's language of schools: it stands in, not English."""


def stand_ins(language: str, first: str = SOURCE) -> tuple[str, ...]:
    """List the tags whose catalogs serve a language, the nearest first; `first` is the site's own language.

    `fr-x-falc` is served by `fr`; one that has no words by those of the site's first language. English is its own end.
    """
    found: dict[str, None] = {}
    base = _base(language)
    for tag in (language, base, _NEIGHBOURS.get(base, ""), first, _base(first)):
        if SOURCE in map(_base, found):
            break
        if tag:
            found[tag] = None
    return tuple(found)


def untranslated(language: str, catalogs: Mapping[str, tuple[ThemeText, ...]]) -> tuple[str, ...]:
    """Give the sentences that a language lacks, in the order of the catalogs; those of `fr` serve `fr-x-falc`."""
    if _base(language) == SOURCE:
        return ()
    own = (message for tag in (language, _base(language)) for message in _messages(catalogs.get(tag, ())))
    done = {_singular(message) for message in own if _is_translated(message)}
    return tuple(one for one in sentences(catalogs) if one not in done)


def sentences(catalogs: Mapping[str, tuple[ThemeText, ...]]) -> tuple[str, ...]:
    """Give every sentence that any language of the theme translates, each once."""
    return tuple(dict.fromkeys(_singular(one) for sources in catalogs.values() for one in _messages(sources)))


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _messages(sources: tuple[ThemeText, ...]) -> Iterator[Message]:
    return (message for source in sources for message in _read(source) if message.id)


@lru_cache(maxsize=64)
def _read(source: ThemeText) -> tuple[Message, ...]:
    return tuple(read_po(io.StringIO(source.text)))


def _singular(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def _is_translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(forms) and not message.fuzzy
