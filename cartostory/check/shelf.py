"""What links and pictures may lead to: the site's own texts, with their anchors, and the partnerships' files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cartostory.check.target import same_letters
from cartostory.check.texts import Text, beside_stories
from cartostory.model import Partnership, Site
from cartostory.nearest import nearest

_BY_BARE_NAME = ("photos", "audio", "layers")  # stories name what lies in these folders without the folder
_LIKENESS_OF_PATHS = 0.8  # paths share their `../` and `/story.md`: more has to be alike than in names
_OWN_ANCHOR = re.compile(r"""\{:?[^{}\n]*#(?P<mark>[\w-]+)|\b(?:id|name)\s*=\s*["'](?P<html>[^"']+)""")


@dataclass(frozen=True)
class Shelf:
    """The files of a site, by path relative to it."""

    site: Site

    @cached_property
    def anchors(self) -> Mapping[str, frozenset[str]]:
        """Give the anchors of every text: those of chapters, and those that writers set themselves."""
        found: dict[str, frozenset[str]] = {}
        for partnership in self.site.partnerships:
            for story in partnership.stories.values():
                chapters = {chapter.id for chapter in story.chapters}
                found[story.span.file] = frozenset(chapters | set(_own_anchors(story.body.text)))
        for one in beside_stories(self.site):
            found[one.span.file] = frozenset(_own_anchors(one.text.text))
        return found

    @cached_property
    def files(self) -> frozenset[str]:
        """Give every file of the partnerships' folders."""
        return frozenset(
            same_letters(f"{partnership.folder}/{file}")
            for partnership in self.site.partnerships
            for file in partnership.files
        )

    def holds(self, path: str, partnership: Partnership | None) -> bool:
        """Tell whether a path leads to a text or a file, in a partnership's own folders by the bare name as well."""
        known = (self.anchors, self.files, self.site.unread)
        return any(one in shelf for one in paths(path, partnership) for shelf in known)

    def nearest(self, path: str, text: Text, *, pictures: bool = False) -> str:
        """Give what was probably meant, as it has to be written in that text; empty where nothing is like it."""
        folder = posixpath.dirname(text.file)
        if not pictures and f"{path}/story.md" in self.anchors:
            return posixpath.relpath(f"{path}/story.md", folder)
        candidates = (one for one in self._candidates(pictures=pictures) if one != text.file)
        names = {_as_written(one, folder, text.partnership): one for one in candidates}
        written = _as_written(path, folder, text.partnership)
        return nearest(written, names, _LIKENESS_OF_PATHS) or _same_file_name(written, names)

    def _candidates(self, *, pictures: bool) -> Iterator[str]:
        yield from sorted(one for one in self.files if not pictures or _is_picture(one))
        if not pictures:
            yield from self.anchors


def paths(path: str, partnership: Partnership | None) -> Iterator[str]:
    """Give the paths that a written path may stand for: itself, and by bare name what lies in the usual folders."""
    yield path
    if partnership and posixpath.dirname(path) == partnership.folder:
        yield from (f"{partnership.folder}/{folder}/{posixpath.basename(path)}" for folder in _BY_BARE_NAME)


def _as_written(path: str, folder: str, partnership: Partnership | None) -> str:
    inside = posixpath.relpath(path, folder)
    first, _, rest = inside.partition("/")
    return rest if partnership and first in _BY_BARE_NAME and rest and "/" not in rest else inside


def _same_file_name(written: str, names: Mapping[str, str]) -> str:
    base = posixpath.basename(written).casefold()
    return next((name for name in names if posixpath.basename(name).casefold() == base), "")


def _is_picture(path: str) -> bool:
    return "/photos/" in path and not path.endswith((".yaml", ".yml"))


def _own_anchors(text: str) -> Iterator[str]:
    yield from (found["mark"] or found["html"] for found in _OWN_ANCHOR.finditer(text))
