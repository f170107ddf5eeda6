"""Short links whose targets are gone, and what is new in the site -> which of the new is the old under another name.

Only what leaves no doubt is taken for renamed. The rest is for `cartostory link move`; until then such a link shows a
page that offers the story, or the atlas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cartostory.model import Event, Precision, ShortLink, Site
from cartostory.model.link_target import EVENT_START, is_unread, story_of
from cartostory.model.programme_order import in_language
from cartostory.model.spelling import nearest

_FORMS = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d", Precision.MINUTE: "%Y-%m-%d %H:%M"}


def signs(site: Site) -> Mapping[str, str]:
    """Give the sign of each event by its target, from its version in the site's first language, else from the first.

    What an event is known by when its file is renamed: when, where and what; all three together are never another's.
    """
    events = in_language(site.events, site.config.first_language)
    return {f"{EVENT_START}{event.slug}": sign(event) for event in events}


def sign(event: Event) -> str:
    """Write the sign as people read it in `content/links.yaml`: “2026-11-18 19:00 · Dianguirdé · Veillée”."""
    when = event.start.strftime(_FORMS[event.precision])
    return f"{when} · {event.where} · {event.title}"


_MOST_OF_IT = 0.5
"""A folder that holds more than this part of a story's chapters is that story."""


def renamed_stories(site: Site, targets: Sequence[str]) -> Mapping[str, str]:
    """Give old slug -> new slug. `targets` are those of all links, in the order in which they were made.

    A story is known by its chapters, which a renamed folder keeps.
    """
    here = {partnership.slug: _anchors(site, partnership.slug) for partnership in site.partnerships}
    known = {story_of(target) for target in targets if not target.startswith(EVENT_START)}
    gone = {slug: _linked(targets, slug) for slug in known - here.keys() - site.drafts}
    fresh = {slug: anchors for slug, anchors in here.items() if slug not in known}
    pairs = [(old, new) for old in sorted(gone) for new in sorted(fresh) if _is_same(gone[old], fresh[new])]
    return dict(_only(pairs))


def renamed_chapters(site: Site, targets: Sequence[str]) -> Mapping[str, str]:
    """Give old target -> new target, of the chapters whose titles were changed.

    A chapter is known by a title that is still much the same; or else by its place, where it is the only one that is
    gone behind a chapter that stayed, and there is just one new.
    """
    found: dict[str, str] = {}
    for partnership in site.partnerships:
        before, after = _linked(targets, partnership.slug), _anchors(site, partnership.slug)
        for old, new in _pairs(before, after):
            found[f"{partnership.slug}#{old}"] = f"{partnership.slug}#{new}"
    return found


def renamed_events(site: Site, links: Sequence[ShortLink]) -> Mapping[str, str]:
    """Give old target -> new target, of the events whose files have another name now.

    An event is known by its sign, which `content/links.yaml` keeps: one that is gone and one that came have the same.
    """
    here, known = signs(site), {link.target.name for link in links}
    gone = {
        link.target.name: link.event
        for link in links
        if link.event and link.target.name not in here.keys() | site.drafts and not is_unread(site, link.target.name)
    }
    fresh = {target: sign for target, sign in here.items() if target not in known}
    return dict(_only([(old, new) for old in gone for new in fresh if gone[old] == fresh[new]]))


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    gone = [anchor for anchor in before if anchor not in after]
    fresh = [anchor for anchor in after if anchor not in before]
    alike = dict(_only([(old, new) for old in gone if (new := nearest(old, fresh))]))
    yield from alike.items()
    left = [anchor for anchor in gone if anchor not in alike]
    unknown = [anchor for anchor in fresh if anchor not in alike.values()]
    stayed = frozenset(before) & frozenset(after)
    places = {anchor: _behind(before, anchor, stayed) for anchor in left}
    yield from _only([(old, new) for old in left for new in unknown if places[old] == _behind(after, new, stayed)])


def _behind(anchors: Sequence[str], anchor: str, stayed: frozenset[str]) -> str:
    """Give the nearest chapter before this one that stayed; empty at the start."""
    earlier = anchors[: anchors.index(anchor)]
    return next((one for one in reversed(earlier) if one in stayed), "")


def _only(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Leave out whatever could be paired in two ways."""
    olds = [old for old, _ in pairs]
    news = [new for _, new in pairs]
    return ((old, new) for old, new in pairs if olds.count(old) == 1 == news.count(new))


def _is_same(before: Sequence[str], after: Sequence[str]) -> bool:
    kept = len(set(before) & set(after))
    return bool(before) and kept / len(before) > _MOST_OF_IT


def _linked(targets: Sequence[str], slug: str) -> tuple[str, ...]:
    start = f"{slug}#"
    return tuple(dict.fromkeys(target.removeprefix(start) for target in targets if target.startswith(start)))


def _anchors(site: Site, slug: str) -> tuple[str, ...]:
    found = site.partnership(slug)
    return tuple(chapter.id for chapter in found.story.chapters) if found else ()
