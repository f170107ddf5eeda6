"""A story -> a small page that other sites frame: its towns, title, summary, opening map, and the way to all of it.

It fills the frame that it is given, and says how high it would like to be (`embed.js`): a host that listens can follow,
and one that does not loses nothing.
"""

from __future__ import annotations

from cartostory.model.output import Kind, Output
from cartostory.render.map_view import map_view, story_map
from cartostory.render.page_context import PageContext
from cartostory.render.places import markers_of, towns_of
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_link

_OPENING = "0"


def embed_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the page of a story that is framed elsewhere."""
    partnership = sheet.shared.site.partnership(output.address.subject)
    link = story_link(partnership, sheet) if partnership else None
    if partnership is None or link is None:
        raise LookupError(output.path)
    story = partnership.stories[output.address.language]
    towns = towns_of(markers_of(partnership, story))
    alt = sheet.words.gettext("Globe: %(places)s") % {"places": sheet.words.in_a_row(town.name for town in towns)}
    context = {
        "shell": shell(sheet, Head(link.title, link.summary)),
        "story": link,
        "map": map_view(story_map(_OPENING, story.slug, story.language), alt, (), sheet),
        "letters": f"fonts.{sheet.language}.css" if sheet.has(Kind.ASSET, f"fonts.{sheet.language}.css") else "",
    }
    return press.templates.page("embed.html", sheet, context)
