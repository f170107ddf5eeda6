"""Little files of every format that layers may have, written by GDAL: whoever reads them here had no part in it."""

import io
import math
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy
import shapely

from cartostory.load.vector.gdal import gdal

KAYA = (-1.08368, 13.0883)
NAMES = ("École du marché", "Puits n° 2")


def lambert_93(lon: float, lat: float) -> tuple[float, float]:
    """Project degrees as IGN’s note NTG_71 does it (algorithm ALG0003 with the constants of Lambert-93)."""
    n, c, x_origin, y_origin, e = 0.7256077650532670, 11754255.426096, 700_000.0, 12655612.049876, 0.08181919104281579
    sine = math.sin(math.radians(lat))
    radius = c * math.exp(-n * (math.atanh(sine) - e * math.atanh(e * sine)))
    angle = n * math.radians(lon - 3.0)
    return x_origin + radius * math.sin(angle), y_origin - radius * math.cos(angle)


def write(
    path: Path,
    points: Iterable[tuple[float, float]],
    driver: str,
    crs: str | None = "EPSG:4326",
    *,
    layer: str | None = None,
) -> Path:
    """Write points with a name and a large number each."""
    raw = gdal().raw
    wkb = numpy.array([shapely.to_wkb(shapely.Point(point)) for point in points], dtype=object)
    names = numpy.array([NAMES[number % 2] for number in range(len(wkb))], dtype=object)
    fields = [] if driver == "DXF" else [names]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw.write(
            path,
            wkb,
            fields,
            ["nom"][: len(fields)],
            geometry_type="Point",
            driver=driver,
            crs=crs,
            layer=layer,
        )
    return path


def zipped(folder: Path, target: Path, inside: str = "") -> Path:
    """Pack a folder’s files, under a path of the archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"{inside}{file.name}")
    return target


def archive_of(files: dict[str, bytes]) -> bytes:
    """Pack bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def workbook(path: Path, rows: list[list[object]]) -> Path:
    """Write a sheet whose first row is its header."""
    raw = gdal().raw
    columns = [numpy.array([str(row[at]) for row in rows[1:]], dtype=object) for at in range(len(rows[0]))]
    driver = "XLSX" if path.suffix == ".xlsx" else "ODS"
    raw.write(path, None, columns, [str(head) for head in rows[0]], driver=driver, geometry_type=None, layer="Lieux")
    return path
