"""A folder -> `(Site, problems)`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from cartostory.load.attachment import load_attachments
from cartostory.load.config import load_config
from cartostory.load.event import load_event
from cartostory.load.file_names import is_left_over, misnamed
from cartostory.load.folder_state import NO_FOLDERS, LoadedFolders
from cartostory.load.gathered import load_gathered
from cartostory.load.languages import in_order, split_name
from cartostory.load.media_folder import load_albums
from cartostory.load.page import load_page
from cartostory.load.partnership import load_partnership
from cartostory.load.short_links import load_short_links
from cartostory.load.town_map import load_town_map
from cartostory.load.wall import load_note
from cartostory.load.withdrawn import load_withdrawn, with_withdrawn
from cartostory.media.files import NOT_A_FILE, OUTSIDE
from cartostory.model import EVENTS, PAGES, WALL, Album, Config, Partnership, Site, Withdrawn
from cartostory.model.attachment import Attachment
from cartostory.model.link_target import EVENT_START
from cartostory.model.reference import same_letters
from cartostory.problems.problem import Problem, Span, problem

S = TypeVar("S", bound=Partnership | Album)
T = TypeVar("T")
Loader = Callable[[Path, str, str, str], tuple[T | None, tuple[Problem, ...]]]


def load(root: Path, before: LoadedFolders = NO_FOLDERS) -> tuple[Site, tuple[Problem, ...]]:
    """Load a whole site. Whatever is wrong is reported, all of it at once; what can be understood is kept.

    `before` holds what was loaded of partnerships that are still as they were.
    """
    config, problems = load_config(root)
    if not (root / "content").is_dir():
        missing = problem("no-content", Span("content"), folder=root.name)
        return Site(str(root), config), (*problems, missing)
    withdrawn, of_list = load_withdrawn(root)
    loaded, of_partnerships = _partnerships(root, config, before)
    partnerships = _knowing(tuple(loaded), withdrawn)
    events, of_events = _files(root, EVENTS, config, load_event)
    wall, of_wall = _files(root, WALL, config, load_note)
    pages, of_pages = _files(root, PAGES, config, load_page)
    links, of_links = load_short_links(root)
    gathered, of_gathered = load_gathered(root)
    town_map, of_map = load_town_map(root, config)
    texts = ((EVENTS, events), (WALL, wall), (PAGES, pages))
    loaded_albums, of_albums = load_albums(root, texts, config)
    albums = _knowing(loaded_albums, withdrawn)
    of_texts = (*of_partnerships, *of_events, *of_wall, *of_pages, *of_albums)
    lists = (tuple(events), tuple(wall), tuple(pages))
    site = Site(str(root), config, partnerships, *lists, albums=albums, town_map=town_map, gathered=gathered)
    attachments, of_attachments = load_attachments(site)
    said = (*problems, *of_map, *of_list, *of_texts, *of_links, *of_gathered, *of_attachments)
    found = tuple(one for one in said if not _is_linked_document(one, attachments))
    found += tuple(_leading_out(root, frozenset(one.span.file for one in found)))
    unread = frozenset(problem.span.file for problem in found)
    return replace(site, unread=unread, withdrawn=withdrawn, short_links=links, attachments=attachments), found


def _is_linked_document(one: Problem, attachments: Mapping[str, Attachment]) -> bool:
    """Tell whether a file among pictures is said to be none, and is a document that a text links to."""
    return one.code == "photo-folder-other-file" and same_letters(one.span.file) in attachments


def without_drafts(site: Site) -> Site:
    """Leave out what is marked `draft: true`; note which stories and events those were."""
    published = tuple(_published(site.partnerships))
    left_out = {one.slug for one in site.partnerships} - {one.slug for one in published}
    left_out |= {f"{EVENT_START}{event.slug}" for event in site.events if event.draft}
    return replace(
        site,
        partnerships=published,
        drafts=site.drafts | left_out,
        events=tuple(event for event in site.events if not event.draft),
        wall=tuple(note for note in site.wall if not note.draft),
        pages=tuple(page for page in site.pages if not page.draft),
        albums=tuple(replace(album, texts=tuple(one for one in album.texts if not one.draft)) for album in site.albums),
    )


def _published(partnerships: tuple[Partnership, ...]) -> Iterator[Partnership]:
    for partnership in partnerships:
        stories = {language: story for language, story in partnership.stories.items() if not story.draft}
        methods = {language: method for language, method in partnership.methods.items() if not method.draft}
        if stories and not partnership.story.draft:
            yield replace(partnership, stories=stories, methods=methods)


def _knowing(shelves: tuple[S, ...], withdrawn: tuple[Withdrawn, ...]) -> tuple[S, ...]:
    """Tell shelves what was withdrawn."""
    return tuple(with_withdrawn(shelf, withdrawn) for shelf in shelves) if withdrawn else shelves


def _leading_out(root: Path, named: frozenset[str]) -> Iterator[Problem]:
    """Say of links that lead out of the site, of pipes and devices, that nothing is read there; but for the `named`."""
    for base, folders, names in os.walk(root / "content"):
        for path in (Path(base, name) for name in sorted((*folders, *names))):
            file = path.relative_to(root).as_posix()
            if file in named:
                continue
            if path.is_symlink() and not _is_inside(root, path):
                yield problem("unreadable-file", Span(file), reason=OUTSIDE)
            elif path.exists() and not (path.is_file() or path.is_dir()):
                yield problem("unreadable-file", Span(file), reason=NOT_A_FILE)


def _is_inside(root: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle lead nowhere
        return False


def _partnerships(root: Path, config: Config, before: LoadedFolders) -> tuple[list[Partnership], list[Problem]]:
    folder = root / "content" / "partnerships"
    found: list[Partnership] = []
    problems: list[Problem] = []
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if is_left_over(name) or not (folder / name).is_dir():
            continue
        if not (folder / name).resolve().is_relative_to(root.resolve()):
            continue  # `_leading_out` says it
        try:
            partnership, reported = load_partnership(root, f"content/partnerships/{name}", config, before)
        except RecursionError:  # most texts are read one by one, and named; whatever else stands too deep is here
            partnership, reported = None, (problem("text-too-deep", Span(f"content/partnerships/{name}")),)
        problems += reported
        if partnership:
            found.append(partnership)
    return found, problems


def _files(root: Path, folder: str, config: Config, load_one: Loader[T]) -> tuple[list[T], list[Problem]]:
    found: list[T] = []
    problems: list[Problem] = []
    inside = (path.name for path in (root / folder).iterdir() if path.is_file()) if (root / folder).is_dir() else ()
    names = [name for name in inside if not is_left_over(name)]
    problems += misnamed(folder, names)
    for name in in_order((name for name in names if name.endswith(".md")), config.languages):
        slug, language = split_name(name, config.first_language)
        try:
            loaded, reported = load_one(root, f"{folder}/{name}", slug, language)
        except RecursionError:
            loaded, reported = None, (problem("text-too-deep", Span(f"{folder}/{name}")),)
        problems += reported
        if loaded is not None:
            found.append(loaded)
    return found, problems
