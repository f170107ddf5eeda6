"""`basemap fetch`, `status`, `update` and `add` as somebody types them, against a server on this machine."""

import gzip
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cartostory.authoring.basemap.provenance import read
from cartostory.authoring.basemap.remote import Remote
from cartostory.cli.app import run
from cartostory.load.archive_file import open_archive
from tests.cli.basemap.conftest import call
from tests.range_server import Handler, Shelf

pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("source")
def test_one_command_brings_the_ground_and_the_next_build_shows_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--site", str(site), "--output", str(site / "output"), "--lang", "fr"]) == 0
    assert "map-without-ground" in capsys.readouterr().err
    assert call(site, "fetch", "--yes") == 0
    told = capsys.readouterr().out
    assert "basemaps/site.pmtiles" in told
    assert "ODbL" in told
    assert call(site, "status") == 0
    told = capsys.readouterr().out
    assert "oui, au zoom 14" in told
    assert "il y a 11 jours" in told
    assert "Vu de loin" not in told, "the built-in world is enough for it"
    assert run(["build", "--site", str(site), "--output", str(site / "output"), "--lang", "fr"]) == 0
    shown = (site / "output/ivry-perth/index.html").read_text("utf-8")  # what pictures write, they write in outlines
    assert "Hutton Street" in shown
    assert "© OpenStreetMap" in shown
    assert "map-without-ground" not in capsys.readouterr().err
    assert list((site / "output/maps").glob("site.*.pmtiles")), "the live map reads it"


