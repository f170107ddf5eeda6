"""Site + theme -> every file that the website will contain, one output per address and per path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from cartostory.build.plan_data import plan_data, plan_gathered
from cartostory.media.recording_format import suffix_of
from cartostory.media.sizes import Recipe, parts_for
from cartostory.model import Event, Host, Method, PaperKind, Partnership, Shelf, Site, Story
from cartostory.model.atlas_parts import WITH_FEEDS, page_count, parts_of
from cartostory.model.attachment import suffix_of as document_suffix
from cartostory.model.attachment_uses import published_attachments
from cartostory.model.output import (
    AFTER,
    HOME_MAP,
    HOME_SIZES,
    MAP_SIZES,
    OPENING,
    PHONE,
    Address,
    Kind,
    Output,
    Plan,
)
from cartostory.model.paper import METHOD_SHEET, OF_STORIES
from cartostory.model.photo_uses import published
from cartostory.model.programme_order import (
    PROGRAMME_MAP,
    WALL_MAP,
    events_in,
    has_day,
    inviting,
    notes_in,
    places_of,
    themes,
)
from cartostory.model.recording_uses import published_recordings
from cartostory.model.reserved_names import is_reserved
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.model.short_address import FOLDER, languages_of, link_path
from cartostory.model.short_code import is_code
from cartostory.model.spelling import fold, slug
from cartostory.model.story import has_map
from cartostory.model.theme import Asset
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.atlas.summary import has_site_atlas
from cartostory.render.render import PAGES

FACET_FOLDERS = {"who": "avec", "theme": "theme"}


def plan_site(site: Site, assets: Mapping[str, str]) -> tuple[Plan, tuple[Problem, ...]]:
    """Plan a site. `assets` maps the name of each of the theme's assets to its fingerprinted path."""
    return _planned(Plan({}), _outputs(site, assets))


def with_fonts(plan: Plan, fonts: Mapping[str, Iterable[Asset]]) -> tuple[Plan, tuple[Problem, ...]]:
    """Add the files of fonts, by language, once they are cut: only then are their names known."""
    assets = (asset for language in fonts.values() for asset in language)
    outputs = [Output(plan.folder + asset.path, Address(Kind.ASSET, asset.name)) for asset in assets]
    heads = {output.path.partition("/")[0].casefold() for output in outputs}
    beside = (one for one in plan.outputs.values() if one.path.partition("/")[0].casefold() in heads)
    return _planned(plan, outputs, beside)


def _planned(plan: Plan, outputs: Iterable[Output], beside: Iterable[Output] = ()) -> tuple[Plan, tuple[Problem, ...]]:
    """Add outputs to a plan; two that would lie in one place are a problem. `beside` are those that may lie there."""
    by_address = dict(plan.outputs)
    by_path = {output.path.casefold(): output for output in beside}
    clashes: dict[tuple[str, str], Problem] = {}
    for output in map(_listed, outputs):
        other = by_path.setdefault(output.path.casefold(), output)  # some hosts do not tell A from a
        if other.address != output.address and not _is_said(output, other):
            file, second = output.source or CONFIG_FILE, other.source or other.path
            clash = problem("two-outputs-one-path", Span(file, 1, 1), path=output.url, other=second)
            clashes.setdefault((file, second), clash)
        by_address[output.address] = output
        for found in _reserved(output):
            clashes.setdefault((found.span.file, output.path), found)
    return Plan(by_address, plan.folder), tuple(dict.fromkeys(clashes.values()))


def _reserved(output: Output) -> Iterator[Problem]:
    """Say of a file that no Windows could hold it, where a writer has named it."""
    parts = [part for part in output.path.split("/") if is_reserved(part)] if output.source else ()
    if parts:
        yield from (problem("name-reserved", Span(output.source, 1, 1), name=part) for part in parts)


def _is_said(output: Output, other: Output) -> bool:
    """Tell whether two texts clash by names that differ by capitals: `check` says so, once for all their files."""
    one, two = output.address.subject, other.address.subject
    return one != two and fold(one) == fold(two)


def _listed(output: Output) -> Output:
    page = PAGES.get(output.address.kind)
    return replace(output, is_listed=True) if page and page.is_listed else output


def recipe(site: Site) -> Recipe:
    """Give how photographs are made, as the site's settings ask."""
    return Recipe(avif=site.config.photos.avif)


