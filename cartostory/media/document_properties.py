"""A document's bytes -> whether it is what its name says, and what it says of its author (PDF, ODF, OOXML)."""

from __future__ import annotations

import io
import logging
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree as ET

LARGEST_BYTES = 20_000_000
"""Heavier documents are refused: on the slow and dear networks of some partners nobody could open them."""

_PROPERTIES_BYTES = 1_000_000
"""What the properties of an office document may weigh unpacked: they hold a few lines."""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_ODF_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_OOXML_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_AUTHORS = (f"{_DUBLIN_CORE}creator", f"{_ODF_META}initial-creator", f"{_OOXML_CORE}lastModifiedBy")
_TITLE = f"{_DUBLIN_CORE}title"

# The suffix of an office document -> the member that tells it from others, and the one that holds its properties.
_MEMBERS: Mapping[str, tuple[str, str]] = {
    ".odt": ("content.xml", "meta.xml"),
    ".ods": ("content.xml", "meta.xml"),
    ".docx": ("word/document.xml", "docProps/core.xml"),
    ".xlsx": ("xl/workbook.xml", "docProps/core.xml"),
}


class DocumentFault(StrEnum):
    """What keeps a document from being opened by readers; the values are codes of problems."""

    OTHER_KIND = "attachment-other-kind"
    DAMAGED = "attachment-damaged"
    LOCKED = "attachment-locked"


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a document says of itself, or why it cannot be read. `authors` are who wrote and who last saved it."""

    authors: tuple[str, ...] = ()
    title: str = ""
    fault: DocumentFault | None = None


def document_properties(data: bytes, suffix: str) -> DocumentProperties:
    """Read the properties of a document of that suffix (`.pdf`, in small letters). Never raises for its sake."""
    if suffix == ".pdf":
        return _of_pdf(data) if b"%PDF-" in data[:1024] else DocumentProperties(fault=DocumentFault.OTHER_KIND)
    if not data.startswith(b"PK"):
        return DocumentProperties(fault=DocumentFault.OTHER_KIND)
    return _of_office(data, *_MEMBERS[suffix])


def _of_pdf(data: bytes) -> DocumentProperties:
    from pypdf import PdfReader  # noqa: PLC0415 - sites without documents go without
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - same

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells what it mends to whoever reads the terminal
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return DocumentProperties(fault=DocumentFault.LOCKED)
        found = reader.metadata
        pages = len(reader.pages)
        author, title = (found.author or "", found.title or "") if found else ("", "")
    except (PyPdfError, ArithmeticError, AttributeError, ImportError, LookupError, TypeError, ValueError, zlib.error):
        return DocumentProperties(fault=DocumentFault.DAMAGED)
    except (NotImplementedError, RecursionError, AssertionError):
        return DocumentProperties(fault=DocumentFault.DAMAGED)
    return DocumentProperties(_each(author), title.strip(), None if pages else DocumentFault.DAMAGED)


def _of_office(data: bytes, content: str, properties: str) -> DocumentProperties:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            if content not in names:
                return DocumentProperties(fault=DocumentFault.OTHER_KIND)
            if properties not in names:
                return DocumentProperties()
            with archive.open(properties) as member:
                text = member.read(_PROPERTIES_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        return DocumentProperties(fault=DocumentFault.DAMAGED)
    except RuntimeError:  # so says zipfile of a member with a password
        return DocumentProperties(fault=DocumentFault.LOCKED)
    return _of_xml(text)


def _of_xml(text: bytes) -> DocumentProperties:
    """Read Dublin Core. What declares entities or is too long was written by no office program."""
    if len(text) > _PROPERTIES_BYTES or b"<!" in text.replace(b"<!--", b""):
        return DocumentProperties(fault=DocumentFault.DAMAGED)
    try:
        root = ET.fromstring(text)  # noqa: S314 - bounded, and without entities
    except (ET.ParseError, ValueError, LookupError):
        return DocumentProperties(fault=DocumentFault.DAMAGED)
    authors = (one.text or "" for name in _AUTHORS for one in root.iter(name))
    return DocumentProperties(_each(*authors), (root.findtext(f".//{_TITLE}") or "").strip())


def _each(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
