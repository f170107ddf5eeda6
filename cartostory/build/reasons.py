"""Why something is made anew: what a site was made of the last time, part by part, beside what it is made of now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from cartostory.build.cache import program
from cartostory.build.story_digests import digests_of, story_digests
from cartostory.media.atomic_write import write_whole
from cartostory.model import Partnership, Site
from cartostory.model.canonical import digest
from cartostory.model.prepared import PreparedSite
from cartostory.model.theme import Theme
from cartostory.render.narrow import links_by_story

Parts = Mapping[str, str]
"""Digests by what they are of: `theme:templates/story.html`, `text:content/partnerships/kaya/story.md`."""


class Cause(StrEnum):
    """What may have changed."""

    PROGRAM = "program"
    DAY = "day"
    FONTS = "fonts"
    SETTING = "setting"
    THEME = "theme"
    CONTENT = "content"
    STORY = "story"
    """Of another story: what lists and neighbours show of it."""
    TEXT = "text"
    LAYER = "layer"
    MEDIA = "media"
    LINKS = "links"
    NOTHING_KEPT = "nothing-kept"


@dataclass(frozen=True, slots=True)
class MadeAnew:
    """Why a story was made anew (its slug), or what all stories share (empty): each cause, and what it is of."""

    story: str
    causes: tuple[tuple[Cause, str], ...]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a site is made of: what all of it hangs on, and each story by slug; `own` names all of a story's."""

    shared: Parts
    stories: Mapping[str, Parts]
    own: Parts


def ingredients(prepared: PreparedSite, fonts: Iterable[str], before: Ingredients | None) -> Ingredients:
    """Name what a site is made of. What stories are `before` is taken over while they are the same."""
    site = prepared.site
    own = story_digests(site)
    links = links_by_story(site)
    stories = {
        one.slug: before.stories[one.slug]
        if before and before.own.get(one.slug) == own[one.slug] and one.slug in before.stories
        else dict(_of_story(one, digest(links.get(one.slug, ()), lines=False)))
        for one in site.partnerships
    }
    shared = {
        Cause.PROGRAM.value: program(),
        Cause.DAY.value: str(prepared.today),
        Cause.FONTS.value: digest(tuple(sorted(fonts))),
        **dict(_of_site(site)),
        **dict(_of_faces(site)),
        **dict(_of_theme(prepared.theme)),
    }
    return Ingredients(shared, stories, own)


def _of_site(site: Site) -> Iterator[tuple[str, str]]:
    for field in fields(site.config):
        if field.name not in {"span", "spans"}:
            yield f"{Cause.SETTING}:{field.name}", digest(getattr(site.config, field.name), lines=False)
    for name in ("events", "wall", "pages", "albums", "attachments", "town_map", "withdrawn", "unread", "drafts"):
        yield f"{Cause.CONTENT}:{name}", digest(getattr(site, name), lines=False)


def _of_faces(site: Site) -> Iterator[tuple[str, str]]:
    for one in site.partnerships:
        yield f"{Cause.STORY}:{one.slug}", digests_of(one).face


def _of_theme(theme: Theme) -> Iterator[tuple[str, str]]:
    for source in (*theme.templates.values(), *theme.paper.values(), theme.style):
        yield f"{Cause.THEME}:{source.file}", _hash(source.text)
    for sources in theme.catalogs.values():
        for source in sources:
            yield f"{Cause.THEME}:{source.file}", _hash(source.text)
    for asset in theme.assets.values():
        yield f"{Cause.THEME}:{asset.name}", asset.path
    yield f"{Cause.THEME}:{theme.logo}", theme.logo


def _of_story(partnership: Partnership, links: str) -> Iterator[tuple[str, str]]:
    for story in partnership.stories.values():
        yield f"{Cause.TEXT}:{story.span.file}", digest(story)
    for layer in partnership.layers.values():
        yield f"{Cause.LAYER}:{layer.file}", layer.fingerprint
    yield f"{Cause.MEDIA}:{partnership.folder}", digest(partnership.media)
    yield f"{Cause.LINKS}:{partnership.slug}", links


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def reasons(now: Ingredients, before: Ingredients | None, known: frozenset[str]) -> tuple[MadeAnew, ...]:
    """Say why each story that is not `known` was made anew, and what all stories share."""
    shared = tuple(_changed(now.shared, before.shared)) if before else ()
    of_all = tuple(one for one in shared if one[0] is not Cause.STORY)
    found = []
    for slug, parts in now.stories.items():
        if slug in known:
            continue
        own = tuple(_changed(parts, before.stories.get(slug, {}))) if before else ()
        faces = tuple(one for one in shared if one != (Cause.STORY, slug))
        found.append(MadeAnew(slug, (*own, *faces) or ((Cause.NOTHING_KEPT, ""),)))
    touched = tuple((Cause.STORY, reason.story) for reason in found)
    if found or shared or before is None:
        found.append(MadeAnew("", (*of_all, *touched) or ((Cause.NOTHING_KEPT, ""),)))
    return tuple(found)


def _changed(now: Parts, before: Parts) -> Iterator[tuple[Cause, str]]:
    """Yield what is new, different or gone."""
    for name in (*now, *(name for name in before if name not in now)):
        if now.get(name) != before.get(name):
            cause, _, what = name.partition(":")
            yield Cause(cause), what


def load_ingredients(file: Path) -> Ingredients | None:
    """Read what the last build was made of; None where nothing says so."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return Ingredients(found["shared"], found["stories"], found["own"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def save_ingredients(file: Path, found: Ingredients) -> None:
    """Keep what a finished build was made of; a disk that refuses costs an explanation, never the build."""
    kept = {"shared": found.shared, "stories": found.stories, "own": found.own}
    with suppress(OSError):
        write_whole(file, json.dumps(kept, ensure_ascii=False).encode())
