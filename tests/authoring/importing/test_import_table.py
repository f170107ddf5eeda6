"""No cell of a table is lost: it stands in a draft, in a column that is named as left out, or in a row to correct."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.importing.draft import DraftKind
from cartostory.authoring.importing.import_table import Brought, bring, columns_of, write_refused
from cartostory.load.tables.table import Table, read_table

HEADER = "Titre;Date;Lieu;Description"
CELLS = st.text(alphabet="abcdé0123456789 ;,'", max_size=12)


def brought(text: str) -> tuple[Table, Brought]:
    table = read_table(text.encode(), DraftKind.EVENTS.wanted)
    return table, bring(table, columns_of(table, DraftKind.EVENTS, {}), DraftKind.EVENTS, "f.csv", frozenset())


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@settings(deadline=None)  # the first date brings a library
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_every_word_that_was_typed_is_in_a_draft_or_in_a_row_to_correct(rows: list[tuple[str, str, str]]) -> None:
    typed = [f"Un repas {title};14/11/2026;{where};{text}" for title, where, text in rows]  # no quotation marks
    _, found = brought("\n".join((HEADER, *typed)))
    kept = words(
        " ".join([draft.text for _, draft in found.drafts] + [" ".join(row.cells) for row, _ in found.refused])
    )
    assert words(" ".join(typed)) - words("14/11/2026") <= kept
    assert all(row.cells[1] == "14/11/2026" for row, _ in found.drafts)


def test_a_row_that_a_separator_has_torn_is_refused_also_where_the_last_cell_is_empty() -> None:
    _, found = brought(f"{HEADER}\nRepas;14/11/2026;Salle 2; au fond;Venez\nFilm;15/11/2026;Salle 2; au fond;\n")
    assert [(row.line, why.reason, why.value) for row, why in found.refused] == [
        (2, "too-many-cells", "1"),
        (3, "too-many-cells", "1"),
    ]


def test_a_column_without_a_name_is_told_where_it_holds_something() -> None:
    table = read_table(b"Titre;;Date;\nRepas;au fond;14/11/2026;\n", DraftKind.EVENTS.wanted)
    assert columns_of(table, DraftKind.EVENTS, {}).nameless == (2,)


def test_what_is_put_aside_runs_nothing_in_a_spreadsheet_and_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    table, found = brought(f'{HEADER}\n=HYPERLINK(1);bientôt;-2,5;"+33; \'=1"\n')
    target = write_refused(tmp_path / "f.csv", table, [(row, why.reason) for row, why in found.refused])
    written = target.read_text("utf-8-sig")
    assert "'=HYPERLINK(1)" in written
    assert not re.search(r"(?:^|[;\"])[=+@-]", written, re.MULTILINE)
    again = read_table(target.read_bytes(), DraftKind.EVENTS.wanted)
    assert (again.header, [row.cells for row in again.rows]) == (table.header, [row.cells for row in table.rows])


def test_a_column_of_dates_is_read_in_the_order_that_its_rows_tell() -> None:
    _, found = brought(f"{HEADER}\nRepas;11/05/2026;A;Venez\nFilm;11/14/2026;B;Venez")
    assert [re.search(r"^start: '?([-0-9]+)", draft.text, re.MULTILINE)[1] for _, draft in found.drafts] == [  # type: ignore[index]
        "2026-11-05",
        "2026-11-14",
    ]


def test_a_date_that_may_be_two_days_is_refused_where_the_column_has_both_orders() -> None:
    _, found = brought(f"{HEADER}\nRepas;11/05/2026;A;Venez\nFilm;11/14/2026;B;Venez\nBal;20/11/2026;C;Venez")
    assert [(row.cells[0], why.reason) for row, why in found.refused] == [("Repas", "date-in-doubt")]
    assert len(found.drafts) == 2


def test_a_row_that_stands_twice_in_the_file_is_not_one_that_was_here_already() -> None:
    _, found = brought(f"{HEADER}\nRepas;14/11/2026;A;Venez\nRepas;14/11/2026;A;Venez")
    assert (len(found.drafts), found.known, found.repeated) == (1, 0, 1)
