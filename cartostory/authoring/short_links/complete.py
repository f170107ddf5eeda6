"""A site -> the site whose short links are complete, and what has to be written into `content/links.yaml` for that."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cartostory.authoring.short_links.renamed import renamed_chapters, renamed_events, renamed_stories, signs
from cartostory.load.short_links import FILE
from cartostory.load.site import without_drafts
from cartostory.model import ShortLink, Site
from cartostory.model.link_target import story_of, targets
from cartostory.model.short_code import new_code
from cartostory.model.short_link import Kept
from cartostory.problems.problem import Ref, Span


def complete(site: Site) -> tuple[Site, Kept]:
    """Let links follow what was renamed, and give a link to whatever is published without one."""
    published = without_drafts(site)
    moves = _moves(published)
    moved = tuple(link for link in site.short_links if link.code in moves)
    links = tuple(with_target(link, moves.get(link.code, link.target.name)) for link in site.short_links)
    noted = _noted(published, links)
    links = tuple(replace(link, event=noted.get(link.code, link.event)) for link in links)
    made = _made(published, links)
    return replace(site, short_links=(*links, *made)), Kept(made, moved, moves, noted)


def with_target(link: ShortLink, target: str) -> ShortLink:
    """Give a link that leads somewhere else."""
    return replace(link, target=Ref(target, link.target.span))


def new_link(site: Site, target: str, name: str = "", language: str = "") -> ShortLink:
    """Make a link with a code that no other has, retired ones included."""
    return _new_link({link.code for link in site.short_links}, target, name, language)


def _new_link(taken: AbstractSet[str], target: str, name: str = "", language: str = "") -> ShortLink:
    code = new_code(f"{target}\0{name}\0{language}".rstrip("\0"), taken)
    span = Span(FILE)
    return ShortLink(code, Ref(target, span), span, name, language)


def moved_stories(links: tuple[ShortLink, ...], slugs: Mapping[str, str]) -> dict[str, str]:
    """Give code -> new target for all links into stories that have another slug now."""
    found = {}
    for link in links:
        story, mark, anchor = link.target.name.partition("#")
        if story in slugs:
            found[link.code] = f"{slugs[story]}{mark}{anchor}"
    return found


def _noted(site: Site, links: tuple[ShortLink, ...]) -> dict[str, str]:
    """Give the code -> what an event is known by now, of the links where that is not yet written."""
    now = signs(site)
    own = ((link, now.get(link.target.name, "")) for link in links if not link.name and not link.language)
    return {link.code: found for link, found in own if found and found != link.event}


def _moves(site: Site) -> dict[str, str]:
    links = site.short_links
    moves = moved_stories(links, renamed_stories(site, [link.target.name for link in links]))
    events = renamed_events(site, links)
    moves |= {link.code: events[link.target.name] for link in links if link.target.name in events}
    now = [moves.get(link.code, link.target.name) for link in links]
    chapters = renamed_chapters(site, now)
    for link, target in zip(links, now, strict=True):
        if target in chapters:
            moves[link.code] = chapters[target]
    return moves


def _made(site: Site, links: tuple[ShortLink, ...]) -> tuple[ShortLink, ...]:
    known_by = signs(site)
    linked = {link.target.name for link in links if not link.name and not link.language}
    taken = {link.code for link in links}
    made: list[ShortLink] = []
    for target in targets(site):
        if target not in linked and story_of(target) not in site.drafts:
            link = _new_link(taken, target)
            taken.add(link.code)
            made.append(replace(link, event=known_by.get(target, "")))
    return tuple(made)