@pytest.mark.usefixtures("source")
def test_what_is_there_already_is_not_fetched_again(
    site: Path, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(site, "fetch", "--yes") == 0
    asked = len(shelf.asked)
    assert call(site, "update", "--yes") == 0
    assert "à jour" in capsys.readouterr().out
    assert len(shelf.asked) - asked <= 2, "a look at the source, and no tile"
    shelf.etag = '"another day"'
    assert call(site, "update", "--yes") == 0
    note = read(site / "basemaps/site.pmtiles")
    assert note is not None
    assert note.etag == '"another day"'


@pytest.mark.usefixtures("source")
def test_a_box_and_the_surroundings_of_a_place_come_too_and_stay_when_it_is_renewed(site: Path, shelf: Shelf) -> None:
    def nearest() -> int:
        return max(zoom for zoom, _, _ in open_archive(site / "basemaps/site.pmtiles").every_tile())

    assert call(site, "fetch", "--yes", "--maxzoom", 14) == 0
    assert nearest() == 14
    assert call(site, "fetch", "--yes", "--bbox=115.77,-31.956,115.841,-31.884") == 0
    assert nearest() == 15
    shelf.etag = '"later"'
    assert call(site, "update", "--yes") == 0
    assert nearest() == 15
    note = json.loads((site / "basemaps/site.source.json").read_text("utf-8"))
    assert [box["west"] for box in note["asked"]] == [115.77]


@pytest.mark.usefixtures("source")
def test_one_story_alone_asks_for_what_its_own_maps_look_at(site: Path) -> None:
    other = site / "content/partnerships/ivry-floreat/story.md"
    other.parent.mkdir()
    text = (site / "content/partnerships/ivry-perth/story.md").read_text("utf-8")
    text = text.replace("Ivry et Perth", "Ivry et Floreat").replace("-31.905, lon: 115.815", "-31.945, lon: 115.78")
    other.write_text(text.replace('place="perth" zoom=12.5', 'place="marche" zoom=14'), "utf-8")

    def nearest(*words: str) -> set[tuple[int, int, int]]:
        assert call(site, "fetch", "--yes", *words) == 0
        every = set(open_archive(site / "basemaps/site.pmtiles").every_tile())
        (site / "basemaps/site.pmtiles").unlink()
        (site / "basemaps/site.source.json").unlink()
        return {tile for tile in every if tile[0] == 15}

    one, both = nearest("--story=ivry-floreat"), nearest()
    assert one
    assert one < both


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--around", "Lisbonne"), "basemap-place"),
        (("--around", "marche", "--radius", "très loin"), "basemap-radius"),
        (("--bbox=1,2,3",), "basemap-box"),
        (("--bbox=1,20,3,10",), "basemap-box"),
        (("--most", "beaucoup"), "basemap-size"),
        (("--most", "10kB"), "basemap-too-much"),
        (("--story", "ivry-kaya"), "basemap-no-story"),
    ],
)
@pytest.mark.usefixtures("source")
def test_a_wish_that_cannot_be_met_is_named_and_nothing_is_written(
    site: Path, words: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(site, "fetch", "--yes", *words) == 1
    assert code in capsys.readouterr().err
    assert not (site / "basemaps").exists()


@pytest.mark.parametrize("around", ["marche", "Le marché", "-31.905, 115.815"])
@pytest.mark.usefixtures("source")
def test_a_place_is_called_as_the_story_calls_it_or_by_its_position(site: Path, around: str) -> None:
    assert call(site, "fetch", "--yes", f"--around={around}", "--radius", "800m") == 0
    note = read(site / "basemaps/site.pmtiles")
    assert note is not None
    (box,) = note.asked
    assert (box.west + box.east) / 2 == pytest.approx(115.815, abs=1e-4)
    assert (box.south + box.north) / 2 == pytest.approx(-31.905, abs=1e-4)


def test_without_a_yes_nothing_is_fetched(site: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "")
    assert call(site, "fetch") == 0
    assert not (site / "basemaps/site.pmtiles").exists()


def test_a_line_that_breaks_is_said_and_the_same_command_goes_on(
    site: Path, source: str, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert source
    monkeypatch.setattr("cartostory.cli.basemap.bring_ground.Remote", lambda url: Remote(url, pauses_s=()))

    def breaks(number: int, handler: Handler) -> bool:
        if number > 1:
            handler.cut(0.5)
            return True
        return False

    shelf.faults = [breaks]
    assert call(site, "fetch", "--yes") == 1
    assert "basemap-interrupted" in capsys.readouterr().err
    assert not (site / "basemaps/site.pmtiles").exists()
    shelf.faults = []
    assert call(site, "fetch", "--yes") == 0
    assert (site / "basemaps/site.pmtiles").exists()


def test_a_chapter_without_ground_is_said_once_with_the_command(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "--site", str(site), "--output", str(site / "output"), "--lang", "fr"])
    told = capsys.readouterr().err
    assert told.count("map-without-ground") == 1
    assert "cartostory basemap fetch" in told
    assert re.search(r"rues ni eaux : 2(?:, 3)?\.", told.replace("\u00a0", " "))


def test_the_ground_comes_from_a_file_too(site: Path, shared_data: Path) -> None:
    assert call(site, "add", shared_data / "basemap" / "perth-7km.pmtiles") == 0
    whole = open_archive(shared_data / "basemap" / "perth-7km.pmtiles")
    made = open_archive(site / "basemaps/site.pmtiles")
    tiles = list(made.every_tile())
    assert 10 < len(tiles) < len(list(whole.every_tile()))
    assert all(made.tile(tile) == whole.tile(tile) for tile in tiles)


def test_an_mbtiles_file_counts_its_rows_from_the_south_and_gives_the_same_tiles(
    site: Path, shared_data: Path, tmp_path: Path
) -> None:
    whole = open_archive(shared_data / "basemap" / "perth-7km.pmtiles")
    file = tmp_path / "perth.mbtiles"
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        base.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        layers = json.dumps({"vector_layers": whole.metadata()["vector_layers"]})
        base.executemany("INSERT INTO metadata VALUES (?, ?)", [("format", "pbf"), ("json", layers)])
        for number, (zoom, column, row) in enumerate(whole.every_tile()):
            data = whole.tile((zoom, column, row)) or b""
            packed = gzip.compress(data) if number % 2 else data
            base.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, column, 2**zoom - 1 - row, packed))
        base.commit()
    assert call(site, "add", file) == 0
    made = open_archive(site / "basemaps/site.pmtiles")
    for tile in made.every_tile():
        assert made.tile(tile) == whole.tile(tile)


def test_a_file_of_openstreetmap_becomes_a_ground_of_streets_and_waters(site: Path, shared_data: Path) -> None:
    story = site / "content/partnerships/ivry-perth/story.md"
    text = story.read_text("utf-8").replace("lat: -31.92, lon: 115.80", "lat: 47.141, lon: 9.5215")
    story.write_text(text.replace("lat: -31.905, lon: 115.815", "lat: 47.165, lon: 9.51"), "utf-8")
    assert call(site, "add", shared_data / "osm" / "liechtenstein-2013.osm.pbf") == 0
    assert run(["build", "--site", str(site), "--output", str(site / "output"), "--lang", "fr"]) == 0
    shown = (site / "output/ivry-perth/index.html").read_text("utf-8")
    assert "Landstrasse" in shown
    assert "OpenStreetMap" in shown
