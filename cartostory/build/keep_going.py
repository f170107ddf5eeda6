"""A site with errors -> the part of it that has none, for `--keep-going`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cartostory.model import Album, Event, Medium, Page, Partnership, Site, WallNote
from cartostory.model.recording_uses import hearings


def without_faulty(site: Site, broken: Iterable[str]) -> Site:
    """Leave out what an error stands in. `broken` names files, relative to the site.

    A translation and a method sheet go alone; any other file of a partnership takes the whole of it along: a picture
    without consent may stand in every language. One beside other texts takes along those that show or play anything.
    """
    files = frozenset(broken)
    partnerships = (_sound(partnership, files) for partnership in site.partnerships)
    albums = tuple(replace(album, texts=_sound_texts(album, files)) for album in site.albums)
    left = {text.span.file for album in site.albums for text in album.texts}
    left -= {text.span.file for album in albums for text in album.texts}
    gone = files | left
    return replace(
        site,
        partnerships=tuple(partnership for partnership in partnerships if partnership),
        events=tuple(event for event in site.events if event.span.file not in gone),
        wall=tuple(note for note in site.wall if note.span.file not in gone),
        pages=tuple(page for page in site.pages if page.span.file not in gone),
        albums=albums,
    )


def _sound(partnership: Partnership, files: frozenset[str]) -> Partnership | None:
    inside = {file for file in files if file.startswith(f"{partnership.folder}/")}
    translations = {story.span.file for story in partnership.stories.values()} - {partnership.story.span.file}
    translations |= {method.span.file for method in partnership.methods.values()}
    if inside - translations:
        return None
    stories = {language: story for language, story in partnership.stories.items() if story.span.file not in inside}
    methods = {language: one for language, one in partnership.methods.items() if one.span.file not in inside}
    return replace(partnership, stories=stories, methods=methods)


def _sound_texts(album: Album, files: frozenset[str]) -> tuple[Event | WallNote | Page, ...]:
    shown = tuple(f"{album.folder}/{folder}/" for folder in ("photos", *Medium))
    is_broken = any(file.startswith(shown) for file in files)
    texts = (text for text in album.texts if text.span.file not in files)
    return tuple(text for text in texts if not (is_broken and _shows(text)))


def _shows(text: Event | WallNote | Page) -> bool:
    return bool(text.text.images) or any(True for _ in hearings(text))
