"""Layers from files of other formats than GeoJSON, as GDAL writes them and as people do."""

import json
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import numpy
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.load.layer import DeclaredLayer, load_layer
from cartostory.load.vector.gdal import DRIVERS, gdal, in_plain_words
from cartostory.load.vector.outcome import LayerChoice, VectorError
from cartostory.load.vector.read import kind_of, read_layer, read_layers
from cartostory.model import Layer
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.problem import Problem, Ref, Span
from tests.load.vector.files import KAYA, NAMES, archive_of, lambert_93, workbook, write, zipped

SPAN = Span("story.md", 4, 3)
PARIS = (2.352242, 48.856578)
PARIS_LAMBERT = lambert_93(*PARIS)


def load(
    folder: Path, name: str, *, layer: str = "", crs: str = ""
) -> tuple[Layer | None, list[str], tuple[Problem, ...]]:
    declared = DeclaredLayer(
        "a",
        Ref(name, SPAN),
        name,
        "A",
        SPAN,
        layer=Ref(layer, SPAN) if layer else None,
        crs=Ref(crs, SPAN) if crs else None,
    )
    found, problems = load_layer(folder, declared)
    assert all(one.code in CATALOGUE for one in problems)
    return found, [one.code for one in problems], problems


def points(layer: Layer | None) -> list[tuple[float, float]]:
    assert layer
    return [(feature.geometry.x, feature.geometry.y) for feature in layer.features]


@pytest.mark.parametrize(
    ("driver", "suffix"),
    [
        ("GPKG", "gpkg"),
        ("ESRI Shapefile", "shp"),
        ("FlatGeobuf", "fgb"),
        ("MapInfo File", "tab"),
        ("MapInfo File", "mif"),
    ],
)
def test_a_layer_in_degrees_is_read_from_each_format_with_its_names(tmp_path: Path, driver: str, suffix: str) -> None:
    write(tmp_path / f"a.{suffix}", [KAYA, (0.5, 46.8)], driver)
    layer, codes, _ = load(tmp_path, f"a.{suffix}")
    assert layer
    found = {str(feature.properties["nom"]): (feature.geometry.x, feature.geometry.y) for feature in layer.features}
    assert found[NAMES[0]] == pytest.approx(KAYA, abs=2e-7)
    assert found[NAMES[1]] == pytest.approx((0.5, 46.8), abs=2e-7)
    assert set(codes) <= {"layer-needless-decimals"}


@pytest.mark.parametrize(("driver", "suffix"), [("GPKG", "gpkg"), ("ESRI Shapefile", "shp"), ("FlatGeobuf", "fgb")])
def test_a_layer_in_lambert_93_falls_within_a_metre_of_its_twin_and_says_so(
    tmp_path: Path, driver: str, suffix: str
) -> None:
    degrees = [PARIS, (3.0, 46.5), (0.54518, 46.81705), (-4.4, 48.4), (7.7, 48.6)]
    write(tmp_path / f"l.{suffix}", [lambert_93(*one) for one in degrees], driver, "EPSG:2154")
    write(tmp_path / f"w.{suffix}", degrees, driver)
    (lambert, codes, problems), (twin, _, _) = load(tmp_path, f"l.{suffix}"), load(tmp_path, f"w.{suffix}")
    assert codes == ["layer-brought-to-wgs84"]
    assert "Lambert-93" in str(dict(problems[0].values)["name"])
    for here, there in zip(sorted(points(lambert)), sorted(points(twin)), strict=True):
        assert distance_m(Point(*here), Point(*there)) < 1.0


