"""Real files of others through `bring`: what is kept is counted by another reader; nothing is lost without a word."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from defusedxml import ElementTree
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartostory.authoring.bringing.bundle import Bundle, CannotBringError, Fate
from cartostory.authoring.bringing.recognise import Wishes, open_file
from cartostory.authoring.bringing.write import Written, write_bundle
from cartostory.authoring.new import create_site
from cartostory.load.site import load
from cartostory.load.vector.outcome import VectorError
from cartostory.media.photo_format import recognise
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.messages import Messages
from tests.load.vector.files import archive_of
from tests.program import Run

FOLDERS = ("umap", "kml", "gpx", "storymapjs", "osm", "places", "markdown")
REFUSED = {
    "not_xml_gradignan.kml",
    "networklink.kml",
    "small_world.kmz",
    "nogeomplacemark.kml",
    "empty_trk.gpx",
    "esri_webmap_refugees.json",
    "mapbox_storytelling_config.js",
    "planmap_gale.json",
    "ouagadougou_search.nominatim.json",
    "geonames_ML.txt",
    "multipolygon_testcases.osm",  # none of its objects is of a theme
}
WISHES = Wishes(say=lambda sentence: sentence, confirm=lambda _name, _town: True)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    create_site(tmp_path / "site")
    return tmp_path / "site"


def bundle_of(path: Path) -> Bundle:
    return open_file(path, path.read_bytes(), WISHES).bundle


def brought(site: Path, path: Path, story: str = "") -> Written:
    return write_bundle(site, bundle_of(path), story, str)


def errors(site: Path, folder: str) -> list[str]:
    """Give the codes of errors in a story, those of rights apart, which a person has to fill in."""
    _, problems = load(site)
    here = [one for one in problems if one.span.file.startswith(folder)]
    return [one.code for one in here if CATALOGUE[one.code].severity.value == "error"]


def test_every_real_file_is_brought_or_refused_in_a_sentence(shared_data: Path, site: Path) -> None:
    refused: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((shared_data / folder).rglob("*")):
            if not path.is_file():
                continue
            sentence = refusal(lambda path=path: brought(site, path))
            if sentence:
                assert Messages("fr").gettext(sentence) != sentence
                refused.add(path.name)
    assert {name for name in refused if not name.endswith(".md")} == REFUSED
    assert set(errors(site, "content/partnerships")) <= {"layer-nothing-left"}  # a part of one feature of several


@pytest.mark.parametrize("name", ["display_on_load.umap", "test_upload_data.umap"])
def test_umap_keeps_each_feature_its_names_and_the_order_of_its_layers(shared_data: Path, name: str) -> None:
    value = json.loads((shared_data / "umap" / name).read_text("utf-8"))
    bundle = bundle_of(shared_data / "umap" / name)
    assert [layer.label for layer in bundle.layers] == [
        (layer.get("properties") or layer["_umap_options"])["name"] for layer in value["layers"]
    ]
    for layer, raw in zip(bundle.layers, value["layers"], strict=True):
        assert [one["geometry"] for one in layer.features] == [one["geometry"] for one in raw["features"]]
        assert [one["properties"].get("name") for one in layer.features] == [
            one["properties"].get("name") for one in raw["features"]
        ]
    assert len(bundle.chapters) == len(bundle.layers)


def test_umap_s_slides_become_chapters_that_look_where_they_looked() -> None:
    point = {"type": "Point", "coordinates": [-1.08, 13.09]}
    told = {
        "name": "Marché",
        "description": "Le **grand** [[https://example.org|marché]]",
        "_umap_options": {"zoomTo": 15},
    }
    layer = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": point, "properties": told}],
        "_umap_options": {"name": "Lieux", "color": "DarkRed", "iconUrl": "/uploads/pictogram/school-24.png"},
    }
    value = {"type": "umap", "properties": {"name": "Carte", "slideshow": {"active": True}}, "layers": [layer]}
    bundle = _of_json(value)
    assert bundle.chapters[0].attributes == (("map", "14/13.09000/-1.08000"), ("show", "lieux"))
    assert bundle.chapters[0].text == "Le **grand** [marché](https://example.org)"
    assert (bundle.layers[0].colour, bundle.layers[0].symbol) == ("#8b0000", "school")


def _of_json(value: object) -> Bundle:
    return open_file(Path("carte.json"), json.dumps(value).encode(), WISHES).bundle


@pytest.mark.parametrize("name", ["katrina", "population", "nightwatch", "sochi_demo", "glasgow-welfare-atlas"])
def test_storymapjs_keeps_each_slide_and_each_place(shared_data: Path, name: str) -> None:
    path = shared_data / "storymapjs" / f"{name}.json"
    slides = json.loads(path.read_text("utf-8"))["storymap"]["slides"]
    bundle = bundle_of(path)
    assert len(bundle.chapters) == len(slides) - (slides[0].get("type") == "overview")
    wanted = {
        (one["location"]["lat"], one["location"]["lon"])
        for one in slides
        if one.get("location", {}).get("lat") is not None
    }
    first = slides[0].get("location") or {}
    assert {(place.lat, place.lon) for place in bundle.places} | {(first.get("lat"), first.get("lon"))} >= {
        (float(lat), float(lon)) for lat, lon in wanted
    }


def test_the_zip_of_storymapjs_brings_its_pictures(site: Path, tmp_path: Path) -> None:
    slide = {
        "text": {"headline": "Le puits", "text": "<p>Creusé<script>alert(1)</script></p>"},
        "media": {"url": "_images/a.png", "caption": "Un puits", "credit": "Mairie"},
    }
    path = tmp_path / "histoire.zip"
    path.write_bytes(
        archive_of({"x/published.json": json.dumps({"storymap": {"slides": [slide]}}).encode(), "x/_images/a.png": PNG})
    )
    written = brought(site, path)
    assert (site / written.folder / "photos" / "a.png").read_bytes() == PNG
    assert 'author: "Mairie"' in (site / written.folder / "photos" / "photos.yaml").read_text("utf-8")
    text = (site / written.folder / "story.md").read_text("utf-8")
    assert "<!-- ![Un puits](a.png) -->" in text
    assert "alert" not in text


def test_a_kmz_brings_the_pictures_of_its_descriptions(site: Path, tmp_path: Path) -> None:
    kml = (
        "<kml><Document><name>Voyage</name><Folder><name>Étapes</name><Placemark><name>Kaya</name>"
        '<description><![CDATA[<img src="files/p.png" onerror="x()"> <a href="javascript:y()">ici</a>]]></description>'
        "<Point><coordinates>-1.08,13.09</coordinates></Point></Placemark></Folder></Document></kml>"
    )
    path = tmp_path / "a.kmz"
    path.write_bytes(archive_of({"doc.kml": kml.encode(), "files/p.png": PNG, "../../evil.png": PNG}))
    written = brought(site, path)
    text = (site / written.folder / "story.md").read_text("utf-8")
    assert "<!-- ![](p.png) -->" in text
    assert "javascript" not in text
    assert "onerror" not in text
    assert sorted(one.name for one in (site / written.folder / "photos").iterdir()) == ["p.png", "photos.yaml"]


def test_whatever_was_brought_the_preview_is_built(
    site: Path, shared_data: Path, tmp_path: Path, cartostory: Run
) -> None:
    slide = {"text": {"headline": "Le puits"}, "media": {"url": "_images/a.png", "caption": "Un puits"}}
    story = {"storymap": {"slides": [slide]}}
    (tmp_path / "h.zip").write_bytes(archive_of({"p.json": json.dumps(story).encode(), "_images/a.png": PNG}))
    names = [
        tmp_path / "h.zip",
        shared_data / "gpx" / "korita-zbevnica.gpx",
        shared_data / "umap" / "test_upload_data.umap",
    ]
    assert cartostory("bring", *names, "--site", site).returncode == 0
    done = cartostory("check", "--drafts", "--site", site, "--format", "json")
    assert [line for line in done.stdout.splitlines() if '"severity": "error"' in line] == []
    assert done.returncode == 0


def test_gpx_keeps_its_ways_and_draws_their_profile(shared_data: Path) -> None:
    path = shared_data / "gpx" / "korita-zbevnica.gpx"
    tree = ElementTree.parse(path).getroot()
    space = tree.tag.partition("}")[0] + "}"
    bundle = bundle_of(path)
    with_points = [one for one in tree.iter(f"{space}trk") if len(list(one.iter(f"{space}trkpt"))) > 1]
    assert len(bundle.layers) == len(with_points) + 1
    assert len(bundle.layers[-1].features) == len(list(tree.iter(f"{space}wpt")))
    assert all(str(recognise(one.data)) == "png" for one in bundle.pictures)
    assert len(bundle.pictures) == 3


@pytest.mark.parametrize("name", ["map.osm", "map.overpass.json"])
def test_osm_is_the_same_as_xml_and_as_an_answer_of_overpass(shared_data: Path, name: str) -> None:
    bundle = bundle_of(shared_data / "osm" / name)
    assert {layer.key: len(layer.features) for layer in bundle.layers} == {"roads": 8, "buildings": 4, "routes": 1}
    text = json.dumps([layer.features for layer in bundle.layers])
    assert "tyr_asd" not in text
    assert {layer.licence for layer in bundle.layers} == {"ODbL-1.0"}
    assert {layer.date for layer in bundle.layers} == {"2014-03-13"}


def test_every_waterway_of_an_answer_of_overpass_is_there(shared_data: Path) -> None:
    path = shared_data / "osm" / "ouagadougou_waterways.overpass.json"
    ways = [one for one in json.loads(path.read_text("utf-8"))["elements"] if one["type"] == "way"]
    bundle = open_file(path, path.read_bytes(), Wishes(str, lambda _a, _b: True, themes=("water",))).bundle
    assert {one["properties"]["@id"] for one in bundle.layers[0].features} == {
        f"way/{one['id']}" for one in ways
    } or len(bundle.layers[0].features) == len(ways)


def test_ids_of_sixty_four_bits_are_whole(shared_data: Path) -> None:
    data = (shared_data / "osm" / "64bit_ids.osm").read_text("utf-8")
    bundle = bundle_of(shared_data / "osm" / "64bit_ids.osm")
    ids = [str(one["properties"]["@id"]).rpartition("/")[2] for layer in bundle.layers for one in layer.features]
    assert all(f'id="{one}"' in data or f"id='{one}'" in data for one in ids)


def test_a_word_document_brings_chapters_notes_and_pictures(site: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Ivry et Dianguirdé", 1)
    document.add_paragraph("Le chapeau.")
    document.add_heading("L’eau", 2)
    paragraph = document.add_paragraph("Un ")
    paragraph.add_run("puits").bold = True
    (tmp_path / "p.png").write_bytes(PNG)
    document.add_picture(str(tmp_path / "p.png"))
    document.add_heading("L’école", 2)
    document.add_paragraph("Des {accolades} et <script>rien</script>")
    document.save(str(tmp_path / "texte.docx"))
    written = brought(site, tmp_path / "texte.docx")
    text = (site / written.folder / "story.md").read_text("utf-8")
    assert 'title: "Ivry et Dianguirdé"' in text
    assert text.index("Le chapeau.") < text.index("## L’eau") < text.index("**puits**") < text.index("## L’école")
    assert "<!-- ![](image-1.png) -->" in text
    assert "<script" not in text
    assert errors(site, written.folder) == []


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_footnotes(document: bytes, notes: dict[int, str]) -> bytes:
    """Give a document a part of footnotes, each called at the end of the paragraph that holds its number as ⟦n⟧."""
    called = r'</w:t></w:r><w:r><w:footnoteReference w:id="\1"/></w:r><w:r><w:t xml:space="preserve">'
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{W}">{body}</w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    files["word/document.xml"] = re.sub(r"⟦(\d+)⟧", called, files["word/document.xml"].decode()).encode()
    files["word/footnotes.xml"] = part.encode()
    links = files["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    files["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
    return archive_of(files)


def test_the_footnotes_of_a_word_document_become_notes_where_they_are_called(site: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("L’eau", 1)
    document.add_paragraph("Un puits⟦1⟧, puis un autre⟦2⟧.")
    document.add_heading("L’école", 1)
    document.add_paragraph("Une classe⟦3⟧.")
    target = io.BytesIO()
    document.save(target)
    notes = {1: "Creusé en 2014.", 2: "D’après le compte rendu &amp; les cartes.", 3: "De six élèves."}
    (tmp_path / "texte.docx").write_bytes(with_footnotes(target.getvalue(), notes))
    written = brought(site, tmp_path / "texte.docx")
    loaded = load(site)[0]
    (story,) = [one.story for one in loaded.partnerships if one.folder == written.folder]
    text = html.unescape(story.body.markdown)
    calls = re.findall(r"\[\^(\w+)\](?!:)", text)
    told = dict(re.findall(r"^\[\^(\w+)\]: +(.+)$", text, re.MULTILINE))
    assert [told[call] for call in calls] == [
        "Creusé en 2014.",
        "D’après le compte rendu & les cartes.",
        "De six élèves.",
    ]
    first, second = (chapter.text.text for chapter in story.chapters)
    assert first.index("puits[^") < first.index("autre[^")
    assert "classe[^" in second
    assert errors(site, written.folder) == []


def test_arcgis_storymaps_keeps_texts_and_where_its_maps_looked() -> None:
    nodes = {
        "n-1": {"type": "story", "children": ["n-2", "n-3", "n-4", "n-5", "n-1"]},
        "n-2": {"type": "storycover", "data": {"title": "Une histoire", "summary": "Courte"}},
        "n-3": {"type": "text", "data": {"type": "h2", "text": "L’eau"}},
        "n-4": {"type": "text", "data": {"type": "paragraph", "text": "Un <strong>puits</strong>"}},
        "n-5": {
            "type": "webmap",
            "data": {
                "extent": {"xmin": -1.2, "ymin": 13, "xmax": -1, "ymax": 13.2, "spatialReference": {"wkid": 4326}}
            },
        },
    }
    bundle = _of_json({"root": "n-1", "nodes": nodes, "resources": {}})
    assert (bundle.title, bundle.summary) == ("Une histoire", "Courte")
    assert [(one.title, one.text) for one in bundle.chapters] == [("L’eau", "Un **puits**")]
    assert bundle.chapters[0].attributes == (("map", "11.1/13.10000/-1.10000"),)


def test_names_are_found_in_the_gazetteer_and_only_confirmed_ones_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "villes.csv"
    path.write_text("Ville;Pays\nChatellerault;FR\nKaya;BF\nNulle-Part-sur-Rien;FR\n", "utf-8")
    bundle = bundle_of(path)
    assert [place.key for place in bundle.places] == ["chatellerault", "kaya"]
    assert bundle.places[1].lat == pytest.approx(13.09, abs=0.02)
    assert [line.count for line in bundle.report if line.fate is Fate.DROPPED] == [1]
    with pytest.raises(CannotBringError):
        open_file(path, path.read_bytes(), Wishes(str, lambda _name, _town: False))


def _umap(tmp_path: Path, *names: str, text: str = "Texte") -> Path:
    layers = [
        {
            "type": "FeatureCollection",
            "_umap_options": {"name": name, "description": text},
            "features": [
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": name}}
            ],
        }
        for name in names
    ]
    path = tmp_path / "carte.umap"
    path.write_text(json.dumps({"type": "umap", "properties": {"name": "Notre carte"}, "layers": layers}), "utf-8")
    return path


def test_bringing_again_changes_nothing_renews_what_is_untouched_and_leaves_what_was_edited(
    site: Path, tmp_path: Path
) -> None:
    first = brought(site, _umap(tmp_path, "Écoles", "Puits"))
    story = site / first.folder / "story.md"
    before = story.read_bytes()
    again = brought(site, _umap(tmp_path, "Écoles", "Puits"))
    assert (again.folder, again.made, again.renewed, again.edited) == (first.folder, [], [], [])
    assert story.read_bytes() == before
    edited = story.read_text("utf-8").replace("## Puits", "## Les puits du village")
    story.write_text(edited, "utf-8")
    (site / first.folder / "layers" / "ecoles.geojson").write_text("{}", "utf-8")
    third = brought(site, _umap(tmp_path, "Écoles", "Puits", "Routes", text="Autre"))
    assert third.edited == ["layers/ecoles.geojson", "chapter:puits"]
    assert third.renewed == ["chapter:ecoles"]
    assert third.made == ["layers/routes.geojson", "layer:routes", "chapter:routes"]
    text = story.read_text("utf-8")
    assert "## Les puits du village" in text
    assert (site / first.folder / "layers" / "ecoles.geojson").read_text("utf-8") == "{}"
    assert text.count("## Routes") == 1
    fourth = brought(site, _umap(tmp_path, "Écoles"))
    assert "chapter:routes" in fourth.left
    assert "## Routes" in story.read_text("utf-8")


def test_into_a_published_story_chapters_come_where_no_reader_sees_them(site: Path, tmp_path: Path) -> None:
    story = site / "content" / "partnerships" / "a" / "story.md"
    story.parent.mkdir(parents=True)
    own = "---\ntitle: A\nlayers:\n  ecoles:\n    file: a.geojson # à moi\n---\n\n## Un\n\nTexte.\n"
    story.write_text(own, "utf-8")
    written = brought(site, _umap(tmp_path, "Écoles"), "a")
    text = story.read_text("utf-8")
    assert written.is_hidden
    assert text.startswith(
        "---\ntitle: A\nlayers:\n  ecoles:\n    file: a.geojson # à moi\n  ecoles-2:\n    file: ecoles-2.geojson\n"
    )
    assert text.index("<!--") < text.index("## Écoles {: fit=ecoles-2 show=ecoles-2 }") < text.index("-->")
    with pytest.raises(CannotBringError):
        brought(site, _umap(tmp_path, "Écoles"), "b")


HEADS = [
    b"<kml>",
    b"<gpx>",
    b"<osm>",
    b'{"type":"umap","layers":[',
    b'{"storymap":{"slides":[',
    b'{"elements":[',
    b"PK\x03\x04",
    b"nom;ville\na;b\n",
]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=200))
def test_any_bytes_are_brought_or_refused(tmp_path: Path, head: bytes, tail: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(head + tail)
    refusal(lambda: bundle_of(path))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "name",
                    "features",
                    "geometry",
                    "coordinates",
                    "properties",
                    "_umap_options",
                    "text",
                    "media",
                    "location",
                    "lat",
                    "lon",
                    "url",
                    "headline",
                    "tags",
                    "id",
                    "nodes",
                    "members",
                    "center",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=120, deadline=None)
@given(kind=st.sampled_from(["umap", "storymap", "overpass", "arcgis", "geojson"]), members=st.lists(JSON, max_size=3))
def test_json_of_any_shape_is_brought_or_refused(kind: str, members: list[object]) -> None:
    shapes: dict[str, object] = {
        "umap": {"type": "umap", "properties": members[0] if members else {}, "layers": members},
        "storymap": {"storymap": {"slides": members}},
        "overpass": {
            "elements": [{"type": "way", "id": 1, **one} if isinstance(one, dict) else one for one in members]
        },
        "arcgis": {
            "root": "a",
            "nodes": {"a": {"type": "story", "children": ["b"]}, "b": members[0] if members else None},
        },
        "geojson": {"type": "FeatureCollection", "features": members},
    }
    refusal(lambda: _of_json(shapes[kind]))


def refusal(bring: Callable[[], object]) -> str:
    """Give the sentence in which something is refused; empty where it is brought."""
    try:
        bring()
    except CannotBringError as refused:
        return refused.sentence
    except VectorError as refused:
        return CATALOGUE[refused.code].message
    return ""
