"""The notes of a story's maps: they point at something, are shown and brief, every language has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cartostory.carto.view.names import MapTarget, targets
from cartostory.model import Annotation, Partnership, Site, Story
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, problem

_FEWEST, _MOST = 3, 12


def check_notes(site: Site, _today: date) -> Iterator[Problem]:
    """Find notes that lead nowhere, that nobody sees, that are too long, or that a language lacks."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from _called(story)
            own = [note for note in story.notes.values() if note.span.file == story.span.file]
            known = targets(partnership, story) if own else {}
            for note in own:
                yield from _note(note, story, known)
        yield from _untranslated(partnership)


def _called(story: Story) -> Iterator[Problem]:
    for chapter in story.chapters:
        for ref in chapter.view.notes:
            if ref.name not in story.notes and ref.span.file == story.span.file:
                yield problem("unknown-note", ref.span, name=ref.name, nearest=nearest(ref.name, story.notes) or "")


def _note(note: Annotation, story: Story, known: Mapping[str, MapTarget]) -> Iterator[Problem]:
    shown = {ref.name for chapter in story.chapters for ref in chapter.view.notes}
    if note.key not in shown:
        yield problem("note-never-shown", note.span, name=note.key)
    if note.at and note.at.name not in known:
        guess = nearest(note.at.name, known) or ""
        yield problem("note-unknown-place", note.at.span, name=note.at.name, nearest=guess)
    elif note.at and not (known[note.at.name].point or known[note.at.name].bounds):
        yield problem("hidden-place-on-the-map", note.at.span, name=note.at.name)
    for text in (note.text, *note.texts.values()):
        count = len(text.split())
        if not _FEWEST <= count <= _MOST:
            yield problem("note-not-brief", note.span, note=text, count=count)


def _untranslated(partnership: Partnership) -> Iterator[Problem]:
    """Say once of each note of the first language in which others it stands as it is."""
    first = partnership.story
    for note in first.notes.values():
        missing = [
            language
            for language, story in partnership.stories.items()
            if story.notes.get(note.key) is note and language != first.language and not _has(note, language)
        ]
        if missing:
            languages = ", ".join(missing)
            yield problem("note-not-translated", note.span, note=note.text, languages=languages, first=missing[0])


def _has(note: Annotation, language: str) -> bool:
    return language in note.texts or language.split("-", maxsplit=1)[0] in note.texts