def test_geojson_of_2008_in_lambert_93_is_brought_to_degrees(tmp_path: Path) -> None:
    value = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
        "features": [
            {"type": "Feature", "properties": {"a": 1}, "geometry": {"type": "Point", "coordinates": PARIS_LAMBERT}}
        ],
    }
    (tmp_path / "a.geojson").write_text(json.dumps(value), "utf-8")
    layer, codes, _ = load(tmp_path, "a.geojson")
    assert codes == ["layer-brought-to-wgs84"]
    assert points(layer) == [pytest.approx(PARIS, abs=1e-7)]
    value["crs"] = {"type": "name", "properties": {"name": "urn:x:moon"}}
    (tmp_path / "a.geojson").write_text(json.dumps(value), "utf-8")
    assert load(tmp_path, "a.geojson")[:2] == (None, ["layer-other-crs"])


def test_without_a_system_it_is_a_question_with_a_proposal_until_the_writer_answers(tmp_path: Path) -> None:
    write(tmp_path / "a.shp", [PARIS_LAMBERT], "ESRI Shapefile", "EPSG:2154")
    (tmp_path / "a.prj").unlink()
    layer, codes, problems = load(tmp_path, "a.shp")
    assert layer is None
    assert codes == ["layer-crs-unknown"]
    assert "EPSG:2154" in str(dict(problems[0].values)["proposal"])
    answered, codes, _ = load(tmp_path, "a.shp", crs="EPSG:2154")
    assert points(answered) == [pytest.approx(PARIS, abs=1e-7)]
    assert load(tmp_path, "a.shp", crs="2154")[0]
    assert load(tmp_path, "a.shp", crs="lambert")[1] == ["layer-crs-not-known"]


def test_what_the_writer_says_of_the_system_counts_and_the_contradiction_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [PARIS_LAMBERT], "GPKG", "EPSG:32631")
    layer, codes, _ = load(tmp_path, "a.gpkg", crs="EPSG:2154")
    assert codes == ["layer-crs-contradicts", "layer-brought-to-wgs84"]
    assert points(layer) == [pytest.approx(PARIS, abs=1e-7)]


def test_a_zipped_shapefile_is_read_from_any_folder_of_its_archive(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "ecoles.shp", [KAYA], "ESRI Shapefile")
    zipped(tmp_path / "in", tmp_path / "a.zip", "../../données/")
    layer, codes, _ = load(tmp_path, "a.zip")
    assert points(layer) == [pytest.approx(KAYA)]
    assert codes == []
    assert not (tmp_path.parent / "données").exists()


@pytest.mark.parametrize(("suffix", "code"), [(".shx", "layer-companion-missing"), (".dbf", "layer-without-table")])
def test_a_shapefile_without_a_companion_says_which(tmp_path: Path, suffix: str, code: str) -> None:
    write(tmp_path / "a.shp", [KAYA], "ESRI Shapefile")
    (tmp_path / f"a{suffix}").unlink()
    layer, codes, _ = load(tmp_path, "a.shp")
    assert code in codes
    assert (layer is None) == (suffix == ".shx")


@pytest.mark.parametrize(("encoding", "cpg"), [("cp1252", None), ("cp1252", "UTF-8"), ("utf-8", None)])
def test_the_letters_of_a_table_are_sniffed_and_told(tmp_path: Path, encoding: str, cpg: str | None) -> None:
    write(tmp_path / "a.shp", [KAYA, KAYA], "ESRI Shapefile")
    table = (tmp_path / "a.dbf").read_bytes()
    for name in NAMES:
        written, wanted = name.encode(), name.encode(encoding)
        table = table.replace(written + b" " * (len(wanted) - len(written)), wanted.ljust(len(written)))
    (tmp_path / "a.dbf").write_bytes(table[:29] + b"\0" + table[30:])
    (tmp_path / "a.cpg").unlink()
    if cpg:
        (tmp_path / "a.cpg").write_text(cpg, "ascii")
    layer, codes, problems = load(tmp_path, "a.shp")
    assert layer
    assert [feature.properties["nom"] for feature in layer.features] == list(NAMES)
    assert codes == ["layer-encoding-contradicts" if cpg else "layer-encoding-sniffed"]
    assert dict(problems[0].values)["encoding"] == encoding.upper()


