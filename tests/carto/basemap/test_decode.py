"""Vector tiles are read as the library of the format reads them, and what is broken in them breaks nothing else."""

import gzip
from contextlib import suppress
from pathlib import Path

import mapbox_vector_tile
import numpy
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as free

from cartostory.carto.basemap.archive import Archive
from cartostory.carto.basemap.clip import cut_to
from cartostory.carto.basemap.decode import box_of, decode
from cartostory.carto.basemap.directory import ArchiveError, read_directory, unpack
from cartostory.carto.basemap.tile_features import Look, read_tile, rules_of
from cartostory.load.archive_file import open_archive

TILES = [(14, 13463, 9727), (14, 13462, 9727), (15, 26926, 19455), (9, 420, 304)]
_FAMILIES = {
    "point": ("Point", "MultiPoint"),
    "line": ("LineString", "MultiLineString"),
    "area": ("Polygon", "MultiPolygon"),
}


@pytest.fixture(scope="module")
def perth(request: pytest.FixtureRequest) -> Archive:
    folder: Path = request.getfixturevalue("shared_data")
    return open_archive(folder / "basemap" / "perth-7km.pmtiles")


@pytest.mark.parametrize("tile", TILES)
def test_a_real_tile_is_read_as_the_library_of_the_format_reads_it(perth: Archive, tile: tuple[int, int, int]) -> None:
    data = perth.tile(tile)
    assert data
    theirs = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    zoom, column, row = tile
    for features in decode(data, tile, lambda *_: True):
        same = [
            feature
            for feature in theirs[features.layer]["features"]
            if feature["geometry"]["type"] in _FAMILIES[features.shape]
        ]
        assert [feature["properties"] for feature in same] == list(features.properties)
        for ours, feature in zip(features.geometries, same, strict=True):
            shape = shapely.geometry.shape(feature["geometry"])
            moved = shapely.transform(shape, lambda points: (points / 4096 + numpy.array([column, row])) / 2**zoom)
            parts = sorted(part.wkb for part in shapely.get_parts(shapely.normalize(moved)))
            assert sorted(part.wkb for part in shapely.get_parts(shapely.normalize(ours))) == parts


def test_a_tile_shows_roads_by_class_waters_and_buildings_and_never_borders(perth: Archive) -> None:
    rules = rules_of(tuple(layer["id"] for layer in perth.metadata()["vector_layers"]))  # type: ignore[attr-defined]  # JSON
    kinds: set[str] = set()
    classes: set[str] = set()
    for tile in TILES:
        data = perth.tile(tile)
        assert data
        for part in read_tile(data, tile, rules):
            kinds.add(part.look.kind)
            classes |= {part.look.kind_class} if part.look.kind == "road" else set()
    assert kinds >= {"road", "rail", "water", "building", "green", "built-up", "place"}
    assert classes >= {"motorway", "primary", "secondary", "tertiary", "minor", "service", "path"}
    assert not any("boundar" in kind or "county" in kind for kind in kinds)


def made(layer: str, *features: tuple[str, dict[str, object]]) -> bytes:
    """Make a tile; y runs upwards in the text of its geometries."""
    written = [{"geometry": shape, "properties": tags} for shape, tags in features]
    data: bytes = mapbox_vector_tile.encode([{"name": layer, "features": written}])
    return data


def looks(layer: str, tags: dict[str, object], shape: str, others: tuple[str, ...]) -> list[Look]:
    text = {"line": "LINESTRING(0 0, 4000 4000)", "area": "POLYGON((0 0, 99 0, 99 99, 0 0))", "point": "POINT(9 9)"}
    parts = read_tile(made(layer, (text[shape], tags)), (14, 5, 5), rules_of((layer, *others)))
    return [part.look for part in parts]


_OMT = ("transportation", "water", "waterway", "landcover")
_PROTOMAPS = ("roads", "water", "landuse", "buildings")
_SHORTBREAD = ("streets", "water_polygons", "water_lines", "land")


