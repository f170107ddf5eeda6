"""A story’s layers and places -> GeoJSON, GeoPackage, uMap, KML and GPX."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import numpy
import shapely

from cartostory.authoring.bringing.bundle import Fate
from cartostory.authoring.exporting.exported import (
    CHAPTERS_LEFT,
    FEATURES,
    Export,
    ExportedStory,
    all_layers,
    collection,
)
from cartostory.authoring.exporting.gpx import gpx, legal_text, xml_text
from cartostory.load.vector.gdal import gdal
from cartostory.load.vector.outcome import Value
from cartostory.model import Layer
from cartostory.problems.messages import counted

_TILE_STEP = 1
_WHOLE = (-(2**63), 2**63 - 1)


def as_geojson(taken: ExportedStory) -> Export:
    """Write a file for each layer, and one for the places."""
    export = _begun(taken)
    for key, _, features in all_layers(taken):
        export.files[f"{key}.geojson"] = collection(features)
    return export


def _begun(taken: ExportedStory) -> Export:
    export = Export()
    for _, label, features in all_layers(taken):
        export.tell(Fate.KEPT, FEATURES, len(features), layer=label)
    export.tell(Fate.DROPPED, CHAPTERS_LEFT, len(taken.story.chapters))
    return export


def as_gpkg(taken: ExportedStory) -> Export:
    """Write a GeoPackage with a table for each layer, in WGS 84."""
    export = _begun(taken)
    with tempfile.TemporaryDirectory(prefix="cartostory-") as folder:
        file = Path(folder) / "story.gpkg"
        for key, label, features in all_layers(taken):
            export.tell(Fate.CHANGED, _AS_TEXT, _write_table(file, key, features), layer=label)
        if file.exists():
            export.files[f"{taken.partnership.slug}.gpkg"] = file.read_bytes()
    return export


def _write_table(file: Path, key: str, features: Sequence[Value]) -> int:
    """Write one table; give how many columns hold values of several kinds, which are written as text."""
    raw = gdal().raw
    names = list(
        dict.fromkeys(name for one in features for name in one["properties"] if name.casefold() not in ("fid", "geom"))
    )
    columns = [_column([one["properties"].get(name) for one in features]) for name in names]
    wkb = numpy.empty(len(features), dtype=object)
    wkb[:] = [shapely.to_wkb(shapely.from_geojson(json.dumps(one["geometry"]))) for one in features]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw.write(
            file,
            wkb,
            [values for values, _, _ in columns],
            names,
            field_mask=[mask for _, mask, _ in columns],
            layer=key,
            driver="GPKG",
            geometry_type="Unknown",
            crs="EPSG:4326",
            append=False,
        )
    return sum(1 for _, _, is_mixed in columns if is_mixed)


def _column(values: Sequence[object]) -> tuple[Any, Any, bool]:
    """Give a column of one kind, the mask of its gaps, and whether its values were of several kinds."""
    mask = numpy.array([one is None for one in values])
    kinds = {type(one) for one in values if one is not None}
    if kinds == {bool}:
        return numpy.array([bool(one) for one in values]), mask, False
    if kinds == {int} and all(one is None or _WHOLE[0] <= int(str(one)) <= _WHOLE[1] for one in values):
        return numpy.array([0 if one is None else int(str(one)) for one in values], dtype=numpy.int64), mask, False
    if kinds and kinds <= {int, float}:
        return numpy.array([0.0 if one is None else float(str(one)) for one in values]), mask, False
    texts = [
        None if one is None else one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in values
    ]
    return numpy.array(texts, dtype=object), mask, bool(kinds) and kinds != {str}


def as_umap(taken: ExportedStory) -> Export:
    """Write a backup that uMap imports: layers in their order, with their colours, names and papers."""
    export = _begun(taken)
    shapes = {layer.key: layer for layer in taken.layers}
    layers: list[dict[str, Any]] = [
        {
            "type": "FeatureCollection",
            "features": list(features),
            "_umap_options": {**_look(shapes.get(key), label), "rank": rank},
        }
        for rank, (key, label, features) in enumerate(all_layers(taken))
    ]
    towns = taken.towns()
    centre = towns[-1]["geometry"] if towns else {"type": "Point", "coordinates": [0, 0]}
    properties = {"name": taken.story.title, "description": taken.story.summary, "zoom": 12, "easing": False}
    value = {"type": "umap", "geometry": centre, "properties": properties, "layers": layers}
    export.files[f"{taken.partnership.slug}.umap"] = json.dumps(value, ensure_ascii=False, indent=1).encode()
    return export


def _look(layer: Layer | None, label: str) -> dict[str, Any]:
    """Give a layer’s settings in uMap’s words (umap-project.org, “datalayer options”)."""
    found: dict[str, Any] = {"name": label, "displayOnLoad": True, "browsable": True, "inCaption": True}
    if layer is None:
        return found
    if colour := layer.colour or layer.style.tint:
        found["color"] = colour
    if layer.style.label:
        found |= {"labelKey": f"{{{layer.style.label}}}"}
    if layer.style.popup:
        lines = [f"{labels and dict(labels).get('', name)} : {{{name}}}" for name, labels in layer.style.popup.labels]
        found["popupContentTemplate"] = "\n".join(lines)
    if layer.style.ramp:
        found |= {"type": "Choropleth", "choropleth": {"property": layer.style.ramp.property}}
    return found


def as_kml(taken: ExportedStory) -> Export:
    """Write KML 2.2: a folder for each layer, properties as extended data (OGC 12-007r2)."""
    export = _begun(taken)
    colours = {layer.key: layer.colour or layer.style.tint for layer in taken.layers}
    naming = {layer.key: layer.style.label for layer in taken.layers}
    folders = "\n".join(
        _folder(label, features, colours.get(key, ""), naming.get(key) or "name")
        for key, label, features in all_layers(taken)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<name>{xml_text(taken.story.title)}</name><description>{xml_text(taken.story.summary)}</description>\n{folders}\n</Document></kml>\n"
    )
    export.files[f"{taken.partnership.slug}.kml"] = text.encode()
    return export


def _folder(label: str, features: Sequence[Value], colour: str, naming: str) -> str:
    style = _kml_style(colour)
    marks = "\n".join(_placemark(one, style, naming) for one in features)
    return f"<Folder><name>{xml_text(label)}</name>\n{marks}\n</Folder>"


def _kml_style(colour: str) -> str:
    if not colour:
        return ""
    written = f"{colour[5:7]}{colour[3:5]}{colour[1:3]}"  # KML writes aabbggrr
    return (
        f"<Style><IconStyle><color>ff{written}</color></IconStyle><LineStyle><color>ff{written}</color></LineStyle>"
        f"<PolyStyle><color>80{written}</color></PolyStyle></Style>"
    )


def _placemark(one: Value, style: str, naming: str) -> str:
    told = {str(name): value for name, value in one["properties"].items() if value is not None}
    name = xml_text(str(told.pop(naming, told.get("name", ""))))
    description = (
        f"<description>{xml_text(str(told.pop('description')))}</description>" if told.get("description") else ""
    )
    data = "".join(
        f"<Data name={quoteattr(legal_text(key))}><value>{xml_text(_said(value))}</value></Data>"
        for key, value in told.items()
    )
    extended = f"<ExtendedData>{data}</ExtendedData>" if data else ""
    geometry = "".join(_kml_geometry(one["geometry"]))
    return f"<Placemark><name>{name}</name>{description}{style}{extended}{geometry}</Placemark>"


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _kml_geometry(geometry: Value) -> Iterator[str]:
    kind, inner = str(geometry["type"]), geometry["coordinates"]
    if kind == "Point":
        yield f"<Point><coordinates>{_tuples([inner])}</coordinates></Point>"
    elif kind == "LineString":
        yield f"<LineString><tessellate>1</tessellate><coordinates>{_tuples(inner)}</coordinates></LineString>"
    elif kind == "Polygon":
        outer, *holes = (f"<LinearRing><coordinates>{_tuples(ring)}</coordinates></LinearRing>" for ring in inner)
        yield f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>"
        yield from (f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
        yield "</Polygon>"
    elif kind.startswith("Multi"):
        yield "<MultiGeometry>"
        for part in inner:
            yield from _kml_geometry({"type": kind.removeprefix("Multi"), "coordinates": part})
        yield "</MultiGeometry>"


def _tuples(positions: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{position[0]!r},{position[1]!r}" for position in positions)


def as_gpx(taken: ExportedStory) -> Export:
    """Write GPX 1.1: points as waypoints, lines as tracks; areas have no place in it."""
    export = Export()
    left = 0
    for _, label, features in all_layers(taken):
        kept = sum(1 for one in features if not one["geometry"]["type"].endswith("Polygon"))
        left += len(features) - kept
        export.tell(Fate.KEPT, FEATURES, kept, layer=label)
    export.tell(Fate.DROPPED, _AREAS, left)
    export.tell(Fate.DROPPED, CHAPTERS_LEFT, len(taken.story.chapters))
    text = gpx(taken.story.title, [(label, features) for _, label, features in all_layers(taken)])
    export.files[f"{taken.partnership.slug}.gpx"] = text.encode()
    return export


_AS_TEXT = counted(
    "{count} column of “{layer}” holds values of several kinds: they are written as text",
    "{count} columns of “{layer}” hold values of several kinds: they are written as text",
)
_AREAS = counted("{count} area: GPX knows points and ways only", "{count} areas: GPX knows points and ways only")
