"""Chosen stories -> the page that plays them by itself in a library or a hall. It holds no link: nobody leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from cartostory.carto.view.framing import frame
from cartostory.carto.view.in_view import in_view
from cartostory.model import Chapter, Partnership, Story
from cartostory.model.languages import direction
from cartostory.model.output import Kind, Output
from cartostory.render.html.content_security_policy import guarded
from cartostory.render.html.markdown import STORY_TOP, Pieces
from cartostory.render.html.tree import Element, edited, tree
from cartostory.render.links import quoted
from cartostory.render.map_alt import chapter_alt, globe_alt
from cartostory.render.map_view import map_view, story_map
from cartostory.render.page_context import PageContext
from cartostory.render.pages.short_link import short_link_view
from cartostory.render.places import kicker, markers_of, towns_of
from cartostory.render.renderer import Renderer
from cartostory.render.story_link import cover
from cartostory.render.views.others import SlideView

_OPENING = "0"
_SENTENCE = re.compile(r".*?[.!?…](?:[\s\u00a0\u202f]»)?(?=\s|$)", re.DOTALL)
_MOST_LETTERS = 340
"""What is read in twenty seconds by somebody who stands: about three words a second, with time for the map."""


def kiosk_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the kiosk of one story (`subject`), or that of the site's chosen ones, in one language."""
    config = sheet.shared.site.config
    chosen = chosen_stories(sheet.shared.site.partnerships, config.kiosk.stories, output.address.subject)
    spoken = (one.stories.get(sheet.language, one.story).language for one in chosen)
    letters = dict.fromkeys(f"fonts.{language}.css" for language in (sheet.language, *spoken))
    context = {
        "slides": Slides(chosen, sheet),
        "shown": Markup("").join(_shown(one, press, sheet) for one in chosen),
        "fonts": tuple(name for name in letters if sheet.has(Kind.ASSET, name)),
        "language": sheet.language,
        "direction": direction(sheet.language),
        "site_title": sheet.site("title"),
        "seconds": config.kiosk.seconds,
        "idle_seconds": config.kiosk.idle_seconds,
    }
    return press.templates.page("kiosk.html", sheet, context)


class Slides(Sequence[SlideView]):
    """The slides of stories, made when a template asks for them: that of the default theme asks for `shown` alone."""

    def __init__(self, chosen: tuple[Partnership, ...], sheet: PageContext) -> None:
        self._chosen, self._sheet = chosen, sheet

    def __iter__(self) -> Iterator[SlideView]:
        return (slide for one in self._chosen for slide in _slides(one, self._sheet))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __len__(self) -> int:
        return sum(1 + len(one.stories.get(self._sheet.language, one.story).chapters) for one in self._chosen)


def _shown(partnership: Partnership, press: Renderer, sheet: PageContext) -> Markup:
    """Give the slides of a story as HTML."""

    def made(own: PageContext) -> str:
        slides = tuple(_slides(own.shared.site.partnership(partnership.slug) or partnership, own))
        site = {"title": own.site("title"), "language": own.language, "direction": direction(own.language)}
        return str(press.templates.macro("parts/slides.html", "slides", own, slides, site))

    has_own = "parts/slides.html" in sheet.shared.theme.templates  # a theme may be older than this part
    text = sheet.shared.fragment("slides", partnership.slug, sheet, made) if has_own else ""
    return Markup(text)  # noqa: S704 - the theme's


def kiosk_door(title: str, language: str, path: str) -> str:
    """Make the page that a packed kiosk is started with: it goes to the kiosk at once."""
    return guarded(
        f'<!doctype html>\n<html lang="{language}" dir="{direction(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={path}">\n<title>{escape(title)}</title>\n</head>\n'
        f'<body>\n<p><a href="{path}">{escape(title)}</a></p>\n</body>\n</html>\n'
    )


def chosen_stories(
    partnerships: tuple[Partnership, ...], chosen: tuple[str, ...], only: str = ""
) -> tuple[Partnership, ...]:
    """Give the stories of a kiosk, in the order of the settings; all of them where the settings name none."""
    by_slug = {partnership.slug: partnership for partnership in partnerships}
    wanted = (only,) if only else chosen or tuple(by_slug)
    return tuple(by_slug[slug] for slug in wanted if slug in by_slug)


def _slides(partnership: Partnership, sheet: PageContext) -> Iterator[SlideView]:
    story = partnership.stories.get(sheet.language, partnership.story)
    yield _opening(partnership, story, sheet)
    pieces: Pieces = sheet.shared.markdown(story.body.markdown, story.headings, story.language, STORY_TOP)
    markers = markers_of(partnership, story)
    for chapter, piece, seen in zip(story.chapters, pieces.chapters, frame(partnership, story), strict=True):
        shown = in_view(markers, seen)
        address = story_map(str(chapter.number), story.slug, story.language)
        yield SlideView(
            language=story.language,
            direction=direction(story.language),
            story=sheet.set(story.title, story.language),
            number=chapter.number,
            kicker=sheet.set(kicker(markers, seen, sheet)),
            title=sheet.set(chapter.title, story.language),
            text=excerpt(piece.text),
            map=map_view(address, chapter_alt(chapter, seen, shown, address, sheet), shown, sheet, seen),
            photo=None,
            short_link=short_link_view(_target(partnership, chapter), story.language, sheet),
            id=f"{quoted(story.slug)}-{chapter.number}",
        )


def _target(partnership: Partnership, chapter: Chapter) -> str:
    """Name a chapter as its short link does: by its anchor in the story's first language."""
    first = partnership.story.chapters
    anchor = next((one.id for one in first if one.number == chapter.number), chapter.id)
    return f"{partnership.slug}#{anchor}"


def _opening(partnership: Partnership, story: Story, sheet: PageContext) -> SlideView:
    towns = towns_of(markers_of(partnership, story))
    alt = globe_alt(towns, story.title, sheet)
    picture = map_view(story_map(_OPENING, story.slug, story.language), alt, towns, sheet)
    return SlideView(
        language=story.language,
        direction=direction(story.language),
        story=sheet.set(story.title, story.language),
        number=0,
        kicker=sheet.set(" – ".join(town.name for town in story.towns), story.language),
        title=sheet.set(story.title, story.language),
        text=sheet.set(story.summary, story.language),
        map=picture,
        photo=None if picture else cover(partnership, story, sheet),
        short_link=short_link_view(partnership.slug, story.language, sheet),
        id=f"{quoted(story.slug)}-0",
    )


def words_alone(html: str) -> str:
    """Give the words of a text; its no-break spaces stay, which `striptags` takes for any others."""
    kept = str(html).replace("\u00a0", "&#160;").replace("\u202f", "&#8239;")  # `Markup.replace` would escape them
    return Markup(kept).striptags()  # noqa: S704 - only its words are taken


def excerpt(html: str) -> str:
    """Give the first whole sentences of a text, as many as are read in the time of a slide."""
    paragraph = next((one for one in tree(html).all("p") if not one.attributes), None)
    text = words_alone(_without_notes(paragraph)) if paragraph else ""
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if kept and len(kept) + len(sentence) > _MOST_LETTERS:
            break
        kept += sentence
    if len(kept) > _MOST_LETTERS or not kept:
        words = text[:_MOST_LETTERS].rpartition(" ")[0] or text[:_MOST_LETTERS]
        kept = f"{words}…" if len(text) > _MOST_LETTERS else text
    return kept.strip()


def _without_notes(paragraph: Element) -> str:
    return edited(paragraph, ((note.start, note.end, "") for note in paragraph.outermost(lambda one: one.tag == "sup")))