@pytest.mark.parametrize(
    ("layer", "tags", "shape", "others", "look"),
    [
        ("transportation", {"class": "primary"}, "line", _OMT, Look("road", "primary")),
        ("transportation", {"class": "rail"}, "line", _OMT, Look("rail")),
        ("waterway", {"class": "river"}, "line", _OMT, Look("waterway", "river")),
        ("landcover", {"class": "wood"}, "area", _OMT, Look("green")),
        ("roads", {"kind": "minor_road", "kind_detail": "residential"}, "line", _PROTOMAPS, Look("road", "minor")),
        ("roads", {"kind": "highway", "kind_detail": "motorway_link"}, "line", _PROTOMAPS, Look("road", "tertiary")),
        ("water", {"kind": "lake", "name": "Lac"}, "point", _PROTOMAPS, Look("water-name")),
        ("streets", {"kind": "track"}, "line", _SHORTBREAD, Look("road", "track")),
        ("streets", {"kind": "rail", "rail": True}, "line", _SHORTBREAD, Look("rail")),
        ("land", {"kind": "residential"}, "area", _SHORTBREAD, Look("built-up")),
    ],
)
def test_each_schema_says_the_same_in_its_own_words(
    layer: str, tags: dict[str, object], shape: str, others: tuple[str, ...], look: Look
) -> None:
    assert looks(layer, tags, shape, others) == [look]


@pytest.mark.parametrize(
    ("layer", "tags", "shape", "others"),
    [
        ("roads", {"kind": "ferry"}, "line", _PROTOMAPS),
        ("roads", {"kind": "aeroway", "kind_detail": "runway"}, "line", _PROTOMAPS),
        ("roads", {"kind": "path", "kind_detail": "sidewalk"}, "line", _PROTOMAPS),
        ("roads", {"kind": "highway", "kind_detail": "motorway", "is_tunnel": True}, "line", _PROTOMAPS),
        ("water", {"kind": "swimming_pool"}, "area", _PROTOMAPS),
        ("water", {"kind": "strait", "name": "Détroit"}, "line", _PROTOMAPS),
        ("transportation", {"class": "primary", "brunnel": "tunnel"}, "line", _OMT),
        ("boundaries", {"kind": "country"}, "line", _PROTOMAPS),
        ("boundary", {"admin_level": 2}, "line", _OMT),
    ],
)
def test_what_is_no_ground_is_left_out(
    layer: str, tags: dict[str, object], shape: str, others: tuple[str, ...]
) -> None:
    assert looks(layer, tags, shape, others) == []


@settings(max_examples=150, deadline=None)
@given(free.binary(max_size=400), free.integers(0, 300))
def test_bytes_that_are_no_tile_are_refused_or_read_and_never_a_crash(noise: bytes, at: int) -> None:
    sound = made("water", ("POLYGON((0 0, 900 0, 900 900, 0 900, 0 0))", {"kind": "lake"}))
    for data in (noise, sound[:at], sound[:at] + noise, sound[:at] + noise + sound[at:]):
        with suppress(ArchiveError):
            read_tile(data, (14, 5, 5), rules_of(_PROTOMAPS))


def test_a_tile_that_unpacks_to_gigabytes_is_refused_before_it_does() -> None:
    bomb = gzip.compress(bytes(60_000_000), mtime=0)
    with pytest.raises(ArchiveError) as refused:
        unpack(bomb, 24_000_000, "tile")
    assert refused.value.code == "town-map-damaged"


@settings(max_examples=200, deadline=None)
@given(free.binary(max_size=200))
def test_any_bytes_are_a_directory_or_refused(data: bytes) -> None:
    try:
        found = read_directory(data)
    except ArchiveError:
        return
    assert len(found.ids) == len(found.runs) == len(found.lengths) == len(found.offsets)


def test_an_area_that_crosses_itself_does_not_fill_the_box_that_it_is_cut_to() -> None:
    bow = shapely.Polygon([(0.2, 0.2), (0.8, 0.8), (0.8, 0.2), (0.2, 0.8), (0.2, 0.2)])
    cut = cut_to(numpy.array([bow], dtype=object), (0.1, 0.1, 0.5, 0.9))[0]
    assert 0 < cut.area < 0.1
    assert cut.is_valid


def test_the_corners_of_tiles_are_exact() -> None:
    left, top, right, bottom = box_of((15, 26926, 19455))
    assert (left * 2**15, top * 2**15, right * 2**15, bottom * 2**15) == (26926, 19455, 26927, 19456)