def _outputs(site: Site, assets: Mapping[str, str]) -> Iterator[Output]:
    for name, path in assets.items():
        yield Output(path, Address(Kind.ASSET, name))
    for language in site.config.languages:
        yield from _of_language(site, language)
        yield from _of_atlas(site, language) if has_site_atlas(site) else ()
    for partnership in site.partnerships:
        yield from _of_partnership(partnership, site)
    for shelf in site.shelves:
        yield from _recordings(shelf)
        yield from _photos(shelf, recipe(site))
    yield from _attachments(site)
    for page in site.pages:
        path = f"{prefix(site, page.language)}{page.slug}/index.html"
        yield Output(path, Address(Kind.PAGE, page.slug, page.language), page.span.file)
    for event in site.events:
        yield from _of_event(event, prefix(site, event.language))
        yield from _posters(event, site)
    yield from plan_data(site)
    yield from _short_links(site)
    if site.town_map:
        name = f"{PurePosixPath(site.town_map.path).stem}.{site.town_map.digest[:8]}.pmtiles"
        yield Output(f"maps/{name}", Address(Kind.TOWN_MAP), site.town_map.path)
    yield Output("404.html", Address(Kind.NOT_FOUND))
    yield Output("robots.txt", Address(Kind.ROBOTS))
    if site.config.address:
        yield Output("sitemap.xml", Address(Kind.SITEMAP))


def _short_links(site: Site) -> Iterator[Output]:
    for link in site.short_links:
        if is_code(link.code):
            for language in ("", *languages_of(site, link)):
                where = link_path(link.code, language)
                yield Output(f"{where}index.html", Address(Kind.SHORT_LINK, link.code, language), link.span.file)
    for host in site.config.link_maps:
        yield Output(_LINK_MAPS[host], Address(Kind.LINK_MAP, host.value))


_LINK_MAPS: Mapping[Host, str] = {
    Host.APACHE: f"{FOLDER}/.htaccess",  # not at the root: the town may have one of its own there
    Host.NGINX: f"{FOLDER}/nginx.conf",
    Host.CADDY: f"{FOLDER}/Caddyfile",
    Host.NETLIFY: "_redirects",  # read at the root alone
}


def prefix(site: Site, language: str) -> str:
    """Give the folder of a language: none for the site's first."""
    return "" if language == site.config.first_language else f"{language}/"


def _of_language(site: Site, language: str) -> Iterator[Output]:
    folder = prefix(site, language)
    for kind, page in PAGES.items():
        if page.path and page.belongs_to(site):
            yield Output(f"{folder}{page.path}", Address(kind, language=language))
        if kind is Kind.PROGRAMME and site.events:
            yield from _of_programme(site, language, folder)
    if site.config.address:  # shared links name pictures by whole addresses
        yield Output(f"{folder}partage.jpg", Address(Kind.CARD, language=language))
    yield Output(f"{folder}hors-connexion/keep.json", Address(Kind.KEEP, language=language))
    if any(partnership.story.towns for partnership in site.known):
        for end in HOME_SIZES:
            address = Address(Kind.MAP, "", language, HOME_MAP + end)
            yield Output(f"{folder}maps/{address.part}.svg", address)
    yield from plan_gathered(site, language, folder)
    for part, shown in ((PROGRAMME_MAP, events_in(site, language)), (WALL_MAP, notes_in(site, language))):
        if places_of(shown):
            for one in (part, part + PHONE):
                yield Output(f"{folder}maps/{one}.svg", Address(Kind.MAP, "", language, one))


def _of_atlas(site: Site, language: str) -> Iterator[Output]:
    here = f"{prefix(site, language)}atlas/"
    for part in parts_of(site.known):
        if str(part):
            yield Output(f"{here}{part.path}index.html", Address(Kind.ATLAS, "", language, str(part)))
        if part.facet in WITH_FEEDS and part.number == 1:
            yield Output(f"{here}{part.path}feed.xml", Address(Kind.FEED, "", language, str(part)))
            yield Output(f"{here}{part.path}feed.json", Address(Kind.JSON_FEED, "", language, str(part)))
    for number in range(1, page_count(len(site.known)) + 1):
        yield Output(f"{here}lignes-{number}.js", Address(Kind.ATLAS_LINES, "", language, str(number)))


def _of_programme(site: Site, language: str, folder: str) -> Iterator[Output]:
    here, events = f"{folder}programme/", events_in(site, language)
    for facet, choices in (("who", inviting(events)), ("theme", themes(events))):
        for one in choices:
            path = f"{here}{FACET_FOLDERS[facet]}/{one}/index.html"
            yield Output(path, Address(Kind.PROGRAMME, "", language, f"{facet}/{one}"))
    if any(map(has_day, events)):
        yield Output(f"{here}programme.ics", Address(Kind.CALENDAR, language=language))


