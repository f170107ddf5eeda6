"""A built site that stays in memory, and the pages of a changed story that are made from it before all is built again.

Whoever writes looks at one page. Its story alone is loaded, drawn and rendered anew; what that page shows of other
stories is what the last build knew. The whole build that follows is the one that counts: it checks, and writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cartostory.build.basemap_tiles import SiteBasemap, basemap_of
from cartostory.build.cache import Cache
from cartostory.build.plan import plan_site, recipe
from cartostory.build.tasks import (
    MediaInputs,
    Renditions,
    develop,
    drawn_picture,
    picture_name,
    published_picture,
)
from cartostory.carto.style.style import Style, parse
from cartostory.carto.view.site_maps import story_pictures
from cartostory.load.attachment import load_attachments
from cartostory.load.partnership import load_partnership
from cartostory.load.withdrawn import with_withdrawn
from cartostory.model import Partnership, Site
from cartostory.model.output import Address, Content, Kind, Output, Plan, bytes_of
from cartostory.model.photo_uses import published
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import DrawnMap, drawn_map, maps_of
from cartostory.render.html.targets import Targets, targets, with_story
from cartostory.render.narrow import face_of, faces_of, links_by_story, weights_of
from cartostory.render.render import render_with
from cartostory.render.renderer import Renderer
from cartostory.render.shared import Shared
from cartostory.render.templates import Templates, templates
from cartostory.render.words import Words

_FIRST = frozenset({Kind.STORY, Kind.METHOD, Kind.KIOSK, Kind.EMBED})
"""Pages of one story that are made at once. A story in one file comes with the build: it holds all its parts."""
_STORIES = "content/partnerships"


@dataclass(frozen=True, slots=True)
class FirstPages:
    """Files of the website by path, made ahead of the build, and what was found wrong on the way."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class HeldSite:
    """What a finished build leaves in memory. `faces` is `shared` as every page sees it (`render/narrow.py`).

    `by_path` is what is planned. First pages fill the rest: `drawn` holds their maps, by the name in the cache, `words`
    and `asset_weights` what a `Renderer` works out once.
    """

    cache: Cache
    shared: Shared
    faces: Shared
    style: Style
    basemap: SiteBasemap | None
    templates: Templates
    targets: Targets
    by_path: Mapping[str, Output]
    drawn: dict[str, tuple[DrawnMap, bytes]] = field(default_factory=dict)
    words: dict[tuple[str, bool], Words] = field(default_factory=dict)
    asset_weights: dict[str, int] = field(default_factory=dict)


def held(shared: Shared, cache: Cache, before: HeldSite | None = None) -> HeldSite:
    """Hold what the pages of a whole build were made from. What was worked out `before` stays, where it still holds."""
    new = HeldSite(
        cache,
        shared,
        faces_of(shared),
        parse(shared.theme.style_text, shared.theme.style_file)[0],
        basemap_of(shared.site),
        templates(shared.theme),
        targets(shared.site, shared.plan),
        {output.path: output for output in shared.plan.outputs.values()},
    )
    if before is None or _looks(before.shared) != _looks(shared):
        return new
    return replace(
        new, templates=before.templates, drawn=before.drawn, words=before.words, asset_weights=before.asset_weights
    )


def _looks(shared: Shared) -> tuple[object, ...]:
    return shared.theme.digest, shared.site.config


def story_folder(root: Path, file: Path) -> str | None:
    """Give the folder of the story that a file belongs to, relative to the site; None for any other file."""
    try:
        parts = file.relative_to(root / _STORIES).parts
    except ValueError:
        return None
    return f"{_STORIES}/{parts[0]}" if len(parts) > 1 else None


def first_pages(site: HeldSite, folder: str, wanted: Collection[str], *, drafts: bool) -> FirstPages | None:
    """Make those of the `wanted` pages, by path, that show the story in a folder, with their new maps and photographs.

    None where only a whole build can tell: the story is new, none of its pages is wanted, pictures were withdrawn that
    are known by their looks. Problems are those of loading and rendering alone; `files` is empty where the story
    cannot be read.
    """
    pages = _pages(site, folder, wanted)
    if not pages or any(one.looks for one in site.shared.site.withdrawn):
        return None
    loaded, problems = load_partnership(Path(site.shared.site.root), folder, site.shared.site.config)
    if loaded is None:
        return FirstPages({}, problems)
    is_draft = any(one.draft for one in loaded.stories.values()) or any(one.draft for one in loaded.methods.values())
    if is_draft and not drafts:
        return None
    return _made(site, with_withdrawn(loaded, site.shared.site.withdrawn), pages, problems)


