"""A language of the site -> its home page."""

from __future__ import annotations

from cartostory.carto.view.picture import Marker
from cartostory.model.atlas import AtlasFacet
from cartostory.model.atlas_parts import AtlasPart
from cartostory.model.output import HOME_MAP, Address, Kind, Output
from cartostory.render.atlas.facets import facet_views
from cartostory.render.atlas.summary import summary_of
from cartostory.render.map_view import map_view
from cartostory.render.page_context import PageContext
from cartostory.render.pages.programme import event_views
from cartostory.render.pages.wall import note_views
from cartostory.render.places import markers_of, towns_of
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_links
from cartostory.render.views.atlas import OfferedAtlas
from cartostory.render.views.parts import MapView

_MOST_STORIES = 9
"""Stories on the first page of a site that has an atlas, which holds them all."""
_MOST_NAMES = 20
"""Towns that the map's alternative names; of more it says how many partnerships there are."""


def home_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the home page: all stories, whatever their language, and the map of the ways between the towns."""
    offered = _atlas(sheet)
    stories = story_links(sheet, _MOST_STORIES if offered else None)
    shown = partnerships_map(sheet, len(sheet.shared.site.known))
    cover = next((story.cover for story in stories if story.cover), None)
    sources = tuple(shown.attribution.split(" · ")) if shown and shown.attribution else ()
    context = {
        "shell": shell(sheet, Head(sheet.site("title"), sheet.site("summary"), cover, sources)),
        "stories": stories,
        "map": shown,
        "summary": sheet.site("summary"),
        "events": event_views(press, sheet),
        "notes": note_views(press, sheet),
        "atlas": offered,
    }
    return press.templates.page("home.html", sheet, context)


def _atlas(sheet: PageContext) -> OfferedAtlas | None:
    """Say what the atlas holds, where there is one."""
    if not sheet.has(Kind.ATLAS, "", sheet.language):
        return None
    part = AtlasPart()
    summary = summary_of(sheet.shared, part, sheet.language)
    facets = tuple(one for one in facet_views(summary, part, sheet) if one.key in _OFFERED)
    likeness = sheet.link(Kind.LIKENESS, "", sheet.language)
    return OfferedAtlas(sheet.link(Kind.ATLAS, "", sheet.language), likeness, summary.total, facets)


_OFFERED = (AtlasFacet.COUNTRY, AtlasFacet.THEME)


def partnerships_map(sheet: PageContext, total: int) -> MapView | None:
    """Show the map of all partnerships, of which there are `total`."""
    towns = dict.fromkeys(_towns(sheet)) if total <= _MOST_NAMES else ()
    names = sheet.words.in_a_row(dict.fromkeys(town.name for town in towns))
    if not towns:
        names = sheet.words.ngettext("%(number)s partnership", "%(number)s partnerships", total)
        names %= {"number": sheet.words.number(total)}
    alt = sheet.words.gettext("Map of the partnerships: %(places)s") % {"places": names}
    name = sheet.words.gettext("Map of the partnerships")
    return map_view(Address(Kind.MAP, "", sheet.language, HOME_MAP), alt, (), sheet, name=name)


def _towns(sheet: PageContext) -> list[Marker]:
    found: list[Marker] = []
    for partnership in sheet.shared.site.known:
        story = partnership.stories.get(sheet.language) or partnership.story
        found += towns_of(markers_of(partnership, story))
    return found
