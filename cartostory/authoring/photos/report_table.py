"""The rows of a report -> a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cartostory.authoring import spreadsheet
from cartostory.authoring.photos.report import Row
from cartostory.authoring.photos.uses import Part, Shown
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
_PARTS: Mapping[Part, str] = {
    Part.COVER: translatable("cover"),
    Part.LEAD: translatable("before the first chapter"),
    Part.CHAPTER: translatable("chapter"),
    Part.PAGE: translatable("in the text"),
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
_NARROWEST = {"photograph": 24, "where": 30}  # in letters: file names and titles are hard to read in pieces


def as_json(rows: Iterable[Row]) -> str:
    """Give a list of objects, whose keys and words are the same in every language."""
    return json.dumps([_record(row) for row in rows], ensure_ascii=False, indent=2)


def as_csv(rows: Iterable[Row], say: Say, language: str) -> str:
    """Give CSV for a spreadsheet."""
    told = ({**_record(row), "state": _state(row, say), "part": say(_PARTS[row.shown.part])} for row in rows)
    heads = (say(_COLUMN_HEADS[column]) for column in _COLUMNS)
    return spreadsheet.as_csv(heads, ([record[column] for column in _COLUMNS] for record in told), language)


def as_table(rows: Sequence[Row], say: Say, width: int) -> str:
    """Give a table of so many columns of text, one row per photograph."""
    from rich.console import Console  # noqa: PLC0415 - 0.1 s, which the other formats need not pay
    from rich.table import Table  # noqa: PLC0415 - same
    from rich.text import Text  # noqa: PLC0415 - same

    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    for head in _HEADS:
        table.add_column(say(head), overflow="fold", min_width=_NARROWEST.get(head))
    for own in _by_photo(rows):
        table.add_row(*map(Text, _cells(own, say)))  # as text: names may hold what rich takes for markup
    target = io.StringIO()
    Console(file=target, width=width, color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))


def _by_photo(rows: Iterable[Row]) -> Iterator[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.photo.path, []).append(row)
    yield from found.values()


def _cells(rows: list[Row], say: Say) -> Iterator[str]:
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
    if shown.part is Part.CHAPTER:
        return say(_CHAPTER).format(number=shown.chapter, title=shown.chapter_title)
    return say(_PARTS[shown.part])


def _state(row: Row, say: Say) -> str:
    return say(_STANDINGS[row.standing]).format(days=row.days)


def _licence(written: str) -> str:
    found = find(written)
    return found.name if found else written


def _record(row: Row) -> dict[str, object]:
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