def _of_event(event: Event, folder: str) -> Iterator[Output]:
    here, source = f"{folder}programme/{event.slug}/", event.span.file
    yield Output(f"{here}index.html", Address(Kind.EVENT, event.slug, event.language), source)
    if has_day(event):
        yield Output(f"{here}{event.slug}.ics", Address(Kind.CALENDAR, event.slug, event.language), source)


def _of_partnership(partnership: Partnership, site: Site) -> Iterator[Output]:
    for story in partnership.stories.values():
        yield from _of_story(partnership, story, site)
        yield from _paper_of_story(partnership, story, site)
    for method in partnership.methods.values():
        yield from _of_method(method, site)


def _of_story(partnership: Partnership, story: Story, site: Site) -> Iterator[Output]:
    here, source = f"{prefix(site, story.language)}{partnership.slug}/", story.span.file
    is_on_the_web, is_framed = bool(site.config.address), site.config.embed.is_offered
    slug, language = partnership.slug, story.language
    yield Output(f"{here}index.html", Address(Kind.STORY, slug, language), source)
    yield Output(f"{here}story.html", Address(Kind.SINGLE, slug, language), source)
    yield Output(f"{here}keep.json", Address(Kind.KEEP, slug, language), source)
    yield Output(f"{here}kiosk/index.html", Address(Kind.KIOSK, slug, language), source)
    if is_on_the_web:
        yield Output(f"{here}partage.jpg", Address(Kind.CARD, slug, language), source)
    if is_on_the_web and is_framed:
        yield Output(f"{here}embed/index.html", Address(Kind.EMBED, slug, language), source)
        yield Output(f"{here}oembed.json", Address(Kind.OEMBED, slug, language), source)
    if not has_map(story):
        return
    yield Output(f"{here}live.js", Address(Kind.LIVE, slug, language), source)
    for number in (OPENING, *_parts(partnership, story)):
        for part in (number + end for end in (MAP_SIZES if number != OPENING else ("", PHONE))):
            yield Output(f"{here}maps/{part}.svg", Address(Kind.MAP, slug, language, part), source)


def _of_method(method: Method, site: Site) -> Iterator[Output]:
    here, source = f"{prefix(site, method.language)}{method.slug}/", method.span.file
    yield Output(f"{here}methode/index.html", Address(Kind.METHOD, method.slug, method.language), source)
    part = METHOD_SHEET.part
    yield Output(f"{here}{method.slug}-{part}.pdf", Address(Kind.PAPER, method.slug, method.language, part), source)


def _parts(partnership: Partnership, story: Story) -> Iterator[str]:
    """Name the maps of the chapters: one each, two where layers are compared."""
    for chapter in story.chapters:
        yield str(chapter.number)
        if partnership.compared(chapter.view):
            yield f"{chapter.number}{AFTER}"


def _paper_of_story(partnership: Partnership, story: Story, site: Site) -> Iterator[Output]:
    slug, language = partnership.slug, story.language
    for paper in site.config.paper:
        if paper.kind in OF_STORIES and (paper.kind is not PaperKind.MAP or has_map(story)):
            path = f"{prefix(site, language)}{slug}/{slug}-{paper.part}.pdf"
            yield Output(path, Address(Kind.PAPER, slug, language, paper.part), story.span.file)


def _posters(event: Event, site: Site) -> Iterator[Output]:
    for paper in site.config.paper:
        if paper.kind is PaperKind.POSTER:
            path = f"{prefix(site, event.language)}programme/{event.slug}/{event.slug}-{paper.part}.pdf"
            yield Output(path, Address(Kind.PAPER, event.slug, event.language, paper.part), event.span.file)


def _photos(shelf: Shelf, made_by: Recipe) -> Iterable[Output]:
    for photo in published(shelf):
        for part in parts_for(photo.width, made_by):
            yield Output(f"photos/{photo.digest[:16]}-{part}", Address(Kind.PHOTO, photo.digest, "", part), photo.path)


def _attachments(site: Site) -> Iterable[Output]:
    """Plan documents under names that those who download them recognise."""
    for one in published_attachments(site):
        name = "-".join(filter(None, (slug(PurePosixPath(one.path).stem), one.digest[:8])))
        path = f"documents/{name}{document_suffix(one.path)}"
        yield Output(path, Address(Kind.ATTACHMENT, one.digest), one.path)


def _recordings(shelf: Shelf) -> Iterable[Output]:
    for one in published_recordings(shelf):
        path = f"voices/{one.digest[:16]}{suffix_of(one.medium, one.container)}"
        yield Output(path, Address(Kind.RECORDING, one.digest), one.path)
        for captions in one.captions:
            yield Output(f"voices/{captions.digest[:16]}.vtt", Address(Kind.CAPTIONS, captions.digest), captions.path)