def test_of_several_layers_the_named_one_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [KAYA], "GPKG", layer="ecoles")
    write(tmp_path / "a.gpkg", [(1.0, 2.0), (3.0, 4.0)], "GPKG", layer="puits")
    assert load(tmp_path, "a.gpkg")[1] == ["layer-several"]
    assert len(points(load(tmp_path, "a.gpkg", layer="puits")[0])) == 2
    assert load(tmp_path, "a.gpkg", layer="routes")[1] == ["layer-no-such-layer"]
    assert [layer.name for layer in read_layers(tmp_path / "a.gpkg", (tmp_path / "a.gpkg").read_bytes())] == [
        "ecoles",
        "puits",
    ]


def test_ids_of_sixty_four_bits_stay_exact_beside_empty_cells(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [KAYA, KAYA], "GPKG", layer="a")
    with sqlite3.connect(tmp_path / "a.gpkg") as base:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f'DROP TRIGGER "{name}"')  # they call functions that only GDAL knows
        base.execute("ALTER TABLE a ADD COLUMN osm INTEGER")
        base.execute("UPDATE a SET osm = 9007199254740993 WHERE fid = 1")
    layer, _, _ = load(tmp_path, "a.gpkg")
    assert layer
    assert [feature.properties.get("osm") for feature in layer.features] == [9007199254740993, None]


def test_triggers_of_a_geopackage_never_run_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [KAYA], "GPKG", layer="a")
    with sqlite3.connect(tmp_path / "a.gpkg") as base:
        base.execute("CREATE TABLE victim (n INT)")
        base.execute("CREATE TRIGGER t AFTER UPDATE ON gpkg_contents BEGIN INSERT INTO victim VALUES (1); END")
    before = (tmp_path / "a.gpkg").read_bytes()
    assert load(tmp_path, "a.gpkg")[0]
    assert (tmp_path / "a.gpkg").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.gpkg"]


def test_a_geopackage_with_a_broken_index_is_read_without_it(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [KAYA], "GPKG", layer="a")
    with sqlite3.connect(tmp_path / "a.gpkg") as base:
        base.execute("DELETE FROM rtree_a_geom_node")
    assert points(load(tmp_path, "a.gpkg")[0]) == [KAYA]


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "shp", "dxf", "tab", "mif", "xlsx", "ods"])
def test_a_file_that_was_cut_is_refused_in_plain_words(tmp_path: Path, suffix: str) -> None:
    drivers = {
        "gpkg": "GPKG",
        "fgb": "FlatGeobuf",
        "shp": "ESRI Shapefile",
        "dxf": "DXF",
        "tab": "MapInfo File",
        "mif": "MapInfo File",
    }
    file = tmp_path / f"a.{suffix}"
    if suffix in drivers:
        write(file, [KAYA] * 50, drivers[suffix], None if suffix == "dxf" else "EPSG:4326")
    else:
        workbook(file, [["nom", "lat", "lon"], ["a", 1, 2]])
    data = file.read_bytes()
    for share in (0.2, 0.5, 0.9):
        file.write_bytes(data[: int(len(data) * share)])
        layer, codes, problems = load(tmp_path, file.name)
        assert layer or codes
        for one in problems:
            assert "GDAL" not in str(one.values)
            assert "/" not in str(dict(one.values).get("reason", ""))


def test_a_drawing_has_no_system_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "plan.dxf", [PARIS_LAMBERT], "DXF", None)
    assert load(tmp_path, "plan.dxf")[1] == ["layer-crs-unknown"]
    assert points(load(tmp_path, "plan.dxf", crs="EPSG:2154")[0]) == [pytest.approx(PARIS, abs=1e-7)]


