"""What links and pictures may lead to: the site's own texts, with their anchors, and the partnerships' files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cartostory.model import EVENTS, PAGES, WALL, Partnership, Site
from cartostory.model.attachment import is_document
from cartostory.model.reference import PHOTOS, Target, Where, same_letters
from cartostory.model.spelling import nearest
from cartostory.model.texts import SiteText, beside_stories

_BESIDE = frozenset({EVENTS, WALL, PAGES})
_LIKENESS_OF_PATHS = 0.8  # paths share their `../` and `/story.md`: more has to be alike than in names
_OWN_ANCHOR = re.compile(r"""\{:?[^{}\n]*#(?P<mark>[\w-]+)|\b(?:id|name)\s*=\s*["'](?P<html>[^"']+)""")
_OF_NO_FILE = ("", "programme", "mur", "feed.xml", "index.html")  # addresses that no file of the writer's stands for


@dataclass(frozen=True)
class SiteFiles:
    """The files of a site, by path relative to it."""

    site: Site

    @cached_property
    def anchors(self) -> Mapping[str, frozenset[str]]:
        """Give the anchors of every text: those of chapters, and those that writers set themselves."""
        found: dict[str, frozenset[str]] = {}
        for partnership in self.site.partnerships:
            for story in partnership.stories.values():
                chapters = {chapter.id for chapter in story.chapters}
                found[same_letters(story.span.file)] = frozenset(chapters | set(_own_anchors(story.body.text)))
        for one in beside_stories(self.site):
            found[same_letters(one.span.file)] = frozenset(_own_anchors(one.text.text))
        return found

    @cached_property
    def files(self) -> frozenset[str]:
        """Give every file of the partnerships' folders."""
        return frozenset(
            same_letters(f"{shelf.folder}/{file}") for shelf in self.site.shelves for file in shelf.media.files
        )

    @cached_property
    def pictures(self) -> frozenset[str]:
        """Give every picture: what lies in the folders `photos/`, but the registers; and what was withdrawn there."""
        photos = {f"{shelf.folder}/{PHOTOS}/" for shelf in self.site.shelves}
        there = (
            file
            for file in self.files
            if posixpath.dirname(file) + "/" in photos and not file.endswith((".yaml", ".yml"))
        )
        return frozenset(there) | self.withdrawn

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Give the pictures that were withdrawn: texts keep calling them, and show a gap."""
        return frozenset(
            same_letters(f"{shelf.folder}/{PHOTOS}/{name}")
            for shelf in self.site.shelves
            for name in shelf.media.withdrawn
        )

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(same_letters(partnership.folder) for partnership in self.site.partnerships)

    @cached_property
    def _words(self) -> frozenset[str]:
        named = (*self.site.partnerships, *beside_stories(self.site))
        return frozenset({*_OF_NO_FILE, *self.site.config.languages, *(one.slug for one in named)})

    def publishes(self, target: Target, partnership: Partnership | None) -> bool:
        """Tell whether a target leads to a text, a story's folder, a picture, a document, or a page from the root."""
        unread = frozenset(map(same_letters, self.site.unread))
        known = (self.anchors, self.pictures, self._folders, self.site.attachments, unread)
        if any(path in shelf for path in paths(target, partnership) for shelf in known):
            return True
        return target.where is Where.ROOT and self._words.issuperset(target.path.split("/"))

    def nearest(self, target: Target, text: SiteText, *, pictures: bool = False) -> str:
        """Give what was probably meant, as it has to be written in that text; empty where nothing is like it."""
        folder = posixpath.dirname(text.file)
        candidates = (one for one in self._candidates(pictures=pictures) if one != text.file)
        names = {_as_written(one, folder): one for one in candidates}
        written = _as_written(next(paths(target, None)), folder)
        return nearest(written, names, _LIKENESS_OF_PATHS) or _same_file_name(written, names)

    def _candidates(self, *, pictures: bool) -> Iterator[str]:
        yield from sorted(self.pictures - self.withdrawn)
        if not pictures:
            yield from sorted(filter(is_document, self.files - self.pictures))
            yield from self.anchors


def paths(target: Target, partnership: Partnership | None) -> Iterator[str]:
    """Give the paths that a target may stand for; pictures by bare name in the folder of the story, or of the texts."""
    yield from target.paths
    folder, name = posixpath.split(target.path)
    if folder in _BESIDE or (partnership and folder == partnership.folder):
        yield f"{folder}/{PHOTOS}/{name}"


def _as_written(path: str, folder: str) -> str:
    inside = posixpath.relpath(path, folder)
    first, _, rest = inside.partition("/")
    return rest if first == PHOTOS and "/" not in rest else inside


def _same_file_name(written: str, names: Mapping[str, str]) -> str:
    base = posixpath.basename(written).casefold()
    return next((name for name in names if posixpath.basename(name).casefold() == base != "story.md"), "")


def _own_anchors(text: str) -> Iterator[str]:
    yield from (found["mark"] or found["html"] for found in _OWN_ANCHOR.finditer(text))
