"""Voices can be heard, and read.

A recording that is missing or that browsers cannot play leaves a dead button; without its words in the text it says
nothing to deaf readers (RGAA 4.1.2, criterion 4.1).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date

from cartostory.check.target import same_letters
from cartostory.model import Partnership, Passage, Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, Ref, Span, problem

_PLAYED = frozenset({".mp3", ".ogg", ".opus", ".m4a"})
_FOLDER = "audio/"
_BLOCK = re.compile(r"\s*/{3,}[ \t]*audio[ \t]*\|[ \t]*(?P<name>.*?)[ \t]*")


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find recordings that are not there, that browsers cannot play, or that have no transcript."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for ref in _blocks(story.body):
                yield from _recording(ref, partnership)
            for chapter in story.chapters:
                if audio := chapter.view.audio:
                    yield from _recording(audio, partnership)
                    if not chapter.text.text.strip():
                        yield problem("audio-without-transcript", audio.span, target=audio.name)


def _blocks(passage: Passage) -> Iterator[Ref]:
    """Find `/// audio | voice.mp3` on the source lines, as `load` does with links."""
    for number, line in enumerate(passage.text.split("\n")):
        if found := _BLOCK.fullmatch(line):
            yield Ref(found["name"], Span(passage.span.file, passage.span.line + number, found.start("name") + 1))


def _recording(audio: Ref, partnership: Partnership) -> Iterator[Problem]:
    voices = {same_letters(file).removeprefix(_FOLDER) for file in partnership.files if file.startswith(_FOLDER)}
    name = same_letters(audio.name).removeprefix(_FOLDER)
    if name not in voices:
        yield problem("missing-audio", audio.span, target=audio.name, nearest=nearest(name, sorted(voices)) or "")
    elif posixpath.splitext(name)[1].lower() not in _PLAYED:
        yield problem("audio-not-playable", audio.span, target=audio.name)
