"""The data of a site: files that other programs read, each with who made it and how it may be used."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from cartostory.check import check
from cartostory.load.site import load
from cartostory.model.open_data import formats_of, is_share_alike, open_layers
from cartostory.render.open_data.layers import layer_gpx
from tests.day import TODAY

ADDRESS = "https://example.org/village/"


@pytest.fixture(scope="module")
def data(published: Path) -> Path:
    return published / "output" / "donnees"


def read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))


def test_a_layer_says_who_made_it_and_how_it_may_be_used(data: Path) -> None:
    layer = read(data / "ivry-village" / "ecoles.geojson")
    assert layer["type"] == "FeatureCollection"
    assert layer["attribution"] == "© contributeurs OpenStreetMap"
    assert (layer["licence"], layer["licence_url"]) == (
        "ODbL-1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    )


def test_a_table_holds_every_feature_with_its_position_and_its_properties(data: Path) -> None:
    features = read(data / "ivry-village" / "ecoles.geojson")["features"]
    table = rows(data / "ivry-village" / "ecoles.csv")
    assert len(table) == len(features) > 0
    for line, feature in zip(table, features, strict=True):
        for key, value in feature["properties"].items():
            if isinstance(value, str):
                assert line[key] == value
        assert {"longitude", "latitude"} <= set(line) or line["geometry_wkt"]


def test_the_partnerships_are_a_table_and_a_map(data: Path) -> None:
    (line,) = rows(data / "partnerships.csv")
    assert line["url"] == f"{ADDRESS}ivry-village/"
    assert line["countries"] == "FR; BF"
    assert (line["planned"], line["spent"], line["currency"], line["as_of"]) == ("75000", "30000", "EUR", "2016")
    features = read(data / "atlas.geojson")["features"]
    assert [one["geometry"]["type"] for one in features] == ["Point", "Point", "LineString"]
    assert features[2]["geometry"]["coordinates"] == [[2.38487, 48.81568], [-1.08368, 13.0883]]
    assert features[0]["properties"]["titles"]["ar"] == "إيفري والقرية"


def test_nothing_that_is_hidden_or_rounded_leaves_with_the_data(data: Path) -> None:
    for file in data.rglob("*.*"):
        text = file.read_text("utf-8")
        assert "13.0812" not in text, file
        assert "Une maison" not in text, file


def test_a_licence_lies_beside_every_download(data: Path) -> None:
    for file in data.rglob("*.*"):
        if file.suffix in {".geojson", ".csv", ".gpx"}:
            assert file.name in (file.parent / "LICENCES.txt").read_text("utf-8")
    told = (data / "ivry-village" / "LICENCES.txt").read_text("utf-8")
    assert "ODbL 1.0 – https://opendatacommons.org/licenses/odbl/1-0/" in told
    assert "ce que vous en faites se partage à l’identique" in told
    assert "Licence Ouverte 2.0" in (data / "LICENCES.txt").read_text("utf-8")


POINTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "A & B"},
            "geometry": {"type": "Point", "coordinates": [-1.0, 13.0]},
        },
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[-1.0, 13.0], [-1.1, 13.1]]},
        },
    ],
}


def test_points_and_ways_are_gpx_too_with_their_rights(village: Path) -> None:
    folder = village / "content/partnerships/ivry-village/layers"
    assert formats_of(open_layers(load(village)[0].partnerships[0])[0]) == ("geojson", "csv")  # areas
    (folder / "ecoles.geojson").write_text(json.dumps(POINTS), "utf-8")
    (layer,) = open_layers(load(village)[0].partnerships[0])
    assert formats_of(layer) == ("geojson", "csv", "gpx")
    gpx = ElementTree.fromstring(layer_gpx(layer))
    name = {"g": "http://www.topografix.com/GPX/1/1"}
    assert [one.findtext("g:name", None, name) for one in gpx.findall("g:wpt", name)] == ["A & B"]
    assert len(gpx.findall("g:trk/g:trkseg/g:trkpt", name)) == 2
    rights = gpx.find("g:metadata/g:copyright", name)
    assert rights is not None
    assert rights.get("author") == "© contributeurs OpenStreetMap"
    assert rights.findtext("g:license", None, name) == "https://opendatacommons.org/licenses/odbl/1-0/"


MANDATORY = {
    "dcat:Catalog": ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"),
    "dcat:Dataset": ("dct:title", "dct:description"),
    "dcat:Distribution": ("dcat:accessURL",),
}
"""DCAT-AP 3.0.0: what a catalogue, a set of data and its files have to say."""


def test_the_catalogue_says_what_portals_ask_for(data: Path) -> None:
    catalogue = read(data / "catalogue.jsonld")
    sets = catalogue["dcat:dataset"]
    files = [one for found in sets for one in found["dcat:distribution"]]
    for one in (catalogue, *sets, *files):
        assert all(one[key] for key in MANDATORY[one["@type"]])
    assert catalogue["@id"] == f"{ADDRESS}donnees/catalogue.jsonld"
    terms = {one["@id"]: one["dct:license"]["@id"] for one in files if "dct:license" in one}
    assert terms[f"{ADDRESS}donnees/ivry-village/ecoles.csv"] == "https://opendatacommons.org/licenses/odbl/1-0/"
    prefixes = {key.partition(":")[0] for key in re.findall(r'"([a-z]+:[A-Za-z]+)":', json.dumps(catalogue))}
    assert prefixes <= set(catalogue["@context"])


def test_every_file_of_the_catalogue_and_of_the_package_is_there(data: Path) -> None:
    for found in read(data / "catalogue.jsonld")["dcat:dataset"]:
        for one in found["dcat:distribution"]:
            assert (data.parent / one["dcat:downloadURL"]["@id"].removeprefix(ADDRESS)).is_file()
    package = read(data / "datapackage.json")
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names)) == 4
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    for one in package["resources"]:
        assert not one["path"].startswith(("/", ".."))
        assert (data / one["path"]).is_file()


def test_the_page_of_the_data_names_source_licence_and_what_is_shared_alike(published: Path) -> None:
    page = (published / "output" / "donnees" / "index.html").read_text("utf-8")
    assert "© contributeurs OpenStreetMap" in page
    assert 'href="https://opendatacommons.org/licenses/odbl/1-0/"' in page
    assert "se partage à l’identique" in page
    assert 'href="ivry-village/ecoles.geojson"' in page
    home = (published / "output" / "index.html").read_text("utf-8")
    assert 'href="donnees/"' in home


def layer_of(village: Path, changes: dict[str, str]) -> tuple[list[str], int, bool]:
    """Say what is found wrong, how many layers may be taken, and whether the first is to be shared alike."""
    story = village / "content/partnerships/ivry-village/story.md"
    text = story.read_text("utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    story.write_text(text, "utf-8")
    site, problems = load(village)
    codes = [one.code for one in (*problems, *check(site, TODAY)) if one.code.startswith("layer-without")]
    layers = open_layers(site.partnerships[0])
    return sorted(codes), len(layers), any(map(is_share_alike, layers))


def test_a_layer_that_does_not_say_so_is_reported_and_stays_here(village: Path) -> None:
    assert layer_of(village, {}) == ([], 1, True)
    bare = {', source: "© contributeurs OpenStreetMap", licence: ODbL-1.0': ""}
    assert layer_of(village, bare) == (["layer-without-licence", "layer-without-source"], 0, False)


def test_a_layer_that_its_maker_keeps_is_shown_and_not_given(village: Path) -> None:
    assert layer_of(village, {"licence: ODbL-1.0": "licence: all-rights-reserved"}) == ([], 0, False)