def shows(site: HeldSite, folder: str, wanted: Collection[str]) -> bool:
    """Tell whether some of the `wanted` pages, by path, show the story in a folder."""
    return bool(_pages(site, folder, wanted))


def lies_so(file: Path, data: bytes) -> bool:
    """Tell whether a file holds these bytes."""
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _pages(site: HeldSite, folder: str, wanted: Collection[str]) -> list[Output]:
    slug = next((one.slug for one in site.shared.site.partnerships if one.folder == folder), None)
    outputs = (site.by_path[path] for path in wanted if path in site.by_path)
    return [one for one in outputs if slug and one.address.subject == slug and one.address.kind in _FIRST]


def _made(
    site: HeldSite, partnership: Partnership, pages: Collection[Output], problems: tuple[Problem, ...]
) -> FirstPages | None:
    alone = _alone(site.shared.site, partnership)
    own, clashes = plan_site(alone, {})
    wanted = [own.outputs[page.address] for page in pages if page.address in own.outputs]
    if clashes or len(wanted) < len(pages):
        return None
    photos = _new_photos(site, alone)
    maps = {address: one for page in wanted for address, one in _maps(site, alone, own, page.address.language)}
    colours = {**site.shared.colours, **{one.digest: one.colour for one in photos}}
    shown = _shown(site, alone, own, {address: drawn for address, (drawn, _) in maps.items()}, colours)
    press = Renderer(shown, site.templates, with_story(site.targets, alone, own), site.words, site.asset_weights)
    rendered = {page.path: render_with(press, page, shown) for page in wanted}
    problems += tuple(found for photo in photos for found in photo.problems)
    problems += tuple(found for page in rendered.values() for found in page.problems)
    files: dict[str, Content] = {own.outputs[address].path: svg for address, (_, svg) in maps.items()}
    for photo in photos:
        at = {part: own.outputs[Address(Kind.PHOTO, photo.digest, "", part)].path for part in photo.parts}
        files |= {at[part]: content for part, content in photo.parts.items()}
    files |= {path: one.data for path, one in rendered.items() if one.data}
    return FirstPages({path: bytes_of(content) for path, content in files.items()}, problems)


def _new_photos(site: HeldSite, alone: Site) -> tuple[Renditions, ...]:
    """Make every size of the photographs that the last build did not know."""
    new = {photo.digest: photo for photo in published(alone.partnerships[0]) if photo.digest not in site.shared.colours}
    inputs = MediaInputs(site.cache, Path(alone.root), recipe(alone))
    return tuple(develop(inputs, photo) for photo in new.values())


def _maps(site: HeldSite, alone: Site, own: Plan, language: str) -> Iterator[tuple[Address, tuple[DrawnMap, bytes]]]:
    """Draw the maps of the story in one language, but those that were drawn for first pages before."""
    partnership = alone.partnerships[0]
    story = partnership.stories.get(language)
    for address, picture in story_pictures(partnership, story, alone) if story else ():
        if own.has(address):
            name = f"{picture_name(site.style, picture, site.basemap)} {picture.title}"
            if name not in site.drawn:
                made = drawn_picture(site.cache, site.style, picture, site.basemap)
                site.drawn[name] = (drawn_map(picture, made), published_picture(made))
            yield address, site.drawn[name]


def _alone(site: Site, partnership: Partnership) -> Site:
    """Give a site that holds one story."""
    links = links_by_story(site).get(partnership.slug, ())
    alone = replace(site, partnerships=(partnership,), events=(), wall=(), pages=(), albums=(), short_links=links)
    return replace(alone, attachments=load_attachments(alone)[0])


def _shown(
    site: HeldSite, alone: Site, own: Plan, maps: Mapping[Address, DrawnMap], colours: Mapping[str, str]
) -> Shared:
    """Give what pages of the story may show: all of it, and of the others what lists show."""
    partnership = alone.partnerships[0]
    whole, slug = site.shared, partnership.slug
    weights = weights_of(whole, slug)
    faces = replace(
        site.faces,
        site=_with(site.faces.site, face_of(partnership)),
        plan=replace(whole.plan, outputs={**whole.plan.outputs, **own.outputs}),
        colours=colours,
    )
    told = replace(
        _with(faces.site, partnership),
        short_links=alone.short_links,
        attachments={**whole.site.attachments, **alone.attachments},
    )
    return replace(
        faces,
        site=told,
        maps={**faces.maps, **maps_of(site.shared.maps, slug), **maps},
        paper_bytes=weights.paper,
        single_bytes=weights.single,
        live_bytes=weights.live,
        faces=faces,
    )


def _with(site: Site, partnership: Partnership) -> Site:
    others = (partnership if one.slug == partnership.slug else one for one in site.partnerships)
    return replace(site, partnerships=tuple(others))
