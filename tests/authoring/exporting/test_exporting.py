"""What leaves comes back: a story through the files of other programs."""

import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
import shapely
from defusedxml import ElementTree

from cartostory.authoring.bringing.bundle import BroughtLayer, Bundle
from cartostory.authoring.bringing.recognise import Wishes, open_file
from cartostory.authoring.exporting.exported import ExportedStory, as_features, exported
from cartostory.authoring.exporting.maps import as_geojson, as_gpkg, as_gpx, as_kml, as_umap
from cartostory.authoring.exporting.stories import as_docx, as_storymapjs
from cartostory.load.site import load
from tests.program import Run

TODAY = date(2026, 11, 30)
WISHES = Wishes(str, lambda _name, _town: True)
FEATURES: list[dict[str, Any]] = [
    {"type": "Point", "coordinates": [-1.0837, 13.0883]},
    {"type": "LineString", "coordinates": [[-1.08, 13.08], [-1.07, 13.09], [-1.06, 13.085]]},
    {
        "type": "Polygon",
        "coordinates": [[[0, 0], [3, 0], [3, 3], [0, 3], [0, 0]], [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]],
    },
    {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
]
PROPERTIES: list[dict[str, Any]] = [
    {"name": "École « du marché »", "eleves": 412, "part": 0.25, "ouverte": True, "osm": 9007199254740993},
    {"name": "Piste & gué", "eleves": 7},
    {"name": "Zone 3 < 4"},
    {"name": "مخيم", "part": 1.5, "ouverte": False},
]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> ExportedStory:
    root = tmp_path_factory.mktemp("site")
    (root / "config.yaml").write_text("title: Essai\naddress: https://example.org\nlanguages: [fr]\n", "utf-8")
    folder = root / "content" / "partnerships" / "a"
    (folder / "layers").mkdir(parents=True)
    members = [
        {"type": "Feature", "geometry": geometry, "properties": told}
        for geometry, told in zip(FEATURES, PROPERTIES, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": members})
    (folder / "layers" / "lieux-divers.geojson").write_text(text, "utf-8")
    (folder / "story.md").write_text(
        '---\ntitle: "Ivry & Kaya"\nsummary: Un essai\n'
        "places:\n  marche: {name: Grand marché, lat: 13.09, lon: -1.08}\n"
        "  secret: {name: Secret, lat: 13.1, lon: -1.1, precision: hidden}\n"
        "layers:\n  lieux-divers: "
        '{file: lieux-divers.geojson, label: Lieux divers, colour: "#0b5d5e", label_property: name}\n'
        "---\n\nLe chapeau.\n\n## L’eau {: place=marche zoom=14 }\n\nUn **puits**.\n\n<!-- pas encore dit -->\n\n"
        "- un\n- deux\n\n## La route {: fit=lieux-divers }\n\nFin.\n",
        "utf-8",
    )
    return exported(root, load(root)[0].partnerships[0], "fr", TODAY)


def again(name: str, data: bytes, tmp_path: Path) -> Bundle:
    (tmp_path / name).write_bytes(data)
    return open_file(tmp_path / name, data, WISHES).bundle


def same(layer: BroughtLayer, taken: ExportedStory) -> None:
    """Hold that a layer has the geometries and the properties that it left with."""
    assert layer.label in ("Lieux divers", "lieux-divers")
    for came, left in zip(layer.features, as_features(taken.layers[0]), strict=True):
        assert shapely.equals_exact(
            shapely.from_geojson(json.dumps(came["geometry"])), shapely.from_geojson(json.dumps(left["geometry"])), 1e-9
        )
        assert {key: value for key, value in came["properties"].items() if value is not None} == left["properties"]


@pytest.mark.parametrize("form", ["umap", "gpkg", "geojson"])
def test_geometry_and_properties_come_back_whole(taken: ExportedStory, tmp_path: Path, form: str) -> None:
    writers = {"umap": as_umap, "gpkg": as_gpkg, "geojson": as_geojson}
    files = writers[form](taken).files
    name = "lieux-divers.geojson" if form == "geojson" else f"a.{form}"
    layers = again(name, files[name], tmp_path).layers
    same(layers[0], taken)
    if form != "geojson":
        assert [one["properties"]["name"] for one in layers[1].features] == ["Grand marché"]
    if form == "umap":
        assert (layers[0].colour, layers[0].label_property) == ("#0b5d5e", "name")
    assert b"Secret" not in b"".join(files.values())


def test_kml_is_read_by_another_reader_as_it_left(taken: ExportedStory, tmp_path: Path) -> None:
    data = as_kml(taken).files["a.kml"]
    names = [one.text for one in ElementTree.fromstring(data).iter("{http://www.opengis.net/kml/2.2}name")]
    assert names == ["Ivry & Kaya", "Lieux divers", *(one["name"] for one in PROPERTIES), "Lieux", "Grand marché"]
    layer = again("a.kml", data, tmp_path).layers[0]
    assert layer.colour == "#0b5d5e"
    assert [one["properties"].get("eleves") for one in layer.features] == ["412", "7", None, None]
    shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in layer.features]
    assert all(
        shapely.equals(shape, shapely.from_geojson(json.dumps(left)))
        for shape, left in zip(shapes, FEATURES, strict=True)
    )


def test_gpx_takes_points_and_ways_and_tells_of_areas(taken: ExportedStory, tmp_path: Path) -> None:
    made = as_gpx(taken)
    tree = ElementTree.fromstring(made.files["a.gpx"])
    space = "{http://www.topografix.com/GPX/1/1}"
    assert len(tree.findall(f"{space}wpt")) == 4
    assert len(tree.findall(f"{space}trk")) == 1
    assert "{count} area: GPX knows points and ways only" in [line.sentence[0] for line in made.report]
    assert [len(layer.features) for layer in again("a.gpx", made.files["a.gpx"], tmp_path).layers] == [1, 4]


def test_storymapjs_keeps_chapters_texts_and_places(taken: ExportedStory, tmp_path: Path) -> None:
    data = as_storymapjs(taken).files["a-storymapjs.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slides = json.loads(archive.read("published.json"))["storymap"]["slides"]
    assert [one["text"]["headline"] for one in slides] == ["Ivry & Kaya", "L’eau", "La route"]
    assert slides[1]["location"] == {"lat": 13.09, "lon": -1.08, "zoom": 15.0, "name": "Grand marché"}
    assert "pas encore dit" not in json.dumps(slides, ensure_ascii=False)
    bundle = again("a.zip", data, tmp_path)
    assert [(one.title, one.attributes[0][1]) for one in bundle.chapters] == [
        ("L’eau", "grand-marche"),
        ("La route", "la-route"),
    ]
    assert bundle.chapters[0].text == "Un **puits**.\n\n- un\n- deux"


def test_word_keeps_chapters_and_comes_back(taken: ExportedStory, tmp_path: Path) -> None:
    data = as_docx(taken).files["a.docx"]
    document = docx.Document(io.BytesIO(data))
    heads = [one.text for one in document.paragraphs if one.style and one.style.name.startswith("Heading")]
    assert heads == ["Ivry & Kaya", "L’eau", "La route"]
    assert "pas encore dit" not in "\n".join(one.text for one in document.paragraphs)
    bundle = again("a.docx", data, tmp_path)
    assert bundle.title == "Ivry & Kaya"
    assert [one.title for one in bundle.chapters] == ["L’eau", "La route"]
    assert "**puits**" in bundle.chapters[0].text


def test_pictures_go_out_only_with_their_rights_and_without_what_the_camera_wrote(
    root: Path, tmp_path: Path, cartostory: Run
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "config.yaml", tmp_path)
    done = cartostory("export", "chatellerault-kaya", "--as", "docx", "--site", tmp_path, "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    document = docx.Document(str(tmp_path / "out" / "chatellerault-kaya.docx"))
    assert len(document.inline_shapes) > 0
    every = document.part.package.iter_parts()
    parts = [part.blob for part in every if str(part.partname).startswith("/word/media/")]
    assert parts
    assert not any(b"Exif" in blob for blob in parts)
    again_ = cartostory(
        "export", "chatellerault-kaya", "--as", "docx", "--site", tmp_path, "--output", tmp_path / "out"
    )
    assert again_.returncode == 2
    assert "--force" in again_.stderr
    register = next((tmp_path / "content" / "partnerships" / "chatellerault-kaya" / "photos").glob("photos.yaml"))
    register.write_text("", "utf-8")
    bare = cartostory(
        "export", "chatellerault-kaya", "--as", "storymapjs", "--site", tmp_path, "--output", tmp_path / "o"
    )
    with zipfile.ZipFile(tmp_path / "o" / "chatellerault-kaya-storymapjs.zip") as archive:
        assert archive.namelist() == ["published.json"]
    assert "droits" in bare.stdout


def test_a_story_that_is_not_there_is_named_with_those_that_are(root: Path, cartostory: Run) -> None:
    done = cartostory("export", "chatelerault-kaya", "--as", "gpx", "--site", root)
    assert done.returncode == 2
    assert "chatellerault-kaya" in done.stderr
