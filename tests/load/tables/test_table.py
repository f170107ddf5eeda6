"""Tables as forms and spreadsheets export them: encodings, delimiters, lines before the header."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.load.tables import table as tables
from cartostory.load.tables.columns import EVENTS, WALL, recognised
from cartostory.load.tables.table import NotATableError, read_table

HEADER = ("Titre", "Date", "Lieu", "Description")
ROW = ("Fête de l’été", "14/11/2026", "Médiathèque, salle 2", "Apportez à manger ; et vos cartes")


def written(delimiter: str, *rows: tuple[str, ...]) -> str:
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    table = read_table(written(delimiter, HEADER, ROW).encode(encoding), EVENTS)
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == [ROW]
    assert table.delimiter == delimiter


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "iso8859_15"])
@pytest.mark.parametrize("place", ["Collège", "Café", "Médiathèque", "CHÂTELLERAULT", "Où ? À côté", "L’été"])
def test_a_short_list_of_an_old_computer_is_read_in_its_own_encoding(encoding: str, place: str) -> None:
    try:
        data = f"Titre;Date;Lieu\r\nRepas;14/11/2026;{place}\r\n".encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("this encoding has no such sign")
    assert read_table(data, EVENTS).rows[0].cells[2] == place


def test_a_spreadsheet_that_names_its_delimiter_is_believed() -> None:
    table = read_table(b"sep=;\r\nTitre;Date\r\nA, B;14/11/2026\r\n", EVENTS)
    assert (table.header, table.rows[0].cells, table.rows[0].line) == (("Titre", "Date"), ("A, B", "14/11/2026"), 3)


def test_lines_before_the_header_are_passed_over() -> None:
    before = ("Détails de la soumission", "", "", "")
    table = read_table(written(",", before, HEADER, ROW).encode(), EVENTS)
    assert table.header == HEADER
    assert table.rows[0].line == 3


def test_rows_are_counted_by_lines_of_the_file_even_where_a_cell_holds_several() -> None:
    text = 'Titre,Description\nA,"un\ndeux\ntrois"\n\nB,fin\n'
    assert [(row.line, row.cells[0]) for row in read_table(text.encode(), EVENTS).rows] == [(2, "A"), (6, "B")]


def test_what_is_no_table_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotATableError, match="empty"):
        read_table(b"", EVENTS)
    monkeypatch.setattr(tables, "LARGEST_BYTES", 10)
    with pytest.raises(NotATableError, match="too-large"):
        read_table(b"Titre,Date\n" * 3, EVENTS)
    monkeypatch.setattr(tables, "LARGEST_BYTES", 1_000_000)
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(NotATableError, match="too-many-rows"):
        read_table(b"Titre,Date\n" + b"a,b\n" * 3, EVENTS)
    with pytest.raises(NotATableError, match="broken"):
        read_table(b'Titre\n"' + b"a" * 140_000, EVENTS)  # a quote that is never closed


@settings(deadline=None)  # the first call brings a library
@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_reason(data: bytes) -> None:
    try:
        rows = read_table(data, EVENTS).rows
    except NotATableError:
        rows = ()
    assert all(row.line >= 1 for row in rows)


def test_columns_are_known_by_their_name_or_by_the_word_in_a_question() -> None:
    header = ("N°", "Quel est le titre de votre événement ?", "Adresse e-mail", "Heure de début", "Date", "Adresse")
    assert recognised(header, EVENTS) == {"title": 1, "hour": 3, "start": 4, "where": 5}
    assert recognised(("Horodateur", "Nom", "Votre message", "Téléphone"), WALL) == {"date": 0, "author": 1, "text": 2}


@pytest.mark.parametrize(
    ("data", "reason", "name"),
    [
        (b"PK\x03\x04\x14\x00xl/workbook.xml\xff\xfe", "other-format", "Excel (XLSX)"),
        (b"PK\x03\x04\x14\x00garbage\xff\xfe", "other-format", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(64)), "other-format", "Excel (XLS)"),
        (b'{"type": "umap", "layers": [{}, {}]}', "other-format", "JSON"),
        (b"<kml><Placemark/></kml>", "other-format", "KML"),
        (bytes(range(256)) * 4, "broken", ""),
    ],
)
def test_a_file_that_is_no_table_is_named_and_its_bytes_are_kept_from_the_terminal(
    data: bytes, reason: str, name: str
) -> None:
    with pytest.raises(NotATableError) as raised:
        read_table(data, EVENTS)
    assert (raised.value.reason, raised.value.format) == (reason, name)
