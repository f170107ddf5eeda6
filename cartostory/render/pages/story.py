"""A story -> its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from cartostory.carto.view.framing import Frame, FrameKind, frame
from cartostory.carto.view.in_view import in_view
from cartostory.carto.view.names import numbered, photo_markers
from cartostory.carto.view.picture import Marker
from cartostory.model import Chapter, Medium, Partnership, Story
from cartostory.model.output import Address, Kind, Output
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.problems.problem import problem
from cartostory.render.body import PageText, title_html, without_links
from cartostory.render.comparison import comparison, with_both
from cartostory.render.credits import label_language, layer_credit
from cartostory.render.embed_frame import frame_html
from cartostory.render.feeds.story_data import story_data
from cartostory.render.figures import Pictures
from cartostory.render.html.markdown import STORY_TOP, ChapterHtml, Pieces
from cartostory.render.map_alt import chapter_alt, globe_alt
from cartostory.render.map_view import map_view, story_map
from cartostory.render.neighbours import neighbours
from cartostory.render.page_context import PageContext
from cartostory.render.pages.short_link import short_link_view
from cartostory.render.paper import paper_views
from cartostory.render.partnership_facts import facts_view
from cartostory.render.places import kicker, markers_of, towns_of
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import cover, distance_km, set_story
from cartostory.render.views.parts import MapView
from cartostory.render.views.story import ChapterView, StoryView
from cartostory.render.works import works

OPENING = "0"
_FIRST_ASSETS = ("site.css", "site.js")


def story_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the page of a story in one language."""
    head, view = story_views(press, output, sheet)
    context = {
        "shell": shell(sheet, head),
        "view": view,
        "neighbours": neighbours(view.partnership, sheet),
        "data": story_data(view.partnership.stories[output.address.language], sheet),
    }
    return press.templates.page("story.html", sheet, context)


def story_views(press: Renderer, output: Output, sheet: PageContext) -> tuple[Head, StoryView]:
    """Gather what a story shows, on its page or in a file of its own."""
    found = sheet.shared.site.partnership(output.address.subject)
    if found is None or output.address.language not in found.stories:
        raise LookupError(output.path)
    story = found.stories[output.address.language]
    view = _view(found, story, press, sheet)
    return Head(story.title, story.summary, view.cover, _attribution(view, sheet)), view


def _view(partnership: Partnership, story: Story, press: Renderer, sheet: PageContext) -> StoryView:
    pieces = sheet.shared.markdown(story.body.markdown, story.headings, story.language, STORY_TOP)
    if pieces.is_broken:
        sheet.problems.append(problem("html-left-open", story.span))
    pictures = Pictures(sheet, places={digest: one.number for digest, one in numbered(partnership, story).items()})
    body = PageText(sheet, press.templates, pictures, story.body, story.language)
    lead = body.fill(pieces.lead)
    chapters = _chapters(partnership, story, pieces, body)
    notes = body.fill(pieces.footnotes)
    opening = _opening(partnership, story, sheet)
    told = set_story(story, sheet)
    return StoryView(
        story=told,
        partnership=partnership,
        lead=lead,
        chapters=chapters,
        facts=facts_view(told, sheet),
        footnotes=notes,
        opening=opening,
        cover=cover(partnership, story, sheet),
        distance_km=distance_km(story),
        photos=pictures.all_views,
        layer_credits=_layer_credits(partnership, sheet),
        live_url=_live_url(story, sheet),
        held_url=_held_url(story, sheet),
        has_notes=any(chapter.map and chapter.map.notes for chapter in chapters),
        weight_kb=_weight_kb((lead, *(chapter.text for chapter in chapters), notes), story, press, sheet),
        live_kb=_live_kb(story, sheet),
        short_link=short_link_view(story.slug, story.language, sheet),
        paper=paper_views(story.slug, story.language, sheet),
        single_url=_single_url(story, sheet),
        single_kb=_single_kb(story, sheet),
        embed_html=_embed_html(told, sheet),
    )


def _chapters(partnership: Partnership, story: Story, pieces: Pieces, body: PageText) -> tuple[ChapterView, ...]:
    together = zip(story.chapters, pieces.chapters, frame(partnership, story), strict=True)
    markers = markers_of(partnership, story)
    found = []
    for chapter, piece, seen in together:
        photos = photo_markers(partnership, story, chapter.number) if seen.kind is FrameKind.MAP else ()
        name, picture = _map(story, chapter, seen, (*markers, *photos), body.sheet)
        compared = comparison(partnership, chapter, seen, picture, body)
        view = _chapter(chapter, piece, body, (name, with_both(picture, compared)))
        found.append(replace(view, works=works(partnership, seen, body.sheet), comparison=compared))
    return tuple(found)


