"""What was loaded of folders, in the cache: frozen values of the model, and nothing else, come out of it again."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from cartostory.build.cache import Cache, key
from cartostory.build.story_digests import StoryDigests, digests_of, remember
from cartostory.build.trusted_pickle import TrustedUnpickler
from cartostory.load.folder_state import Loaded, LoadedFolders, LoadedLinks


class _Reader(TrustedUnpickler):
    """Reads values of the model."""

    trusted = ("cartostory.model.", "cartostory.problems.problem", "cartostory.geo.point", "cartostory.geo.bounds")


@dataclass(frozen=True, slots=True)
class CachedFolders:
    """The folders of a site that the cache knows."""

    cache: Cache

    def get(self, state: str) -> Loaded | None:
        """Give what was loaded of a folder in this state."""
        kept = self._read(key("folder", state))
        if kept is None:
            return None
        loaded, own, face = kept
        if loaded[0] is not None:
            remember(loaded[0], StoryDigests(own, face))
        return cast("Loaded", loaded)

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded, with its digests."""
        named = digests_of(loaded[0]) if loaded[0] is not None else StoryDigests("", "")
        self.cache.put(key("folder", state), pickle.dumps((loaded, named.own, named.face), protocol=5))

    def links(self, text: str) -> LoadedLinks | None:
        """Give the short links that were read from this text."""
        return cast("LoadedLinks | None", self._read(key("links", text)))

    def put_links(self, text: str, loaded: LoadedLinks) -> None:
        """Keep the short links that were read from a text."""
        self.cache.put(key("links", text), pickle.dumps(loaded, protocol=5))

    def _read(self, name: str) -> Any:
        kept = self.cache.get(name)
        if kept is None:
            return None
        try:
            return _Reader(io.BytesIO(kept)).load()
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError, EOFError, IndexError):
            return None

    def mark(self, state: str) -> None:
        """Say that what is kept of a folder was used, without reading it."""
        self.cache.mark(key("folder", state))


@dataclass(frozen=True, slots=True)
class FoldersInMemory:
    """What this process loaded of folders, by folder: `serve` keeps the very values."""

    kept: dict[str, tuple[str, Loaded]] = field(default_factory=dict)

    def over(self, folders: CachedFolders, between: Callable[[], None]) -> LoadedFolders:
        """Give these folders with what is in memory first; `between` is called before each."""
        return _InMemory(self.kept, folders, between)


@dataclass(frozen=True, slots=True)
class _InMemory:
    kept: dict[str, tuple[str, Loaded]]
    beyond: CachedFolders
    between: Callable[[], None]

    def get(self, state: str) -> Loaded | None:
        """Give what was loaded of a folder in this state."""
        self.between()
        known = self.kept.get(_folder(state))
        if known and known[0] == state:
            self.beyond.mark(state)
            return known[1]
        found = self.beyond.get(state)
        if found is not None:
            self.kept[_folder(state)] = (state, found)
        return found

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded."""
        self.kept[_folder(state)] = (state, loaded)
        self.beyond.put(state, loaded)

    def links(self, text: str) -> LoadedLinks | None:
        """Give the short links that were read from this text."""
        return self.beyond.links(text)

    def put_links(self, text: str, loaded: LoadedLinks) -> None:
        """Keep the short links that were read from a text."""
        self.beyond.put_links(text, loaded)


def _folder(state: str) -> str:
    return state.partition("\n")[0]
