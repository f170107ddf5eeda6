"""An output -> its bytes, by what it is. Pure: neither disk nor network nor clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cartostory.model import Site
from cartostory.output import Address, Kind, Output, Plan
from cartostory.render.calendar import calendar
from cartostory.render.contents import contents_page
from cartostory.render.drawn import DrawnMap
from cartostory.render.feed import feed
from cartostory.render.home import home_page
from cartostory.render.kiosk import kiosk_page
from cartostory.render.link_map import link_map
from cartostory.render.not_found import not_found_page
from cartostory.render.offline import offline_page
from cartostory.render.page import text_page
from cartostory.render.press import Press, press_of
from cartostory.render.programme import event_page, programme_page
from cartostory.render.robots import robots
from cartostory.render.search import search_page
from cartostory.render.search_index import search_index
from cartostory.render.shared import Rendered, Shared
from cartostory.render.sheet import Sheet
from cartostory.render.short_link import short_link_page
from cartostory.render.single import single_page
from cartostory.render.sitemap import sitemap
from cartostory.render.start import start_page
from cartostory.render.story import story_page
from cartostory.render.templates import TemplateProblem
from cartostory.render.wall import wall_page
from cartostory.theme.parts import Theme

PAGES: Mapping[Kind, Callable[[Press, Output, Sheet], str]] = {
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


def render_output(shared: Shared, output: Output) -> Rendered:
    """Make one file. A template that fails gives no bytes and a problem. For workers: `shared` is sent once."""
    press = press_of(shared)
    sheet = press.sheet(output)
    try:
        text = PAGES[output.address.kind](press, output, sheet)
    except TemplateProblem as error:
        return Rendered(b"", (*sheet.problems, error.problem))
    return Rendered(text.encode(), tuple(dict.fromkeys(sheet.problems)))


def render(output: Output, site: Site, plan: Plan, theme: Theme, maps: Mapping[Address, DrawnMap]) -> bytes:
    """Make one file of a site. Raises `TemplateProblem` where a template fails."""
    press = press_of(Shared(site, plan, theme, maps))
    return PAGES[output.address.kind](press, output, press.sheet(output)).encode()
