"""A site and its theme -> how far each story is translated, and which words of the theme a language lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.core import get_global

from cartostory.model import Partnership, Place, Site, Story, Town
from cartostory.model.languages import is_language
from cartostory.model.photo_uses import calls, find_photo
from cartostory.problems.problem import Problem, problem
from cartostory.theme import Theme
from cartostory.theme.sentences import sentences, untranslated

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many are there."""

    done: int
    whole: int

    def __str__(self) -> str:
        """Write it as a table does: 3/12; a dash where there is nothing to translate."""
        return f"{self.done}/{self.whole}" if self.whole else "–"


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One story in one language. `names` counts towns, places and layers, `pictures` what is said of each picture.

    `captions` counts the pictures of the text whose caption the first language gives.
    """

    slug: str
    language: str
    chapters: Share
    title: Share
    summary: Share
    names: Share
    pictures: Share
    captions: Share


def rows(site: Site) -> tuple[TranslationRow, ...]:
    """Give a row for each story in each language of the site, the first one too: there a dash is a gap as well."""
    languages = site.config.languages
    return tuple(row(partnership, language) for partnership in site.partnerships for language in languages)


def interface(languages: Iterable[str], theme: Theme) -> Mapping[str, Share]:
    """Tell how many of the theme's sentences each language has; English is what they are written in."""
    whole = len(sentences(theme.catalogs))
    return {one: Share(whole - len(untranslated(one, theme.catalogs)), whole) for one in languages}


def notes(site: Site, theme: Theme) -> Iterator[Problem]:
    """Say which of the theme's sentences another language stands in for."""
    span = site.config.spans.get("languages", site.config.span)
    for language in site.config.languages:
        missing = untranslated(language, theme.catalogs) if is_language(language) else ()
        if missing:
            shown = ", ".join(f"“{one}”" for one in missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
            yield problem("interface-not-translated", span, language=language, count=len(missing), sentences=shown)


def row(partnership: Partnership, language: str) -> TranslationRow:
    """Tell how far a partnership’s story is there in a language."""
    first, story = partnership.story, partnership.stories.get(language)
    return TranslationRow(
        slug=partnership.slug,
        language=language,
        chapters=Share(len(story.chapters) if story else 0, len(first.chapters)),
        title=_text("title", story, first),
        summary=_text("summary", story, first),
        names=_names(partnership, language),
        pictures=_pictures(partnership, story, language),
        captions=_captions(first, story),
    )


def _text(key: str, story: Story | None, first: Story) -> Share:
    """Count one text, which a translation may have taken from the first language."""
    is_own = story is not None and bool(getattr(story, key)) and key not in story.inherited
    return Share(int(is_own), int(bool(getattr(first, key))))


def _names(partnership: Partnership, language: str) -> Share:
    """Count names: those of towns and places serve as they are in every language of the same script."""
    first = partnership.story
    is_first = _base(language) == _base(first.language)
    reads_as_is = _script(language) == _script(first.language)
    places: tuple[Town | Place, ...] = (*first.towns, *first.places.values())
    there = [reads_as_is or _is_named(one.names, language) for one in places]
    there += [is_first or _is_named(layer.names, language) for layer in partnership.layers.values()]
    return Share(sum(there), len(there))


def _is_named(names: Mapping[str, str], language: str) -> bool:
    return language in names or _base(language) in names


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _script(language: str) -> str:
    """Give the script in which a language is mostly written (CLDR's likely subtags): Latn, Arab."""
    likely = str(get_global("likely_subtags").get(_base(language), ""))
    return likely.split("_")[1] if likely.count("_") > 1 else "Latn"


def _pictures(partnership: Partnership, story: Story | None, language: str) -> Share:
    """Count what is said of pictures: in the text, else in the register, whose `alt` is in the first language."""
    shown = story or partnership.story
    said = {image.target.name: image.alt for image in story.body.images} if story else {}
    found = [
        _is_described(partnership, language, call.target.name, said.get(call.target.name)) for call in calls(shown)
    ]
    return Share(sum(found), len(found))


def _is_described(partnership: Partnership, language: str, name: str, alt: str | None) -> bool:
    photo = find_photo(partnership.media.photos, name)
    rights = photo.rights if photo else None
    if alt or (rights and (rights.decorative or _is_named(rights.alts, language))):
        return True
    return bool(rights and rights.alt and _base(language) == _base(partnership.story.language))


def _captions(first: Story, story: Story | None) -> Share:
    wanted = sum(bool(image.caption) for image in first.body.images)
    return Share(min(wanted, sum(bool(image.caption) for image in story.body.images)) if story else 0, wanted)
