"""A photograph or a recording, and what its register says -> what a consent form can say of it before it is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cartostory.model import Medium, Partnership, Photo, Recording, Rights, Shelf
from cartostory.render.words import Words

_KINDS = {None: "photograph", Medium.AUDIO: "voice", Medium.VIDEO: "film"}
_DATES = {"%Y-%m-%d": "day", "%Y-%m": "month", "%Y": "year"}
_LONGEST, _SHORT = 100, 44
"""How many letters of a description, and of anything else, stand on the form: more would leave no room to sign."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What people are asked to agree to. What is not known is empty: a line to write on.

    `kind` is a name of `consent_words.WORDS`. `reference`, `uses`, `until` and `minors` are the register's own words,
    of a consent that stands there; they are repeated for whoever keeps the register, and tick nothing.
    """

    kind: str = ""
    file: str = ""
    author: str = ""
    place: str = ""
    date: str = ""
    shown: str = ""
    between: str = ""
    reference: str = ""
    uses: str = ""
    until: str = ""
    minors: str = ""


def subject(shelf: Shelf, one: Photo | Recording, language: str, words: Words) -> Subject:
    """Gather what is known of a photograph or a recording, in the form's language as far as it is written there."""
    rights = one.rights
    consent = rights.consent if rights else None
    return Subject(
        kind=_KINDS[one.medium if isinstance(one, Recording) else None],
        file=_cut_inside(one.name),
        author=_cut(rights.author) if rights else "",
        place=_cut(_place(shelf, rights, language)) if rights else "",
        date=_date(rights.taken, words) if rights else "",
        shown=_cut(_shown(one, language), _LONGEST),
        between=_cut(words.in_a_row(_towns(shelf, language)), _LONGEST) if isinstance(shelf, Partnership) else "",
        reference=_cut(consent.reference) if consent else "",
        uses=", ".join(sorted(consent.uses, reverse=True)) if consent else "",
        until=str(consent.until or "") if consent else "",
        minors=str(consent.minors or "") if consent else "",
    )


def _cut(text: str, most: int = _SHORT) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _cut_inside(name: str) -> str:
    """Shorten a file's name where it says least: numbers and suffixes stand at its end."""
    return name if len(name) <= _SHORT else f"{name[: _SHORT // 2]}…{name[-_SHORT // 2 + 1 :]}"


def _shown(one: Photo | Recording, language: str) -> str:
    if isinstance(one, Recording):
        return one.entry.title if one.entry else ""
    return (one.rights.alts.get(language) or one.rights.alt or "") if one.rights else ""


def _place(shelf: Shelf, rights: Rights, language: str) -> str:
    """Name the place, unless the story hides it; a position alone would tell nobody anything."""
    if not rights.place or not isinstance(shelf, Partnership):
        return ""
    found = shelf.story.places.get(rights.place.name)
    return "" if found is None or found.hidden else found.names.get(language, found.name)


def _towns(shelf: Partnership, language: str) -> Iterator[str]:
    yield from (town.names.get(language, town.name) for town in shelf.story.towns)


def _date(written: str, words: Words) -> str:
    """Write a date as far as it is known; what is no date stays as it was written."""
    for form, precision in _DATES.items():
        try:
            return words.date(datetime.strptime(written.strip(), form), precision=precision)  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return _cut(written.strip())
