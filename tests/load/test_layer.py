"""Layers from real files, good and bad: `../shared/data/geojson-fixtures` is read whole."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from cartostory.load.layer import DeclaredLayer, load_layer, read_features
from cartostory.problems.catalogue import CATALOGUE, is_error
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Ref, Span, problem

SPAN = Span("content/partnerships/a/story.md", 4, 3)


def codes(data: Any) -> list[str]:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return [found.code for found in read_features(text, "a.geojson")[1]]


def collection(*geometries: Any) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": geometry} for geometry in geometries],
    }


def fixtures(shared_data: Path, pattern: str) -> list[Path]:
    found = sorted((shared_data / "geojson-fixtures").glob(pattern))
    assert found
    return found


def test_every_fixture_is_read_without_a_traceback_and_every_problem_is_in_the_catalogue(shared_data: Path) -> None:
    for path in fixtures(shared_data, "**/*"):
        if path.is_file() and path.suffix != ".result":
            features, problems = read_features(path.read_bytes(), path.name)
            assert all(found.code in CATALOGUE for found in problems), path
            assert all(shapely.is_valid(feature.geometry) for feature in features), path
            assert features or problems, path


def test_every_fixture_that_its_source_calls_invalid_is_reported(shared_data: Path) -> None:
    for path in fixtures(shared_data, "geojsonhint/bad/*.geojson"):
        assert read_features(path.read_bytes(), path.name)[1], path


def test_every_fixture_that_its_source_calls_valid_is_read_without_an_error(shared_data: Path) -> None:
    for path in fixtures(shared_data, "geojsonhint/good/*.geojson"):
        if path.name == "issue82.geojson":
            continue  # its latitudes reach -107°: geojsonhint does not look at them
        assert not any(map(is_error, read_features(path.read_bytes(), path.name)[1])), path


def test_json_that_must_be_refused_is_refused(shared_data: Path) -> None:
    for path in fixtures(shared_data, "json-parsing/n_*.json"):
        features, problems = read_features(path.read_bytes(), path.name)
        assert not features
        assert any(map(is_error, problems)), path


def test_json_that_must_parse_is_at_most_no_geojson(shared_data: Path) -> None:
    for path in fixtures(shared_data, "json-parsing/y_*.json"):
        found = [each.code for each in read_features(path.read_bytes(), path.name)[1]]
        assert not {"layer-not-json", "layer-not-utf-8"} & set(found), path


def test_features_over_the_antimeridian_and_the_poles_are_cut_into_the_world(shared_data: Path) -> None:
    for path in fixtures(shared_data, "antimeridian/*.json"):
        features, _ = read_features(path.read_bytes(), path.name)
        assert features, path
        for feature in features:
            west, south, east, north = feature.geometry.bounds
            assert -180 <= west <= east <= 180, path
            assert -90 <= south <= north <= 90, path


@pytest.mark.parametrize(
    ("name", "share"),
    [("S3A_*", 0.123), ("overlap", 0.115), ("extra-crossing", 0.417), ("north-pole", 0.179), ("south-pole", 0.008)],
)
def test_an_area_around_a_pole_or_over_both_covers_its_share_of_the_earth(
    shared_data: Path, name: str, share: float
) -> None:
    (path,) = fixtures(shared_data, f"antimeridian/{name}.json")
    (feature,), _ = read_features(path.read_bytes(), path.name)
    lines = shapely.segmentize(feature.geometry, 1)
    equal_area = shapely.transform(lines, lambda at: np.column_stack((at[:, 0], np.sin(np.radians(at[:, 1])))))
    assert shapely.area(equal_area) / 720 == pytest.approx(share, abs=0.002)


def test_a_syntax_error_names_its_line_and_column() -> None:
    _, problems = read_features(b'{\n  "type": "Point"\n  "coordinates": [1, 2]\n}', "a.geojson")
    assert [(found.code, found.span) for found in problems] == [("layer-not-json", Span("a.geojson", 3, 3))]


def test_a_byte_order_mark_is_no_matter_and_utf_16_is_read_with_a_warning() -> None:
    point = '{"type": "Point", "coordinates": [2.3, 48.8]}'
    assert codes(b"\xef\xbb\xbf" + point.encode()) == []
    assert codes(point.encode("utf-16")) == ["layer-not-utf-8-but-read"]
    assert codes('{"name": "Châtellerault"}'.encode("cp1252")) == ["layer-not-utf-8"]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"type": "Topology", "objects": {}, "arcs": []}, "TopoJSON"),
        ({"features": [{"attributes": {}, "geometry": {}}], "geometryType": "esriGeometryPoint"}, "Esri JSON"),
        ({"version": 0.6, "elements": []}, "Overpass JSON"),
        ({"type": "umap", "layers": []}, "uMap"),
        ([{"lat": "1", "lon": "2", "display_name": "Kaya"}], "Nominatim"),
        ([{"lat": 1, "lon": 2, "nom": "Puits"}], "JSON"),
        ({"storymap": {"slides": []}}, "StoryMapJS"),
        ({"semanticSegments": []}, "Google Timeline"),
    ],
)
def test_other_formats_are_called_by_their_name(value: Any, name: str) -> None:
    _, problems = read_features(json.dumps(value).encode(), "a.geojson")
    assert problems == (problem("layer-other-format", Span("a.geojson"), format=name),)


@pytest.mark.parametrize("value", [{}, [], 12, "x", {"type": "FeatureCollection"}])
def test_of_a_file_that_is_no_geojson_nothing_else_is_said(value: Any) -> None:
    assert len(codes(json.dumps(value).encode())) == 1


def test_one_feature_per_line_is_read_with_a_warning() -> None:
    line = '{"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [1, 2]}}'
    features, problems = read_features(f"{line}\n{line}\n".encode(), "a.geojson")
    assert len(features) == 2
    assert [found.code for found in problems] == ["layer-one-feature-per-line"]


def test_metres_swapped_axes_and_places_beyond_the_world_are_told_apart() -> None:
    assert "layer-not-in-degrees" in codes(collection({"type": "Point", "coordinates": [652470.0, 6862040.0]}))
    assert "layer-swapped-axes" in codes(collection({"type": "Point", "coordinates": [14.5, -109.0]}))
    assert "layer-outside-the-world" in codes(collection({"type": "Point", "coordinates": [-150.0, -107.0]}))


def test_an_unknown_coordinate_system_is_an_error_and_the_old_name_of_wgs_84_a_note() -> None:
    lambert = {
        **collection({"type": "Point", "coordinates": [1, 2]}),
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::99999"}},
    }
    assert codes(lambert) == ["layer-other-crs"]
    plain = {**lambert, "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}
    assert codes(plain) == ["layer-legacy-crs"]


def test_a_bow_tie_becomes_two_areas_and_an_open_ring_is_closed() -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    features, problems = read_features(json.dumps(collection(bow_tie)).encode(), "a.geojson")
    assert [found.code for found in problems if found.code != "layer-wrong-winding"] == ["layer-crossing-itself"]
    assert shapely.area(features[0].geometry) == pytest.approx(2)
    opened = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}
    features, problems = read_features(json.dumps(collection(opened)).encode(), "a.geojson")
    assert [found.code for found in problems] == ["layer-open-ring"]
    assert shapely.area(features[0].geometry) == pytest.approx(1)


def test_rings_end_up_wound_as_rfc_7946_asks() -> None:
    clockwise = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]}
    features, problems = read_features(json.dumps(collection(clockwise)).encode(), "a.geojson")
    assert [found.code for found in problems] == ["layer-wrong-winding"]
    assert features[0].geometry.exterior.is_ccw


def test_nan_is_reported_in_coordinates_and_dropped_from_properties() -> None:
    assert "layer-not-a-number" in codes(b'{"type": "Point", "coordinates": [NaN, 1]}')
    data = b'{"type": "Feature", "properties": {"size": NaN}, "geometry": {"type": "Point", "coordinates": [1, 2]}}'
    features, problems = read_features(data, "a.geojson")
    assert features[0].properties == {"size": None}
    assert problems == ()


def test_collections_are_taken_apart_and_features_without_geometry_left_out() -> None:
    both = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": [1, 2]},
            {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        ],
    }
    features, problems = read_features(json.dumps(collection(both, None)).encode(), "a.geojson")
    assert [feature.geometry.geom_type for feature in features] == ["Point", "LineString"]
    assert {found.code for found in problems} == {"layer-collection", "layer-feature-without-geometry"}


def test_a_problem_gives_the_number_and_id_of_its_features_and_a_position() -> None:
    value = collection({"type": "Point", "coordinates": [1, 2]}, {"type": "Point", "coordinates": [1, 95]})
    value["features"][1]["id"] = "node/7"
    _, problems = read_features(json.dumps(value).encode(), "a.geojson")
    values = dict(problems[0].values)
    assert values["features"] == "2 (node/7)"
    assert values["position"] == "longitude 1, latitude 95"


@pytest.mark.parametrize("coordinates", [["-1.08", "13.09"], ["-1,08", "13,09"], [None, None], [1, "13"]])
def test_coordinates_between_quotes_are_said_to_be_no_numbers(coordinates: list[object]) -> None:
    value = collection({"type": "Point", "coordinates": coordinates}, {"type": "Point", "coordinates": [1, 2]})
    features, problems = read_features(json.dumps(value).encode(), "a.geojson")
    assert len(features) == 1
    assert [(one.code, dict(one.values)["position"]) for one in problems] == [("layer-not-a-number", "–")]


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ({"type": "Point", "coordinates": [358.9, 13.1]}, "layer-beyond-180"),
        ({"type": "MultiPoint", "coordinates": [[-1, 13], [-361 + 1, 13.1]]}, "layer-beyond-180"),
        ({"type": "LineString", "coordinates": [[358, 13], [359, 14]]}, "layer-beyond-180"),
        ({"type": "LineString", "coordinates": [[179, -17], [181, -17]]}, "layer-over-antimeridian"),
        ({"type": "LineString", "coordinates": [[179, -17], [-179, -17]]}, "layer-over-antimeridian"),
    ],
)
def test_what_lies_beyond_180_degrees_is_cut_only_where_it_crosses(geometry: dict[str, object], code: str) -> None:
    assert codes(json.dumps(geometry).encode()) == [code]


def test_lone_surrogates_do_not_reach_the_pages() -> None:
    data = b'{"type": "Feature", "properties": {"name": "a\\ud800b"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}'  # noqa: E501 - one text
    features, _ = read_features(data, "a.geojson")
    features[0].properties["name"].encode("utf-8")


def test_a_missing_file_is_reported_where_the_front_matter_names_it(tmp_path: Path) -> None:
    declared = DeclaredLayer("a", Ref("a.geojson", SPAN), "layers/a.geojson", "A", SPAN)
    assert load_layer(tmp_path, declared) == (None, (problem("layer-file-missing", SPAN, name="a.geojson"),))


def test_a_layer_keeps_what_the_writer_said_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    Path(tmp_path / "a.geojson").write_text(json.dumps(collection({"type": "Point", "coordinates": [1, 2]})))
    declared = DeclaredLayer("a", Ref("a.geojson", SPAN), "a.geojson", "Écoles", SPAN, symbol="school", source="© IGN")
    layer, problems = load_layer(tmp_path, declared)
    assert problems == ()
    assert (layer.key, layer.label, layer.symbol, layer.source) == ("a", "Écoles", "school", "© IGN")
    assert len(layer.digest) == 64


def test_real_extracts_and_boundaries_are_read_without_an_error(shared_data: Path) -> None:
    files = [*(shared_data / "osm").glob("*.geojson"), *(shared_data / "admin").glob("*[!o]json")]
    assert len(files) > 10
    for path in files:
        features, problems = read_features(path.read_bytes(), path.name)
        assert features
        assert not any(map(is_error, problems)), (path, problems)


@pytest.mark.parametrize(
    ("member", "day"),
    [
        ({"timestamp": "2025-07-12T10:00:00Z"}, "2025-07-12"),
        ({"osm3s": {"timestamp_osm_base": "2024-02-29T23:59:00Z"}}, "2024-02-29"),
        ({"timestamp": "2025-02-30"}, None),
        ({"timestamp": 1720000000}, None),
        ({}, None),
    ],
)
def test_an_export_of_overpass_says_of_what_day_its_data_are(tmp_path: Path, member: Any, day: str | None) -> None:
    point = {"type": "Point", "coordinates": [2.38, 48.81]}
    data = {"type": "FeatureCollection", **member, "features": collection(point)["features"]}
    (tmp_path / "a.geojson").write_text(json.dumps(data))
    layer, _ = load_layer(tmp_path, DeclaredLayer("a", Ref("a.geojson", SPAN), "a.geojson", "A", SPAN))
    assert layer is not None
    assert (layer.date.date().isoformat() if layer.date else None) == day


def test_a_list_of_lines_that_was_cut_is_reported_where_it_was_cut() -> None:
    line = b'{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}'
    _, problems = read_features(line + b"\n" + line + b"\n" + line[:50], "a.geojson")
    (found,) = [one for one in problems if one.code == "layer-not-json"]
    assert (found.span.line, found.span.column) == (3, 47)  # where the text opens that nothing closes
    assert dict(found.values)["reason"] != "Extra data"


@pytest.mark.parametrize(
    "text", [b"{} {}x", b'{"a" 1}', b'{"a": }', b'{"a": "b', b"[1, 2", b"{a: 1}", b'{"a": "\x01"}']
)
def test_what_is_wrong_with_a_json_text_is_told_in_french(text: bytes) -> None:
    _, problems = read_features(text, "a.geojson")
    reason = str(dict(problems[-1].values)["reason"])
    assert Messages("fr").gettext(reason) != reason
