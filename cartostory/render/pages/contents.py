"""A language of the site -> the list of all that it holds: stories with their chapters, pages, programme, wall."""

from __future__ import annotations

from cartostory.model import Partnership
from cartostory.model.languages import direction
from cartostory.model.output import Kind, Output
from cartostory.render.body import title_html
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import choose_story
from cartostory.render.views.others import ContentsView, LineView, StoryContents


def contents_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page that lists everything: the second way to find a page (RGAA 4.1.2, 12.1; WCAG 2.2, 2.4.5)."""
    framed = shell(sheet, Head(sheet.words.gettext("Site map")))
    return press.templates.page("contents.html", sheet, {"shell": framed, "contents": contents(sheet)})


def contents(sheet: PageContext) -> ContentsView:
    """Give everything that the site holds in a language; a story that it lacks in the first one, marked as such."""
    stories = (_story(partnership, sheet) for partnership in sheet.shared.site.partnerships)
    return ContentsView(tuple(one for one in stories if one), _pages(sheet), _events(sheet))


def _story(partnership: Partnership, sheet: PageContext) -> StoryContents | None:
    story = choose_story(partnership, sheet)
    if story is None:
        return None
    url = sheet.link(Kind.STORY, partnership.slug, story.language)
    chapters = tuple(
        LineView(str(title_html(chapter.title, story.language).unescape()), f"{url}#{chapter.id}", chapter.number)
        for chapter in story.chapters
    )
    title = sheet.set(story.title, story.language)
    return StoryContents(title, url, story.language, direction(story.language), chapters)


def _pages(sheet: PageContext) -> tuple[LineView, ...]:
    """Give what the menu leads to, in its order."""
    own = (
        (Kind.ATLAS, sheet.words.gettext("Atlas")),
        (Kind.LIKENESS, sheet.words.gettext("A town like ours")),
        (Kind.PROGRAMME, sheet.words.gettext("Programme")),
        (Kind.WALL, sheet.words.gettext("The wall")),
    )
    lines = [LineView(label, sheet.link(kind, "", sheet.language)) for kind, label in own if _has(kind, sheet)]
    lines += (
        LineView(sheet.foreign(page.title, page.text_language), sheet.link(Kind.PAGE, page.slug, page.language))
        for page in sheet.shared.site.pages
        if page.language == sheet.language and sheet.has(Kind.PAGE, page.slug, page.language)
    )
    lines += (
        LineView(sheet.set(method.title), sheet.link(Kind.METHOD, method.slug, method.language))
        for partnership in sheet.shared.site.partnerships
        for method in partnership.methods.values()
        if method.language == sheet.language and sheet.has(Kind.METHOD, method.slug, method.language)
    )
    if _has(Kind.GATHERED, sheet):
        label = sheet.words.gettext("Partnerships of other towns")
        lines.append(LineView(label, sheet.link(Kind.GATHERED, "", sheet.language)))
    if _has(Kind.DATA_PAGE, sheet):
        lines.append(LineView(sheet.words.gettext("Open data"), sheet.link(Kind.DATA_PAGE, "", sheet.language)))
    if _has(Kind.SEARCH, sheet):
        lines.append(LineView(sheet.words.gettext("Search"), sheet.link(Kind.SEARCH, "", sheet.language)))
    return tuple(lines)


def _events(sheet: PageContext) -> tuple[LineView, ...]:
    found: dict[str, LineView] = {}
    for event in sheet.shared.site.events:
        if sheet.has(Kind.EVENT, event.slug, event.language) and (
            event.slug not in found or event.language == sheet.language
        ):
            title = sheet.foreign(event.title, event.language)
            found[event.slug] = LineView(title, sheet.link(Kind.EVENT, event.slug, event.language))
    return tuple(found.values())


def _has(kind: Kind, sheet: PageContext) -> bool:
    return sheet.has(kind, language=sheet.language)
