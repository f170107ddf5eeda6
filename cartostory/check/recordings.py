"""Voices can be heard, and read; films have captions.

A recording that is missing or that browsers cannot play leaves a dead button; without its words in the text it says
nothing to deaf readers (RGAA 4.1.2, criteria 4.1 and 4.3).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date

from cartostory.media.recording_format import SUFFIXES
from cartostory.model import Medium, Shelf, Site
from cartostory.model.recording_uses import Hearing, find_recording, heard, key_of
from cartostory.model.reference import host_of, same_letters
from cartostory.model.spelling import nearest
from cartostory.model.texts import texts
from cartostory.problems.problem import Problem, Span, problem

_FRAME = re.compile(r"<iframe\b", re.IGNORECASE)


def check_recordings(site: Site, _today: date) -> Iterator[Problem]:
    """Find recordings that are not there, that browsers cannot play, that nobody can read; and players of others."""
    for shelf in site.shelves:
        for _, one in heard(shelf):
            if not one.is_elsewhere:
                yield from _recording(one, shelf)
            elif one.medium is Medium.VIDEO and not one.has_picture:
                host = host_of(one.target.name)
                yield problem("player-without-picture", one.target.span, host=host)
    for text in texts(site):
        for number, line in enumerate(text.passage.text.split("\n")):
            if frame := _FRAME.search(line):
                start = text.passage.span
                yield problem("player-from-elsewhere", Span(start.file, start.line + number, frame.start() + 1))


def _recording(one: Hearing, shelf: Shelf) -> Iterator[Problem]:
    files = {same_letters(file) for file in shelf.media.files if file.startswith(f"{one.medium}/")}
    key, name, span = key_of(one.target.name, one.medium), one.target.name, one.target.span
    suffixes = {suffix for known in SUFFIXES[one.medium].values() for suffix in known}
    if key in shelf.media.withdrawn_recordings:
        return
    if key not in files:
        known = sorted(file.removeprefix(f"{one.medium}/") for file in files)
        close = nearest(key.removeprefix(f"{one.medium}/"), known) or ""
        yield problem("missing-audio", span, target=name, folder=one.medium.value, nearest=close)
        return
    if posixpath.splitext(name)[1].lower() not in suffixes:
        known_suffixes = ", ".join(sorted(suffixes))
        yield problem("audio-not-playable", span, target=name, known=known_suffixes)
    if one.medium is Medium.AUDIO and not one.has_text:
        yield problem("audio-without-transcript", span, target=name)
    found = find_recording(shelf.media.recordings, name, one.medium)
    if found and one.medium is Medium.VIDEO and not found.captions:
        yield problem("video-without-captions", span, target=name, captions=f"{posixpath.splitext(found.name)[0]}.vtt")
