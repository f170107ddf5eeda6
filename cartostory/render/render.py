"""An output -> its bytes, by what it is. Pure: neither disk nor network nor clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from cartostory.model import Site
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.passage import Passage
from cartostory.model.theme import Theme
from cartostory.problems.problem import Span, problem
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.feeds.calendar import calendar
from cartostory.render.feeds.feed import feed
from cartostory.render.feeds.link_map import link_map
from cartostory.render.feeds.sitemap import robots, sitemap
from cartostory.render.html.markdown import UnreadableTextError
from cartostory.render.page_context import Sheet
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
from cartostory.render.renderer import Press, press_of
from cartostory.render.shared import Rendered, Shared
from cartostory.render.templates import TemplateProblem

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
    except UnreadableTextError as error:
        found = problem(error.code, Span(_file_of(error.text, shared.site)), **error.values)
        return Rendered(b"", (*sheet.problems, found))
    return Rendered(text.encode(), tuple(dict.fromkeys(sheet.problems)))


def _file_of(text: str, site: Site) -> str:
    """Find the file that a text stands in."""
    stories = (story for partnership in site.partnerships for story in partnership.stories.values())
    bodies: Iterable[Passage] = chain(
        (story.body for story in stories),
        (event.text for event in site.events),
        (note.text for note in site.wall),
        (page.text for page in site.pages),
    )
    return next((body.span.file for body in bodies if body.text == text), "content")


def render(output: Output, site: Site, plan: Plan, theme: Theme, maps: Mapping[Address, DrawnMap]) -> bytes:
    """Make one file of a site. Raises `TemplateProblem` where a template fails."""
    press = press_of(Shared(site, plan, theme, maps))
    return PAGES[output.address.kind](press, output, press.sheet(output)).encode()
