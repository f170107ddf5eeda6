"""`audio/audio.yaml` and `video/video.yaml`, the rights registers of recordings -> one `RecordingEntry` each."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from cartostory.load.rights import ConsentMatter, consent_of
from cartostory.load.text import read_text
from cartostory.model import People, RecordingEntry, Rights
from cartostory.problem import Problem
from cartostory.schema import Written, decode, read


class RecordingMatter(Written):
    """One recording of the register."""

    title: str = Field("", description="What is heard or seen, in a few words: it names the player.")
    author: str = Field("", description="Who recorded it.")
    licence: str = Field("", description="Under what licence: CC-BY-SA-4.0.")
    recorded: str = Field("", description="When it was recorded, as exactly as it is known: 2014-02.")
    language: str = Field("", description="The language that is spoken, where it is another than the story’s: mos.")
    poster: str | None = Field(None, description="For a film: the photograph shown until it starts.")
    people: People | None = Field(
        None, description="Who can be heard or seen: none, crowd, recognisable. A voice is recognised as a face is."
    )
    consent: ConsentMatter | None = Field(None, description="What the people in it agreed to.")


def load_recording_rights(root: Path, file: str) -> tuple[Mapping[str, RecordingEntry], tuple[Problem, ...]]:
    """Load a register by the recordings' names, in composed letters (NFC); one wrong entry leaves the others."""
    text, problems = read_text(root, file)
    if text is None:
        return {}, problems
    document, broken = read(text, file)
    found: dict[str, RecordingEntry] = {}
    wrong: list[Problem] = []
    for name in document.entries():
        entry, reported = decode(document, RecordingMatter, (name,))
        wrong += reported
        if entry is not None:
            found.setdefault(unicodedata.normalize("NFC", name), _entry(name, entry))
    return found, (*problems, *broken, *wrong)


def _entry(name: str, entry: RecordingMatter) -> RecordingEntry:
    rights = Rights(
        file=name,
        span=entry.at.span,
        author=entry.author,
        licence=entry.licence,
        taken=entry.recorded,
        people=entry.people,
        consent=consent_of(entry.consent) if entry.consent else None,
    )
    return RecordingEntry(rights, entry.title, entry.language, entry.at.ref("poster", entry.poster))