def test_topojson_is_read(tmp_path: Path) -> None:
    value = {
        "type": "Topology",
        "objects": {
            "lieux": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Point", "properties": {"nom": "Kaya"}, "coordinates": list(KAYA)}],
            }
        },
        "arcs": [],
    }
    (tmp_path / "a.topojson").write_text(json.dumps(value), "utf-8")
    layer, codes, _ = load(tmp_path, "a.topojson")
    assert points(layer) == [KAYA]
    assert codes == []


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_tables_with_coordinates_become_points_and_tell_what_they_left_out(tmp_path: Path, suffix: str) -> None:
    rows: list[list[object]] = [
        ["Nom", "Latitude", "Longitude", "Téléphone"],
        ["École", "13,0883", "-1,08368", "01 02 03 04 05"],
        ["Sans lieu", "", "", ""],
    ]
    file = tmp_path / f"lieux.{suffix}"
    if suffix == "csv":
        file.write_bytes("\n".join(";".join(map(str, row)) for row in rows).encode("cp1252"))
    else:
        workbook(file, rows)
    layer, codes, _ = load(tmp_path, file.name)
    assert points(layer) == [pytest.approx(KAYA)]
    assert layer
    assert dict(layer.features[0].properties) == {"Nom": "École"}
    assert codes[:2] == ["layer-rows-without-position", "layer-private-columns"]
    assert codes[2:] == (["layer-encoding-sniffed"] if suffix == "csv" else [])


def test_x_and_y_ask_for_their_system_and_other_columns_are_no_proof(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"nom,x,y\nA,{PARIS_LAMBERT[0]},{PARIS_LAMBERT[1]}\n", "utf-8")
    assert load(tmp_path, "a.csv")[1] == ["layer-crs-unknown"]
    assert points(load(tmp_path, "a.csv", crs="EPSG:2154")[0]) == [pytest.approx(PARIS, abs=1e-7)]
    (tmp_path / "b.csv").write_text("nom,a,b\nA,1,2\n", "utf-8")
    assert load(tmp_path, "b.csv")[1] == ["layer-without-coordinates"]


