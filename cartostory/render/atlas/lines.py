"""A partnership -> its line in the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cartostory.model import Partnership, Story, Town
from cartostory.model.atlas import AtlasFacet, key_of, name_in, people, reach_km, town_key
from cartostory.model.languages import direction
from cartostory.model.output import Kind
from cartostory.render.credits import licence
from cartostory.render.page_context import PageContext
from cartostory.render.story_link import choose_story, story_url
from cartostory.render.views.atlas import AtlasLine, AtlasTown, NamedLink


def lines_of(
    partnerships: Iterable[Partnership], sheet: PageContext, reasons: Mapping[str, str] | None = None
) -> tuple[AtlasLine, ...]:
    """Give the lines of partnerships, but of those that no language publishes. `reasons` are by slug."""
    found = ((one, choose_story(one, sheet)) for one in partnerships)
    return tuple(_line(one, story, sheet, (reasons or {}).get(one.slug, "")) for one, story in found if story)


def _line(partnership: Partnership, story: Story, sheet: PageContext, reasons: str) -> AtlasLine:
    origin = partnership.origin
    return AtlasLine(
        url=story_url(partnership, story, sheet),
        language=story.language,
        direction=direction(story.language),
        title=sheet.foreign(story.title, story.language),
        towns=tuple(_towns(partnership, sheet)),
        since=partnership.story.since,
        status=partnership.story.status.value,
        themes=tuple(_themes(partnership, sheet)),
        km=reach_km(partnership),
        people=people(partnership),
        reasons=reasons,
        origin=sheet.foreign(origin.title, origin.language or sheet.language) if origin else "",
        licence=licence(origin.licence, sheet).name if origin else "",
    )


def _towns(partnership: Partnership, sheet: PageContext) -> Iterator[AtlasTown]:
    for number, town in enumerate(partnership.story.towns):
        name, country = name_in(town, sheet.language), country_of(town, sheet)
        role = "there" if number else "here"
        url = choice_url(AtlasFacet.TOWN, town_key(town), sheet)
        yield AtlasTown(sheet.set(name), country if country != name else "", role, url)


def country_of(town: Town, sheet: PageContext) -> str:
    """Name the country of a town; "" where nobody says which."""
    return sheet.words.country_name(town.country) if town.country else ""


def _themes(partnership: Partnership, sheet: PageContext) -> Iterator[NamedLink]:
    for theme in partnership.story.themes:
        yield NamedLink(theme_name(partnership, theme, sheet), choice_url(AtlasFacet.THEME, key_of(theme), sheet))


def theme_name(partnership: Partnership, theme: str, sheet: PageContext) -> str:
    """Name a theme as a translation does: the second of its list is the second of the first language's."""
    return said_like(theme, partnership, "themes", sheet)


def said_like(name: str, partnership: Partnership, key: str, sheet: PageContext) -> str:
    """Give a word of a list of the first language in the page's, where its translation has a list as long."""
    first, own = partnership.story, partnership.stories.get(sheet.language)
    names: tuple[str, ...] = getattr(first, key)
    translated: tuple[str, ...] = getattr(own, key) if own and key not in own.inherited else ()
    if own and len(translated) == len(names):
        return sheet.foreign(translated[names.index(name)], own.language)
    return sheet.foreign(name, first.language)


def choice_url(facet: AtlasFacet, choice: str, sheet: PageContext) -> str:
    """Give the page of a choice; "" where it has none."""
    part = f"{facet.value}/{choice}"
    has_page = sheet.has(Kind.ATLAS, "", sheet.language, part)
    return sheet.link(Kind.ATLAS, "", sheet.language, part) if has_page else ""