def _chapter(chapter: Chapter, piece: ChapterHtml, body: PageText, shown: tuple[str, MapView | None]) -> ChapterView:
    name, picture = shown
    heading = body.fill(piece.title) or title_html(chapter.title, body.language)
    title = without_links(heading)
    voice = chapter.view.audio
    text = body.fill(piece.text)
    if voice:
        text = Markup(body.play(voice.name, Medium.AUDIO, "voice")) + text  # noqa: S704 - the theme's
    return ChapterView(chapter, chapter.number, chapter.id, title, name, text, picture, heading)


def _map(
    story: Story, chapter: Chapter, seen: Frame, markers: tuple[Marker, ...], sheet: PageContext
) -> tuple[str, MapView | None]:
    """Give the place that a chapter's map is about, and the map."""
    shown = in_view(markers, seen)
    address = story_map(str(chapter.number), story.slug, story.language)
    name = sheet.words.gettext("Map of chapter %(number)s") % {"number": sheet.words.number(chapter.number)}
    picture = map_view(address, chapter_alt(chapter, seen, shown, address, sheet), shown, sheet, seen, name)
    return sheet.set(kicker(markers, seen, sheet)), picture


def _opening(partnership: Partnership, story: Story, sheet: PageContext) -> MapView | None:
    towns = towns_of(markers_of(partnership, story))
    alt, name = globe_alt(towns, story.title, sheet), sheet.words.gettext("Globe")
    return map_view(story_map(OPENING, story.slug, story.language), alt, towns, sheet, name=name)


def _layer_credits(partnership: Partnership, sheet: PageContext) -> tuple[str, ...]:
    # a source's name stands as its makers write it, in whatever language
    said = ((layer, layer_credit(layer, sheet)) for layer in partnership.layers.values())
    return tuple(dict.fromkeys(sheet.foreign(told, label_language(layer, sheet)) for layer, told in said if told))


def _attribution(view: StoryView, sheet: PageContext) -> tuple[str, ...]:
    maps = (view.opening, *(chapter.map for chapter in view.chapters))
    sources = (one for shown in maps if shown for one in shown.attribution.split(" · ") if one)
    town_map = sheet.shared.site.town_map if view.live_url else None
    return tuple(dict.fromkeys([*sources, *([town_map.attribution] if town_map and town_map.attribution else [])]))


def _held_url(story: Story, sheet: PageContext) -> str:
    is_held = sheet.has(Kind.TOWN_TILES, story.slug)
    return sheet.link(Kind.TOWN_TILES, story.slug) if is_held else ""


def _live_url(story: Story, sheet: PageContext) -> str:
    address = Address(Kind.LIVE, story.slug, story.language)
    return sheet.links.to(address) if sheet.shared.plan.has(address) else ""


def _single(story: Story) -> Address:
    return Address(Kind.SINGLE, story.slug, story.language)


def _single_url(story: Story, sheet: PageContext) -> str:
    return sheet.links.to(_single(story)) if _single(story) in sheet.shared.single_bytes else ""


def _embed_html(story: Story, sheet: PageContext) -> str:
    address = Address(Kind.EMBED, story.slug, story.language)
    is_offered = sheet.output.address.kind is Kind.STORY and sheet.shared.plan.has(address)
    return frame_html(story.title, sheet.links.absolute(address)) if is_offered else ""


def _single_kb(story: Story, sheet: PageContext) -> int:
    return _kilobytes(sheet.shared.single_bytes.get(_single(story), 0))


def _live_kb(story: Story, sheet: PageContext) -> int:
    added = sheet.shared.live_bytes.get(Address(Kind.LIVE, story.slug, story.language), 0)
    return _kilobytes(added) if added else 0


def _weight_kb(parts: Iterable[Markup], story: Story, press: Renderer, sheet: PageContext) -> int:
    """Weigh what a reader's device asks for at once: the text, style sheet and script, and the first map picture."""
    text = gzipped_bytes("".join(parts).encode())
    opening = sheet.shared.maps.get(story_map(OPENING, story.slug, story.language))
    first_map = opening.weight_bytes if opening else 0
    return _kilobytes(text + first_map + sum(map(press.weight, _FIRST_ASSETS)))


def _kilobytes(count: int) -> int:
    return max(1, round(count / 1000))
