"""The letters of each story, in one entry of the cache: fonts hang on all stories, and most are as they were."""

from __future__ import annotations

import json

from cartostory.build.cache import Cache, key
from cartostory.build.story_digests import digests_of
from cartostory.model import Partnership
from cartostory.theme.fonts.letters import letters_of


class KeptLetters:
    """Letters by story and languages. What this build did not ask for is forgotten when it is saved."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._name = key("letters")
        self._before: dict[str, str] = json.loads((cache.get(self._name) if cache else None) or b"{}")
        self._now: dict[str, str] = {}

    def of(self, partnership: Partnership, languages: tuple[str, ...]) -> str:
        """Give the letters that pages in these languages may show of a story."""
        name = f"{digests_of(partnership).own} {' '.join(languages)}"
        if name not in self._now:
            known = self._before.get(name)
            self._now[name] = letters_of(partnership, languages) if known is None else known
        return self._now[name]

    def save(self) -> None:
        """Keep what was asked for."""
        if self._cache and self._now != self._before:
            self._cache.put(self._name, json.dumps(self._now, ensure_ascii=False).encode())
