"""What documents say of their authors, and what cannot be opened, without ever failing on what people attach."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cartostory.media.document_properties import DocumentFault, DocumentProperties, document_properties
from tests.documents import office_xml, open_document, packed, pdf

PDF = pdf("Zoé Diallo", "Rapport")
ODT = open_document("Awa", "Zoé", "Budget")


@pytest.mark.parametrize(
    ("data", "suffix", "authors", "title"),
    [
        (PDF, ".pdf", ("Zoé Diallo",), "Rapport"),
        (pdf(), ".pdf", (), ""),
        (ODT, ".odt", ("Awa", "Zoé"), "Budget"),
        (open_document("Awa", "Awa", ""), ".ods", ("Awa",), ""),
        (office_xml("word/document.xml", "Zoé", "Awa", "Lettre"), ".docx", ("Zoé", "Awa"), "Lettre"),
        (office_xml("xl/workbook.xml", "", "Awa", " "), ".xlsx", ("Awa",), ""),
        (packed({"content.xml": "<a/>"}), ".odt", (), ""),
    ],
)
def test_authors_and_title_are_read(data: bytes, suffix: str, authors: tuple[str, ...], title: str) -> None:
    assert document_properties(data, suffix) == DocumentProperties(authors, title)


@pytest.mark.parametrize(
    ("data", "suffix", "fault"),
    [
        (b"<html>", ".pdf", DocumentFault.OTHER_KIND),
        (ODT, ".docx", DocumentFault.OTHER_KIND),
        (PDF, ".odt", DocumentFault.OTHER_KIND),
        (b"PK\x03\x04", ".ods", DocumentFault.DAMAGED),
        (PDF[: len(PDF) // 2], ".pdf", DocumentFault.DAMAGED),
        (b"%PDF-1.7\n", ".pdf", DocumentFault.DAMAGED),
        (pdf("Zoé", lock="secret"), ".pdf", DocumentFault.LOCKED),
        (
            packed({"content.xml": "", "meta.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            ".odt",
            DocumentFault.DAMAGED,
        ),
        (packed({"content.xml": "", "meta.xml": " " * 1_000_001 + "<a/>"}), ".odt", DocumentFault.DAMAGED),
        (packed({"content.xml": "", "meta.xml": "<a>"}), ".odt", DocumentFault.DAMAGED),
    ],
)
def test_what_readers_could_not_open_is_named(data: bytes, suffix: str, fault: DocumentFault) -> None:
    assert document_properties(data, suffix).fault is fault


@given(some.integers(0, max(len(PDF), len(ODT))), some.binary(max_size=40), some.sampled_from([".pdf", ".odt"]))
@settings(deadline=None, max_examples=200)
def test_no_damaged_document_stops_the_reading(at: int, junk: bytes, suffix: str) -> None:
    whole = PDF if suffix == ".pdf" else ODT
    document_properties(whole[:at] + junk + whole[at + len(junk) :], suffix)
