"""Small documents made by hand, as office programs and PDF printers write them."""

import io
import zipfile
from collections.abc import Mapping

from pypdf import PdfWriter

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"


def pdf(author: str = "", title: str = "", lock: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": author, "/Title": title})
    if lock:
        writer.encrypt(lock, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def packed(members: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return target.getvalue()


def open_document(creator: str, first: str, title: str) -> bytes:
    meta = (
        f'<office:document-meta xmlns:office="{_ODF}:office:1.0" xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="{_DC}">'
        f"<office:meta><meta:initial-creator>{first}</meta:initial-creator><dc:creator>{creator}</dc:creator>"
        f"<dc:title>{title}</dc:title></office:meta></office:document-meta>"
    )
    return packed({"content.xml": "<a/>", "meta.xml": meta})


def office_xml(main: str, creator: str, last: str, title: str) -> bytes:
    core = (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}"><dc:title>{title}</dc:title>'
        f"<dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{last}</cp:lastModifiedBy></cp:coreProperties>"
    )
    return packed({main: "<a/>", "docProps/core.xml": core})
