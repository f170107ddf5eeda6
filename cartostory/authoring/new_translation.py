"""A story -> the draft of its translation: titles to write, and the original beside them where no reader sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from cartostory.authoring.new import NotCreatedError
from cartostory.load.site import load
from cartostory.media.atomic_write import create_whole
from cartostory.model import Chapter, Story
from cartostory.problems.messages import translatable

Say = Callable[[str], str]


def create_translation(root: Path, name: str, language: str, say: Say) -> Path:
    """Write `story.LANG.md` beside a story; give its path. `say` gives the comments’ language.

    Raises `NotCreatedError` where there is no such story, where the language is not one of the site’s, or where the
    translation exists; `OSError` where the disk refuses.
    """
    site, _ = load(root)
    partnership = next((one for one in site.partnerships if one.slug == name), None)
    if partnership is None:
        known = ", ".join(one.slug for one in site.partnerships) or "–"
        raise NotCreatedError(_NO_STORY, name=name, known=known)
    if language not in site.config.languages:
        raise NotCreatedError(_NO_LANGUAGE, language=language, known=", ".join((*site.config.languages, language)))
    file = f"{partnership.folder}/story.{language}.md"
    if language in partnership.stories or (root / file).exists():
        raise NotCreatedError(_EXISTS, file=file)
    create_whole(root / file, _text(partnership.story, say).encode())
    return root / file


def _text(story: Story, say: Say) -> str:
    matter = [
        f'title: ""  # {_line(story.title)}',
        f'summary: ""  # {_line(story.summary)}',
        f"draft: true  # {say(_DRAFT)}",
        f"translation: human  # {say(_HOW)}",
    ]
    lead = _beside(story.lead.text, say)
    chapters = (_chapter(chapter, say) for chapter in story.chapters)
    return "---\n" + "\n".join(matter) + "\n---\n\n" + "\n\n".join(filter(None, (lead, *chapters))) + "\n"


def _chapter(chapter: Chapter, say: Say) -> str:
    """Write a chapter’s heading, to be translated, and its text in a comment; the map is taken from the original."""
    return f"## {' '.join(chapter.heading[1].split())}\n\n{_beside(chapter.text.text, say)}".rstrip()


def _beside(text: str, say: Say) -> str:
    """Put a text between marks that keep it from readers; marks inside of it become harmless."""
    plain = text.strip().replace("<!--", "<! --").replace("-->", "-- >")
    return f"<!-- {say(_ORIGINAL)}\n\n{plain}\n\n-->" if plain else ""


def _line(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)[1:-1]


_NO_STORY = translatable("There is no story named {name}. There are: {known}.")
_NO_LANGUAGE = translatable(
    "{language} is not among the site’s languages. Add it to config.yaml first: languages: [{known}]"
)
_EXISTS = translatable("There is already {file}. Go on there.")
_DRAFT = translatable("take this line out to publish the translation")
_HOW = translatable("machine-aided, where a program helped")
_ORIGINAL = translatable("The original: write the translation above this line, and leave this as long as it helps.")
