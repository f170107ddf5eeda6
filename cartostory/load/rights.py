"""`photos/photos.yaml`, the rights register -> one `Rights` per picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.load.text import read_text
from cartostory.load.values import Amount, Day, Metres, Names, YesOrNo
from cartostory.load.yaml import Written, decode, read
from cartostory.model import Consent, Minors, People, RecordingEntry, Rights, Use
from cartostory.problems.problem import Problem, problem


class ConsentMatter(Written):
    """What the people in a picture agreed to."""

    reference: str = Field("", description="The number of the signed form in the town’s files.")
    uses: list[Use] = Field(default_factory=list, description="What it covers: web, print, social.")
    until: Day | None = Field(None, description="The last day on which it holds: 2034-02-01.")
    minors: Minors | None = Field(
        None,
        description="Children in it: none; present (nobody has signed yet); guardian (whoever answers for them has).",
    )


class RightsMatter(Written):
    """One picture of the register."""

    alt: str | None = Field(None, description="What the picture shows, for those who do not see it.")
    alts: Names = Field(default_factory=dict, description="The same in other languages: {ar: …}.")
    decorative: YesOrNo = Field(default=False, description='true with alt: "" where the picture says nothing.')
    illustration: YesOrNo = Field(default=False, description="true for a drawing, which is captioned as such.")
    author: str = Field("", description="Who made it.")
    licence: str = Field("", description="Under what licence: CC-BY-SA-4.0.")
    taken: str = Field("", description="When it was taken, as exactly as it is known: 2014-02.")
    place: str | None = Field(None, description="A place of the story.")
    lat: Amount | None = Field(None, description="Latitude in degrees, north positive.")
    lon: Amount | None = Field(None, description="Longitude in degrees, east positive.")
    precision: Metres | None = Field(None, description="Rounds the picture’s position: 200 m, 5 km, hidden.")
    people: People | None = Field(None, description="Who can be seen: none, crowd, recognisable. To be said of each.")
    consent: ConsentMatter | None = Field(None, description="What the people in it agreed to.")


def load_rights(root: Path, file: str) -> tuple[Mapping[str, Rights], tuple[Problem, ...]]:
    """Load a register by the pictures' names, in composed letters (NFC); one entry that is wrong leaves the others."""
    text, problems = read_text(root, file)
    if text is None:
        return {}, problems
    document, broken = read(text, file)
    found: dict[str, Rights] = {}
    wrong: list[Problem] = []
    for name in document.entries():
        entry, reported = decode(document, RightsMatter, (name,))
        wrong += reported
        if entry is None:
            continue
        if (entry.lat is None) != (entry.lon is None):
            wrong.append(problem("photo-half-position", entry.at.span, photo=name))
        found.setdefault(unicodedata.normalize("NFC", name), _rights(name, entry))
    return found, (*problems, *broken, *wrong)


def _rights(name: str, entry: RightsMatter) -> Rights:
    return Rights(
        file=name,
        span=entry.at.span,
        alt=entry.alt,
        alts=entry.alts,
        decorative=entry.decorative,
        illustration=entry.illustration,
        author=entry.author,
        licence=entry.licence,
        taken=entry.taken,
        place=entry.at.ref("place", entry.place),
        point=_point(entry),
        people=entry.people,
        consent=consent_of(entry.consent) if entry.consent else None,
        precision_m=entry.precision,
    )


def _point(entry: RightsMatter) -> Point | None:
    """Give the position, rounded here already so that nothing can publish the exact one; None where it is hidden."""
    if entry.lat is None or entry.lon is None or (entry.precision or 0) < 0:
        return None
    return rounded(Point(entry.lon, entry.lat), entry.precision or 0)


def consent_of(consent: ConsentMatter) -> Consent:
    """Give a consent as the model holds it."""
    return Consent(consent.reference, consent.at.span, frozenset(consent.uses), consent.until, consent.minors)


class RecordingMatter(Written):
    """One recording of the register.

    `audio/audio.yaml` and `video/video.yaml`, the rights registers of recordings -> one `RecordingEntry` each.
    """

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
