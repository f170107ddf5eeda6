"""An output -> its bytes, by what it is. Pure: neither disk nor network nor clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cartostory.model import Site
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.theme import Theme
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.feeds.calendar import calendar
from cartostory.render.feeds.feed import feed
from cartostory.render.feeds.link_map import link_map
from cartostory.render.feeds.sitemap import robots, sitemap
from cartostory.render.page_context import PageContext
from cartostory.render.pages.contents import contents_page
from cartostory.render.pages.home import home_page
from cartostory.render.pages.kiosk import kiosk_page
from cartostory.render.pages.not_found import not_found_page, offline_page, start_page
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

PAGES: Mapping[Kind, Callable[[Renderer, Output, PageContext], str]] = {
    Kind.HOME: home_page,
    Kind.STORY: story_page,
    Kind.PAGE: text_page,
    Kind.PROGRAMME: programme_page,
    Kind.EVENT: event_page,
    Kind.WALL: wall_page,
    Kind.CALENDAR: calendar,
    Kind.SEARCH: search_page,
    Kind.SEARCH_INDEX: search_index,
    Kind.CONTENTS: contents_page,
    Kind.NOT_FOUND: not_found_page,
    Kind.SITEMAP: sitemap,
    Kind.FEED: feed,
    Kind.ROBOTS: robots,
    Kind.START: start_page,
    Kind.SHORT_LINK: short_link_page,
    Kind.LINK_MAP: link_map,
    Kind.SINGLE: single_page,
    Kind.OFFLINE: offline_page,
    Kind.KIOSK: kiosk_page,
}
"""The kinds that are rendered here; assets are the theme's, photographs, maps and live data are leaves of their own."""


def render_output(shared: Shared, output: Output, whole: Shared | None = None) -> Rendered:
    """Make one file. A template that fails gives no bytes and a problem.

    `whole` is given where `shared` is narrowed: templates, words and targets are worked out once for it, for all pages.
    """
    press = renderer_of(whole or shared)
    sheet = press.sheet(output, shared)
    try:
        text = PAGES[output.address.kind](press, output, sheet)
    except TemplateProblem as error:
        return Rendered(b"", (*sheet.problems, error.problem))
    return Rendered(text.encode(), tuple(dict.fromkeys(sheet.problems)))


def render(output: Output, site: Site, plan: Plan, theme: Theme, maps: Mapping[Address, DrawnMap]) -> bytes:
    """Make one file of a site. Raises `TemplateProblem` where a template fails."""
    press = renderer_of(Shared(site, plan, theme, maps))
    return PAGES[output.address.kind](press, output, press.sheet(output)).encode()
