"""A row of a table -> a draft of `content/events` or `content/wall`: its name, its front matter, its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import yaml

from cartostory.authoring.contact_details import contacts
from cartostory.authoring.importing.dates import clock_text, end_after, when
from cartostory.authoring.importing.escape_markdown import as_markdown
from cartostory.load.tables.columns import EVENTS, WALL, Wanted
from cartostory.model.spelling import slug

_SEVERAL = re.compile(r"\s*[,;\n/]\s*")
_LONGEST_TITLE = 60
_DAY = len("2026-11-14")
_WORDED = ("title", "where", "who", "author", "themes", "story", "access", "price")
"""Keys that are published as they were typed; days, hours and degrees are read, and hold nothing else."""


class DraftKind(StrEnum):
    """What a table is brought as."""

    EVENTS = "events"
    WALL = "wall"

    @property
    def wanted(self) -> Wanted:
        """Give the columns that are looked for."""
        return EVENTS if self is DraftKind.EVENTS else WALL

    @property
    def folder(self) -> str:
        """Give where its drafts lie in the site."""
        return f"content/{self.value}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that can be written. `name` is its slug, not yet unique; `mark` names the row's content.

    `contacts` are the mail addresses and telephone numbers in its free text, for whoever moderates.
    """

    name: str
    text: str
    mark: str
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a row cannot be a draft: too-many-cells, contact, no-title, -text, -date, wrong-date, -hour, -end, -position.

    So is a date-in-doubt, which may be two.
    `key` is the one whose column holds the `value`, where it matters which.
    """

    reason: str
    value: str = ""
    key: str = ""


def mark_of(cells: tuple[str, ...]) -> str:
    """Name a row by what it says, so that the same answer is not brought twice."""
    return hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:12]


def draft_of(found: Mapping[str, str], shelf: DraftKind, origin: str) -> Draft | Refused:
    """Make the draft of a row. `found` holds what its columns say, by key; `origin` names file and row."""
    for key in _WORDED:
        for told in contacts(found.get(key, "")):
            return Refused("contact", told, key)
    told_in_text = contacts(found.get("text", ""))
    title = found.get("title", "") or _first_words(found.get("text", ""), told_in_text)
    if not title:
        return Refused("no-title")
    if shelf is DraftKind.WALL and not found.get("text"):
        return Refused("no-text")
    keys: dict[str, object] = {"title": title}
    for key, value in _of_event(found) if shelf is DraftKind.EVENTS else _of_note(found):
        if isinstance(value, Refused):
            return value
        if value:
            keys[key] = value
    keys |= {"draft": True, "origin": origin}
    matter = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=10_000)
    text = f"---\n{matter}---\n\n{as_markdown(found.get('text', ''))}\n"
    name = slug(title)[:_LONGEST_TITLE].strip("-") or f"{shelf.value}-{origin[-6:]}"
    return Draft(name, text, origin[-12:], told_in_text)


def _of_event(found: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    if not found.get("start"):
        yield "start", Refused("no-date")
        return
    read = when(found["start"], found.get("hour", ""))
    if read is None:
        said = " ".join(filter(None, (found["start"], found.get("hour", ""))))
        yield "start", Refused("wrong-date" if when(found["start"]) is None else "wrong-hour", said)
        return
    yield "start", read[0]
    yield "end", _end(*read, found)
    yield "where", found.get("where", "")
    yield from _position(found)
    yield "who", _several(found.get("who", ""))
    yield "themes", _several(found.get("themes", ""))
    for key in ("story", "access", "price"):
        yield key, found.get(key, "")


def _end(start: str, told: str, found: Mapping[str, str]) -> str | Refused:
    """Give the end: on another day, at another hour of the same one, or the one `told` with the beginning."""
    day, hour = found.get("end", ""), found.get("end_hour", "")
    if not day and not hour:
        return told
    ended = _at(start, day or hour) if clock_text(day or hour) and not (day and hour) else _moment(day or start, hour)
    fits = ended is not None and told in {"", ended} and ended >= start[: len(ended)]
    return ended if ended and fits else Refused("wrong-end", " ".join(filter(None, (told, day, hour))))


def _at(start: str, hour: str) -> str | None:
    """Read an end that is an hour alone (`20h`), on the day of the beginning or in the night after it."""
    clock = clock_text(hour)
    return end_after(start, clock) if clock and len(start) >= _DAY else None


def _moment(day: str, hour: str) -> str | None:
    """Read one moment; None where two are told, or none."""
    read = when(day, hour)
    return read[0] if read and not read[1] else None


def _of_note(found: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "author", found.get("author", "")
    if found.get("date"):
        written = when(found["date"])
        is_day = written is not None and len(written[0]) >= _DAY
        yield "date", written[0][:_DAY] if written and is_day else Refused("wrong-date", found["date"])
    yield "where", found.get("where", "")
    yield from _position(found)
    yield "story", found.get("story", "")


def _position(found: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Give the position where both halves are degrees; a half, or what is no number, refuses the row."""
    written = {key: found.get(key, "").replace(",", ".").replace("°", "").strip() for key in ("lat", "lon")}
    if not any(written.values()):
        return
    for key, largest in (("lat", 90.0), ("lon", 180.0)):
        try:
            degrees = float(written[key])
        except ValueError:
            degrees = 999.0
        if not abs(degrees) <= largest:
            yield key, Refused("wrong-position", f"{found.get('lat', '')} {found.get('lon', '')}".strip())
        yield key, degrees


def _several(text: str) -> object:
    names = [name for name in _SEVERAL.split(text) if name]
    return names[0] if len(names) == 1 else names


def _first_words(text: str, told: tuple[str, ...]) -> str:
    """Give a title to a note that has none: how it begins, cut between words and before what was `told` in it."""
    ends = (text.index(one) for one in told)
    line = " ".join(text[: min(ends, default=None)].split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
