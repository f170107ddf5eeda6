from pathlib import Path

import pytest

from cartostory.load.geojson.signature import format_of
from cartostory.load.layer import read_features


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\x00", "GeoPackage"),
        (b"SQLite format 3\x00".ljust(68, b"\0") + b"MPBX", "MBTiles"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word (DOC)"),
        (b"\xd0\xcf\x11\xe0", "Excel (XLS)"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\x03\x7a\x0b\x1e".ljust(40, b"\0"), "dBASE (DBF)"),
        (b"\x1f\x8b\x08", "GZIP"),
        (b"PAR1", "Parquet"),
        (b"SRID=4326;POINT (1 2)\n", "WKT"),
        (b"var ecoles = {};\n", "JavaScript"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\x00\x00\x27\x0a\x00", "Shapefile"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel (XLSX)"),
        (b"PK\x03\x04....doc.kml", "KMZ"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument (ODS)"),
        (b"PK\x03\x04....", "ZIP"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "Git LFS"),
        (b"nom;lat;lon\nPuits;13,1;-1,1\n", "CSV"),
        (b"nom,lat,lon\r\nPuits,13.1,-1.1\r\n", "CSV"),
        (b"1\tKaya\t13.1\n2\tKorsimoro\t12.8\n", "TSV"),
        (b"<?xml version='1.0'?><gpx></gpx>", "GPX"),
        (b"\xef\xbb\xbf<kml></kml>", "KML"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (b'{"type": "FeatureCollection", "features": []}', ""),
        (b'\xef\xbb\xbf {"type": "Point"}', ""),
        (b'{"type": "Feature", ...\n', ""),
        (b"rien de tel\n", ""),
        (b"", ""),
    ],
)
def test_a_file_is_named_by_its_first_bytes(data: bytes, name: str) -> None:
    assert format_of(data) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [("lfs_pointer.umap", "layer-is-pointer"), ("geonames-3-lignes.txt", "layer-other-format")],
)
def test_a_file_of_another_kind_is_said_to_be_one(shared_cases: Path, name: str, code: str) -> None:
    data = (shared_cases / "files" / name).read_bytes()
    assert [one.code for one in read_features(data, name)[1]] == [code]
