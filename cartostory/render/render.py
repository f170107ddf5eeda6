"""An output -> its bytes, by what it is. Pure: neither disk nor network nor clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from cartostory.model import Site
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.passage import Passage
from cartostory.model.theme import Theme
from cartostory.problems.problem import Span, problem
from cartostory.render.atlas.index import atlas_index, atlas_lines
from cartostory.render.atlas.summary import has_site_atlas
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.feeds.calendar import calendar
from cartostory.render.feeds.feed import feed, json_feed
from cartostory.render.feeds.link_map import link_map
from cartostory.render.feeds.oembed import oembed
from cartostory.render.feeds.sitemap import robots, sitemap
from cartostory.render.html.markdown import UnreadableTextError
from cartostory.render.open_data.files import data_file
from cartostory.render.page_kind import PageKind
from cartostory.render.pages.atlas import atlas_page
from cartostory.render.pages.contents import contents_page
from cartostory.render.pages.embed import embed_page
from cartostory.render.pages.gathered import gathered_page
from cartostory.render.pages.home import home_page
from cartostory.render.pages.kiosk import kiosk_page
from cartostory.render.pages.likeness import likeness_page
from cartostory.render.pages.method import method_page
from cartostory.render.pages.not_found import not_found_page, offline_page, start_page
from cartostory.render.pages.open_data import open_data_page
from cartostory.render.pages.page import text_page
from cartostory.render.pages.programme import event_page, programme_page
from cartostory.render.pages.search import search_index, search_page
from cartostory.render.pages.short_link import short_link_page
from cartostory.render.pages.single_file import single_page
from cartostory.render.pages.story import story_page
from cartostory.render.pages.wall import wall_page
from cartostory.render.renderer import Renderer, renderer_of
from cartostory.render.shared import Rendered, Shared
from cartostory.render.templates import TemplateProblem

PAGES: Mapping[Kind, PageKind] = {
    Kind.HOME: PageKind(home_page, "index.html", is_listed=True),
    Kind.FEED: PageKind(feed, "feed.xml"),
    Kind.JSON_FEED: PageKind(json_feed, "feed.json"),
    Kind.EMBED: PageKind(embed_page),
    Kind.OEMBED: PageKind(oembed),
    Kind.SEARCH: PageKind(search_page, "recherche/index.html"),
    Kind.SEARCH_INDEX: PageKind(search_index, "recherche/index.js"),
    Kind.CONTENTS: PageKind(contents_page, "plan-du-site/index.html", is_listed=True),
    Kind.DATA_PAGE: PageKind(
        open_data_page, "donnees/index.html", lambda site: bool(site.partnerships), is_listed=True
    ),
    Kind.DATA: PageKind(data_file),
    Kind.ATLAS: PageKind(atlas_page, "atlas/index.html", has_site_atlas, is_listed=True),
    Kind.ATLAS_INDEX: PageKind(atlas_index, "atlas/index.js", has_site_atlas),
    Kind.ATLAS_LINES: PageKind(atlas_lines),
    Kind.LIKENESS: PageKind(likeness_page, "atlas/comme-la-notre/index.html", has_site_atlas, is_listed=True),
    Kind.GATHERED: PageKind(gathered_page, is_listed=True),
    Kind.OFFLINE: PageKind(offline_page, "hors-connexion/index.html"),
    Kind.KIOSK: PageKind(kiosk_page, "kiosk/index.html", lambda site: bool(site.partnerships)),
    Kind.PROGRAMME: PageKind(programme_page, "programme/index.html", lambda site: bool(site.events), is_listed=True),
    Kind.WALL: PageKind(wall_page, "mur/index.html", lambda site: bool(site.wall), is_listed=True),
    Kind.STORY: PageKind(story_page, is_listed=True),
    Kind.METHOD: PageKind(method_page, is_listed=True),
    Kind.SINGLE: PageKind(single_page),
    Kind.PAGE: PageKind(text_page, is_listed=True),
    Kind.EVENT: PageKind(event_page, is_listed=True),
    Kind.CALENDAR: PageKind(calendar),
    Kind.SHORT_LINK: PageKind(short_link_page),
    Kind.LINK_MAP: PageKind(link_map),
    Kind.NOT_FOUND: PageKind(not_found_page),
    Kind.START: PageKind(start_page),
    Kind.SITEMAP: PageKind(sitemap),
    Kind.ROBOTS: PageKind(robots),
}
"""The kinds that are rendered here; assets are the theme's, photographs, maps and live data are leaves of their own."""


def render_output(shared: Shared, output: Output, whole: Shared | None = None) -> Rendered:
    """Make one file. A template that fails gives no bytes and a problem.

    `whole` is given where `shared` is narrowed: templates, words and targets are worked out once for it, for all pages.
    """
    return render_with(renderer_of(whole or shared), output, shared)


def render_with(press: Renderer, output: Output, shared: Shared) -> Rendered:
    """Make one file with the tools at hand. A template that fails gives no bytes and a problem."""
    sheet = press.sheet(output, shared)
    try:
        text = PAGES[output.address.kind].make(press, output, sheet)
    except TemplateProblem as error:
        return Rendered(b"", (*sheet.problems, error.problem))
    except UnreadableTextError as error:
        found = problem(error.code, Span(_file_of(error.text, shared.site)), **error.values)
        return Rendered(b"", (*sheet.problems, found))
    return Rendered(text.encode(), tuple(dict.fromkeys(sheet.problems)))


def _file_of(text: str, site: Site) -> str:
    """Find the file that a text stands in."""
    stories = (story for partnership in site.partnerships for story in partnership.stories.values())
    bodies: Iterable[Passage] = chain(
        (story.body for story in stories),
        (method.body for partnership in site.partnerships for method in partnership.methods.values()),
        (event.text for event in site.events),
        (note.text for note in site.wall),
        (page.text for page in site.pages),
    )
    return next((body.span.file for body in bodies if body.text == text), "content")


def render(output: Output, site: Site, plan: Plan, theme: Theme, maps: Mapping[Address, DrawnMap]) -> bytes:
    """Make one file of a site. Raises `TemplateProblem` where a template fails."""
    press = renderer_of(Shared(site, plan, theme, maps))
    return PAGES[output.address.kind].make(press, output, press.sheet(output)).encode()