def test_one_column_may_hold_the_point_or_the_shape(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('nom;geo_point_2d\nA;"13.0883, -1.08368"\n', "utf-8")
    assert points(load(tmp_path, "a.csv")[0]) == [KAYA]
    (tmp_path / "b.csv").write_text('"nom","WKT"\n"A","LINESTRING (0 0, 1 1)"\n', "utf-8")
    layer, _, _ = load(tmp_path, "b.csv")
    assert layer
    assert layer.features[0].geometry.geom_type == "LineString"


def test_no_other_driver_than_those_named_is_left_and_a_disguise_does_not_wake_one(tmp_path: Path) -> None:
    assert set(gdal().list_drivers()) <= DRIVERS
    secret = write(tmp_path / "secret.gpkg", [KAYA], "GPKG", layer="a")
    inner = f'<OGRVRTLayer name="a"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>'
    disguised = f"<kml><!-- <OGRVRTDataSource>{inner}</OGRVRTDataSource> --></kml>"
    (tmp_path / "a.kml").write_text(disguised, "utf-8")
    assert load(tmp_path, "a.kml")[:2] == (None, ["layer-nothing-in-it"])
    (tmp_path / "a.gpkg").write_text(disguised.replace("<kml>", "").replace("<!-- ", ""), "utf-8")
    assert load(tmp_path, "a.gpkg")[0] is None


def test_a_companion_that_leads_out_of_the_site_is_not_read(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir(), elsewhere.mkdir()
    write(site / "a.shp", [KAYA], "ESRI Shapefile")
    shutil.move(site / "a.dbf", elsewhere / "a.dbf")
    (site / "a.dbf").symlink_to(elsewhere / "a.dbf")
    assert load(site, "a.shp")[:2] == (None, ["layer-file-unreadable"])


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    zeros = bytes(50_000_000)
    assert len(zlib.compress(zeros)) < 60_000
    (tmp_path / "a.zip").write_bytes(archive_of({"a.shp": zeros}))
    (tmp_path / "a.kmz").write_bytes(archive_of({"doc.kml": zeros}))
    (tmp_path / "a.xlsx").write_bytes(archive_of({"xl/workbook.xml": zeros}))
    for name in ("a.zip", "a.kmz", "a.xlsx"):
        layer, codes, _ = load(tmp_path, name)
        assert layer is None, name
        assert codes in (["layer-archive-refused"], ["layer-other-format"]), name


def test_xml_that_grows_in_memory_or_reads_files_is_refused(tmp_path: Path) -> None:
    laughs = (
        '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>'
    )
    outside = '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/hostname">]><kml><name>&a;</name></kml>'
    for text in (laughs, outside, "<kml>" + "<Folder>" * 3000 + "</Folder>" * 3000 + "</kml>", "<kml><a></kml>"):
        (tmp_path / "a.kml").write_text(text, "utf-8")
        assert load(tmp_path, "a.kml")[1] == ["layer-format-broken"]


def test_descriptions_lose_their_scripts_and_keep_their_words(tmp_path: Path) -> None:
    text = "<b>Puits</b><script>alert(1)</script><br>creusé en 2014 &amp; réparé"
    (tmp_path / "a.kml").write_text(
        f"<kml><Placemark><name>P</name><description><![CDATA[{text}]]></description>"
        f"<Point><coordinates>-1.08368,13.0883,0</coordinates></Point></Placemark></kml>",
        "utf-8",
    )
    layer, _, _ = load(tmp_path, "a.kml")
    assert layer
    assert layer.features[0].properties["description"] == "Puits\ncreusé en 2014 & réparé"


@pytest.mark.parametrize(("kind", "count"), [("kml", 9), ("gpx", 7)])
def test_real_files_are_read_or_refused_in_a_sentence(shared_data: Path, kind: str, count: int) -> None:
    read = 0
    for file in sorted((shared_data / kind).iterdir()):
        layer, codes, _ = load(file.parent, file.name)
        assert layer or codes, file
        read += layer is not None
    assert read == count


@pytest.mark.parametrize("name", ["mymaps_paris.kml", "google_earth_bayacao.kml", "ogc_kml_samples.kml"])
def test_kml_has_as_many_placemarks_as_its_text(shared_data: Path, name: str) -> None:
    data = (shared_data / "kml" / name).read_bytes()
    geometries = sum(data.count(f"<{shape}>".encode()) for shape in ("Point", "LineString", "Polygon"))
    inner = data.count(b"<MultiGeometry>")
    assert inner == 0
    assert sum(len(layer.features) for layer in read_layers(Path(name), data)) == geometries


def test_a_layer_that_is_read_anew_has_the_same_digest_and_another_name_another(tmp_path: Path) -> None:
    write(tmp_path / "a.shp", [KAYA], "ESRI Shapefile")
    one, two = load(tmp_path, "a.shp")[0], load(tmp_path, "a.shp")[0]
    (tmp_path / "a.dbf").write_bytes((tmp_path / "a.dbf").read_bytes().replace(b"march", b"Marsh"))
    three = load(tmp_path, "a.shp")[0]
    assert one
    assert two
    assert three
    assert one.digest == two.digest != three.digest


def test_what_gdal_says_is_said_in_words_that_the_catalogue_translates() -> None:
    assert in_plain_words("sqlite3_prepare_v2(...) failed: file is not a database") == "its database is damaged"
    assert in_plain_words("whatever it may be") == in_plain_words("")


HEADS = [
    b"SQLite format 3\0",
    b"fgb\x03fgb\0",
    b"\0\0\x27\x0a",
    b"<kml>",
    b"<gpx>",
    b"PK\x03\x04",
    b"!table\n",
    b"lat,lon\n1,2\n",
    b"0\nSECTION\n",
    b'{"type":"Topology",',
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=300))
def test_any_bytes_behind_a_format_s_beginning_are_read_or_refused(tmp_path: Path, head: bytes, tail: bytes) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(head + tail)
    layer, codes, _ = load(tmp_path, "a.bin")
    assert layer or codes


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 4000), value=st.integers(0, 255), suffix=st.sampled_from(["gpkg", "fgb", "shp", "kml"]))
def test_a_flipped_byte_never_ends_the_program(tmp_path: Path, at: int, value: int, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    if not file.exists():
        drivers = {"gpkg": "GPKG", "fgb": "FlatGeobuf", "shp": "ESRI Shapefile"}
        if suffix == "kml":
            file.write_text("<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>", "utf-8")
        else:
            write(file, [KAYA] * 5, drivers[suffix])
        shutil.copy(file, tmp_path / f"whole.{suffix}")
    data = bytearray((tmp_path / f"whole.{suffix}").read_bytes())
    data[at % len(data)] = value
    file.write_bytes(bytes(data))
    layer, codes, _ = load(tmp_path, file.name)
    assert layer or codes


def test_a_layer_is_given_as_geojson(tmp_path: Path) -> None:
    write(tmp_path / "a.gpkg", [KAYA], "GPKG", layer="a")
    found = read_layer(tmp_path / "a.gpkg", (tmp_path / "a.gpkg").read_bytes(), LayerChoice())
    assert numpy.isfinite(
        shapely.get_coordinates(shapely.from_geojson(json.dumps(found.features[0]["geometry"])))
    ).all()


def test_the_kind_is_found_by_content_and_not_by_name(tmp_path: Path) -> None:
    file = write(tmp_path / "a.gpkg", [KAYA], "GPKG")
    assert kind_of(file.read_bytes()) == "GeoPackage"
    shutil.copy(file, tmp_path / "a.geojson")
    assert points(load(tmp_path, "a.geojson")[0]) == [KAYA]
    with pytest.raises(VectorError):
        read_layer(file, b"%PDF-1.4", LayerChoice())


def test_a_large_file_is_read_in_pieces_and_no_further_than_a_map_can_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "a.shp", [KAYA] * 100, "ESRI Shapefile")
    shape, table = (file.with_suffix(suffix).stat().st_size for suffix in (".shp", ".dbf"))
    monkeypatch.setattr("cartostory.load.vector.gdal.LARGE_BYTES", shape + table - 1)  # neither alone is as large
    monkeypatch.setattr("cartostory.load.vector.gdal.PIECE", 30)
    read = gdal().raw.read
    starts: list[int] = []

    def noted(path: Path, **asked: Any) -> Any:
        starts.append(asked["skip_features"])
        return read(path, **asked)

    monkeypatch.setattr(gdal().raw, "read", noted)
    layer = read_layer(file, file.read_bytes(), LayerChoice())
    assert starts == [0, 30, 60, 90]
    assert [feature["properties"]["nom"] for feature in layer.features] == list(NAMES) * 50
    starts.clear()
    monkeypatch.setattr("cartostory.load.vector.gdal.MOST_WKB_BYTES", 21 * 40)
    with pytest.raises(VectorError, match="layer-too-detailed"):
        read_layer(file, file.read_bytes(), LayerChoice())
    assert starts == [0, 30]


def test_heavy_features_are_read_fewer_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.shp", [KAYA] * 40, "ESRI Shapefile")
    monkeypatch.setattr("cartostory.load.vector.gdal.LARGE_BYTES", 10)
    weight = sum(file.with_suffix(suffix).stat().st_size for suffix in (".shp", ".dbf"))
    monkeypatch.setattr("cartostory.load.vector.gdal.PIECE_BYTES", weight / 4 + 1)
    read, sizes = gdal().raw.read, []

    def noted(path: Path, **asked: Any) -> Any:
        sizes.append(asked["max_features"])
        return read(path, **asked)

    monkeypatch.setattr(gdal().raw, "read", noted)
    assert len(read_layer(file, file.read_bytes(), LayerChoice()).features) == 40
    assert sizes == [10] * 5
