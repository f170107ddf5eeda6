"""A table of places without coordinates -> the towns of the gazetteer that bear these names, to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtPlace, Bundle, CannotBringError, Fate, key_of
from cartostory.authoring.importing.escape_markdown import as_markdown
from cartostory.authoring.town_search import towns_named
from cartostory.carto.world.gazetteer import Settlement
from cartostory.load.tables.columns import Wanted, recognised
from cartostory.load.tables.table import Table
from cartostory.problems.messages import counted, translatable

NAMED: Wanted = {
    "name": ("nom", "ville", "commune", "lieu", "localite", "name", "town", "city", "place"),
    "country": ("pays", "code pays", "country", "country code"),
    "text": ("description", "texte", "commentaire", "text", "notes"),
}
_CODE = 2
Confirm = Callable[[str, Settlement], bool]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the table: the name as written, a country’s code where it is told, and a text."""

    name: str
    country: str
    text: str


def named_rows(table: Table) -> tuple[NamedRow, ...]:
    """Give the rows that bear a name. Raises `CannotBringError` where no column is one of names."""
    columns = recognised(table.header, NAMED)
    if "name" not in columns:
        raise CannotBringError(_NO_NAMES, columns=", ".join(filter(None, table.header))[:200] or "–")

    def cell(cells: tuple[str, ...], key: str) -> str:
        at = columns.get(key, len(cells))
        return cells[at].strip() if at < len(cells) else ""

    found = (
        NamedRow(cell(row.cells, "name"), cell(row.cells, "country"), cell(row.cells, "text")) for row in table.rows
    )
    return tuple(row for row in found if row.name)


def bring_named(rows: Iterable[NamedRow], name: str, stem: str, language: str, confirm: Confirm) -> Bundle:
    """Make a place of each name whose town is confirmed; the others are told. Raises `CannotBringError`."""
    bundle = Bundle("CSV", name, stem)
    taken: set[str] = set()
    lines: list[str] = []
    unknown, refused = list[str](), list[str]()
    for row in rows:
        country = row.country if len(row.country) == _CODE else ""
        towns = towns_named(row.name, language, country)
        chosen = next((town for town in towns if confirm(row.name, town)), None)
        if chosen is None:
            (refused if towns else unknown).append(row.name)
            continue
        key = key_of(row.name, taken, "lieu")
        bundle.places.append(BroughtPlace(key, row.name, chosen.point.lat, chosen.point.lon))
        lines.append(f"- **{as_markdown(row.name)}**" + (f" : {as_markdown(row.text)}" if row.text else ""))
    bundle.tell(Fate.KEPT, words.PLACES, len(bundle.places))
    bundle.tell(Fate.DROPPED, _UNKNOWN, len(unknown), names=", ".join(unknown[:12]))
    bundle.tell(Fate.DROPPED, _REFUSED, len(refused), names=", ".join(refused[:12]))
    if not bundle.places:
        raise CannotBringError(_NOTHING, names=", ".join((*unknown, *refused))[:200])
    fit = " ".join(place.key for place in bundle.places)
    bundle.chapters.append(BroughtChapter(stem, "\n".join(lines), (("fit", fit),)))
    return bundle


_NO_NAMES = translatable(
    "{file} is a table without coordinates and without a column of names. Its columns: {columns}. Name two of them "
    "“latitude” and “longitude”, or one “nom”."
)
_NOTHING = translatable(
    "None of the names in {file} was taken for a town: {names}. Add columns “latitude” and “longitude”."
)
_UNKNOWN = counted(
    "{count} name that the gazetteer does not know: {names}", "{count} names that the gazetteer does not know: {names}"
)
_REFUSED = counted("{count} name that was not confirmed: {names}", "{count} names that were not confirmed: {names}")
