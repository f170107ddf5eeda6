"""The rows of a report -> a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from cartostory.authoring.photos.report import PhotoRow
from cartostory.authoring.photos.uses import Shown, TextPart
from cartostory.load.tables import spreadsheet
from cartostory.media.rights import Standing
from cartostory.model import People
from cartostory.model.licence import find
from cartostory.problems.catalogue.entry import translatable

Say = Callable[[str], str]

_STANDINGS: Mapping[Standing, str] = {
    Standing.NOT_REGISTERED: translatable("not in the register"),
    Standing.NO_AUTHOR: translatable("no author"),
    Standing.NO_LICENCE: translatable("no licence"),
    Standing.NO_GUARDIAN: translatable("children: nobody has signed"),
    Standing.NO_CONSENT: translatable("no consent"),
    Standing.NOT_FOR_WEB: translatable("consent not for the web"),
    Standing.ENDED: translatable("consent ended"),
    Standing.PEOPLE_NOT_SAID: translatable("people: not said"),
    Standing.ENDS_SOON: translatable("ends soon (days left: {days})"),
    Standing.FINE: translatable("fine"),
}
_PEOPLE: Mapping[People | None, str] = {
    People.NONE: translatable("nobody"),
    People.CROWD: translatable("a crowd"),
    People.RECOGNISABLE: translatable("recognisable"),
    None: translatable("not said"),
}
_PARTS: Mapping[TextPart, str] = {
    TextPart.COVER: translatable("cover"),
    TextPart.LEAD: translatable("before the first chapter"),
    TextPart.CHAPTER: translatable("chapter"),
    TextPart.PAGE: translatable("in the text"),
}
_CHAPTER = translatable("chapter {number}: {title}")
_HEADS = (
    translatable("photograph"),
    translatable("where"),
    translatable("author, licence"),
    translatable("people"),
    translatable("consent"),
    translatable("until"),
    translatable("state"),
)
_COLUMNS = (
    "photo",
    "story",
    "language",
    "part",
    "chapter",
    "chapter_title",
    "source",
    "author",
    "licence",
    "people",
    "consent",
    "uses",
    "minors",
    "until",
    "days_left",
    "state",
)
_COLUMN_HEADS: Mapping[str, str] = {
    "photo": translatable("photograph"),
    "story": translatable("story"),
    "language": translatable("language"),
    "part": translatable("part"),
    "chapter": translatable("chapter"),
    "chapter_title": translatable("chapter’s title"),
    "source": translatable("source"),
    "author": translatable("author"),
    "licence": translatable("licence"),
    "people": translatable("people"),
    "consent": translatable("consent"),
    "uses": translatable("uses"),
    "minors": translatable("minors"),
    "until": translatable("until"),
    "days_left": translatable("days left"),
    "state": translatable("state"),
}
_NARROWEST = {"photograph": 24, "where": 30}


def as_json(rows: Iterable[PhotoRow]) -> str:
    """Give a list of objects, whose keys and words are the same in every language."""
    return json.dumps([_record(row) for row in rows], ensure_ascii=False, indent=2)


def as_csv(rows: Iterable[PhotoRow], say: Say, language: str) -> str:
    """Give CSV for a spreadsheet."""
    told = ({**_record(row), "state": _state(row, say), "part": say(_PARTS[row.shown.part])} for row in rows)
    heads = (say(_COLUMN_HEADS[column]) for column in _COLUMNS)
    return spreadsheet.as_csv(heads, ([record[column] for column in _COLUMNS] for record in told), language)


def heads(say: Say) -> list[str]:
    """Return the heads of the table for people, which has one row per photograph."""
    return list(map(say, _HEADS))


def cells(rows: Iterable[PhotoRow], say: Say) -> Iterator[list[str]]:
    """Yield the cells of that table, row by row; lines within a cell are parted by line breaks."""
    for own in _by_photo(rows):
        yield list(_cells(own, say))


def narrowest(say: Say) -> Mapping[str, int]:
    """Return by head how narrow a column may get, in letters: names and titles are hard to read in pieces."""
    return {say(head): width for head, width in _NARROWEST.items()}


def _by_photo(rows: Iterable[PhotoRow]) -> Iterator[list[PhotoRow]]:
    found: dict[str, list[PhotoRow]] = {}
    for row in rows:
        found.setdefault(row.photo.path, []).append(row)
    yield from found.values()


def _cells(rows: list[PhotoRow], say: Say) -> Iterator[str]:
    row = rows[0]
    rights, consent = row.rights, row.consent
    yield row.photo.path.removeprefix("content/partnerships/").replace("/photos/", "/\n", 1)
    yield "\n".join(dict.fromkeys(_where(one.shown, say) for one in rows))
    yield "\n".join(filter(None, (rights.author, _licence(rights.licence)))) if rights else ""
    yield say(_PEOPLE[rights.people]) if rights else ""
    yield "\n".join(filter(None, (consent.reference, ", ".join(sorted(consent.uses))))) if consent else ""
    yield consent.until.isoformat() if consent and consent.until else ""
    yield _state(row, say)


def _where(shown: Shown, say: Say) -> str:
    return f"{shown.title} ({shown.language}), {_part(shown, say)}"


def _part(shown: Shown, say: Say) -> str:
    if shown.part is TextPart.CHAPTER:
        return say(_CHAPTER).format(number=shown.chapter, title=shown.chapter_title)
    return say(_PARTS[shown.part])


def _state(row: PhotoRow, say: Say) -> str:
    return say(_STANDINGS[row.standing]).format(days=row.days)


def _licence(written: str) -> str:
    found = find(written)
    return found.name if found else written


def _record(row: PhotoRow) -> dict[str, object]:
    shown, rights, consent = row.shown, row.rights, row.consent
    return {
        "photo": row.photo.path,
        "story": shown.title,
        "language": shown.language,
        "part": shown.part.value,
        "chapter": shown.chapter or None,
        "chapter_title": shown.chapter_title,
        "source": str(shown.span),
        "author": rights.author if rights else "",
        "licence": rights.licence if rights else "",
        "people": rights.people.value if rights and rights.people else None,
        "consent": consent.reference if consent else "",
        "uses": ", ".join(sorted(consent.uses)) if consent else "",
        "minors": consent.minors.value if consent and consent.minors else "",
        "until": consent.until.isoformat() if consent and consent.until else None,
        "days_left": row.days,
        "state": row.standing.value,
    }
