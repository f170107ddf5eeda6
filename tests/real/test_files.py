"""Real layers and photographs through a whole site: nothing is lost, nothing is told that should not be."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.carto.live.unpacked import features
from tests.real.conftest import PROBLEMS, Built, build
from tests.real.site import DAMAGED, SLUG, UNREADABLE, photographs, write_site

SVG = "{http://www.w3.org/2000/svg}"
JIFNA, CAMP = "جفنا", "مخيم الجلزون"
TELLTALES = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0", b"EXIF", b"XMP ", b"NIKON", b"Canon", b"Nokia")
NO_PLACE = "pillow_exif_gps.jpg"
"""Its position lies nowhere on earth, and it was taken in 2099."""


def page(built: Built, folder: str = "") -> str:
    return (built.output / folder / SLUG / "index.html").read_text("utf-8")


def names_in(built: Built, folder: str = "") -> set[str]:
    """Give every name that the lists below the maps give: what the pictures write, as outlines, in words."""
    return set(re.findall(r"<bdi>([^<]*)</bdi>", page(built, folder)))


def live(built: Built, folder: str = "") -> dict[str, list[dict[str, Any]]]:
    """Give the features of each source of the live map."""
    script = (built.output / folder / SLUG / "live.js").read_text("utf-8")
    data = json.loads(script[script.index("{") : script.rindex("}") + 1])
    sources = data["style"]["sources"]
    return {name: features(source["data"]) for name, source in sources.items() if "data" in source}


def test_the_build_finds_what_the_files_deserve_and_no_error(real_site: Built) -> None:
    assert real_site.of("error") == set()
    assert real_site.exit_code == 0
    of_files = {file for _, file in real_site.of("warning") if not file.endswith(".md")}  # the text's are of its weight
    assert of_files == {NO_PLACE}
    assert ("photo-absurd-position", NO_PLACE) in real_site.of("warning")
    assert real_site.of("note") >= {
        ("layer-legacy-crs", "cercles.geojson"),
        ("layer-needless-decimals", "cercles.geojson"),
        ("layer-wrong-winding", "cercles.geojson"),
        ("layer-wrong-winding", "ivry.geojson"),
        ("layer-wrong-winding", "chatellerault.geojson"),
        ("photo-animated", "pillow_iss634.gif"),
    }


def test_layers_and_their_sources_stand_in_the_page_as_text(real_site: Built) -> None:
    found = page(real_site)
    for words in (
        *("Lieux habités", "Commune d’Ivry-sur-Seine", "Commune de Châtellerault", "Cercles du Mali"),
        *("© contributeurs OpenStreetMap, HOT", "IGN", "HDX, 2017"),
    ):
        assert words in found


def test_places_bear_their_names_in_the_readers_letters(real_site: Built) -> None:
    assert {"Jifna", "Jalazone RC"} <= names_in(real_site)
    assert {JIFNA, CAMP} <= names_in(real_site, "ar")


def test_arabic_pages_are_arabic(real_site: Built) -> None:
    found = page(real_site, "ar")
    assert re.search(r'<html lang="ar" dir="rtl"', found)
    assert JIFNA in found
    assert not any("\u200e" in name for name in names_in(real_site, "ar"))


def test_the_live_map_holds_every_place_where_it_is(real_site: Built, shared_data: Path) -> None:
    source = json.loads((shared_data / "osm/palestine_populated_places_hotosm.geojson").read_bytes())
    wanted = [tuple(one["geometry"]["coordinates"]) for one in source["features"]]
    found = live(real_site, "ar")
    (places,) = [features for features in found.values() if len(features) == len(wanted) == 712]
    for one, (lon, lat) in zip(places, wanted, strict=True):
        assert one["geometry"]["coordinates"] == pytest.approx((lon, lat), abs=0.0005)
    names = {one["properties"].get("name") for one in places}
    assert {JIFNA, CAMP} <= names
    assert any(len(features) == 50 for features in found.values()), "the 50 cercles of Mali"


def test_every_drawing_is_well_formed_and_runs_nothing(real_site: Built) -> None:
    drawings = list(real_site.output.rglob("maps/*.svg"))
    assert len(drawings) >= 16
    for file in drawings:
        tags = {element.tag.removeprefix(SVG) for element in ElementTree.parse(file).iter()}  # noqa: S314 - our own
        assert tags.isdisjoint({"script", "foreignObject", "image", "a"})


def test_no_drawing_asks_for_a_font_but_for_letters_that_ours_lack(real_site: Built) -> None:
    drawings = "".join(file.read_text("utf-8") for file in real_site.output.rglob("maps/*.svg"))
    left = set(re.findall(r"<text[^>]*>([^<]*)</text>", drawings))
    assert [text for text in left if not re.search("[\u0590-\u05ff]", text)] == []  # the extract has Hebrew names
    assert drawings.count("<use ") > 1000


def test_every_photograph_is_published_upright_and_tells_nothing(real_site: Built, shared_data: Path) -> None:
    shown = re.findall(
        r'<img src="[./]*(photos/[^"]+)" width="(\d+)" height="(\d+)" alt="Essai (\d+)"', page(real_site)
    )
    assert len(shown) == len(photographs(shared_data))
    for _, width, height, number in shown:
        if photographs(shared_data)[int(number) - 1].startswith("orientation_landscape"):
            assert (int(width), int(height)) == (600, 450)
    for file in (real_site.output / "photos").iterdir():
        data = file.read_bytes()
        assert not [word for word in TELLTALES if word in data], file.name
        with Image.open(file) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "iptc", "photoshop", "comment"} & set(image.info)


@pytest.mark.parametrize("broken", [UNREADABLE, DAMAGED], ids=["unreadable", "damaged"])
def test_photographs_that_nobody_can_see_stop_the_build(
    shared_data: Path, tmp_path: Path, broken: dict[str, str]
) -> None:
    built = build(write_site(tmp_path / "site", shared_data, sorted(broken)))
    assert built.exit_code == PROBLEMS
    assert built.of("error") == {(code, name) for name, code in broken.items()}
    assert not built.output.exists()


def test_where_no_text_shows_them_they_hinder_no_other_photograph(shared_data: Path, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", shared_data, [NO_PLACE])
    for name in UNREADABLE:
        shutil.copyfile(shared_data / "photos" / name, site / "content/partnerships" / SLUG / "photos" / name)
    (site / "content/partnerships" / SLUG / "photos/vide.jpg").touch()
    built = build(site)
    assert (built.exit_code, built.of("error")) == (0, set())
    faults = {(code, name) for name, code in UNREADABLE.items()} | {("photo-empty-file", "vide.jpg")}
    assert built.of("warning") >= faults
    assert len({file.name.partition("-")[0] for file in (built.output / "photos").iterdir()}) == 1
