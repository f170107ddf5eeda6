"""A language of the site -> its home page."""

from __future__ import annotations

from cartostory.carto.view.picture import Marker
from cartostory.model.output import Address, Kind, Output
from cartostory.render.map_view import map_view
from cartostory.render.page_context import PageContext
from cartostory.render.pages.programme import event_views
from cartostory.render.pages.wall import note_views
from cartostory.render.places import markers_of, towns_of
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_links
from cartostory.render.views.parts import MapView

HOME_MAP = "home"


def home_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the home page: all stories, whatever their language, and the map of the ways between the towns."""
    stories = story_links(sheet)
    shown = _map(output, sheet)
    cover = next((story.cover for story in stories if story.cover), None)
    sources = tuple(shown.attribution.split(" · ")) if shown and shown.attribution else ()
    context = {
        "shell": shell(sheet, Head(sheet.site("title"), sheet.site("summary"), cover, sources)),
        "stories": stories,
        "map": shown,
        "summary": sheet.site("summary"),
        "events": event_views(press, sheet),
        "notes": note_views(press, sheet),
    }
    return press.templates.page("home.html", sheet, context)


def _map(output: Output, sheet: PageContext) -> MapView | None:
    towns = dict.fromkeys(_towns(sheet))
    names = sheet.words.in_a_row(dict.fromkeys(town.name for town in towns))
    alt = sheet.words.gettext("Map of the partnerships: %(places)s") % {"places": names}
    name = sheet.words.gettext("Map of the partnerships")
    return map_view(Address(Kind.MAP, "", output.address.language, HOME_MAP), alt, (), sheet, name=name)


def _towns(sheet: PageContext) -> list[Marker]:
    found: list[Marker] = []
    for partnership in sheet.shared.site.partnerships:
        story = partnership.stories.get(sheet.language) or partnership.story
        found += towns_of(markers_of(partnership, story))
    return found
