"""What stands in the way of a ground: a sentence each, nothing half written, and the old ground kept."""

import gzip
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from cartostory.carto.basemap.archive import Archive
from cartostory.load.archive_file import open_archive
from tests.cli.basemap.conftest import call
from tests.range_server import Shelf, serving

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pmtiles", b"no archive at all", "town-map-not-pmtiles"),
        ("a.mbtiles", b"no database at all", "basemap-not-mbtiles"),
        ("a.osm.pbf", b"no pbf at all", "basemap-not-osm"),
        ("a.osm", b"<html>", "basemap-not-osm"),
        ("a.geojson", b"{}", "basemap-unknown-file"),
    ],
)
def test_a_file_that_is_none_is_named_and_the_old_ground_stays(
    site: Path, name: str, data: bytes, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = site / "basemaps" / "site.pmtiles"
    old.parent.mkdir()
    old.write_bytes(b"the old one")
    file = site / name
    file.write_bytes(data)
    assert call(site, "add", file) == 1
    assert code in capsys.readouterr().err
    assert old.read_bytes() == b"the old one"
    assert [path.name for path in old.parent.iterdir()] == ["site.pmtiles"]


def test_a_ground_is_never_written_outside_the_site(
    site: Path, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "config.yaml").write_text("title: Essai\nmap: {basemap: ../ailleurs.pmtiles}\n", "utf-8")
    assert call(site, "add", shared_data / "basemap" / "perth-7km.pmtiles") == 1
    assert "basemap-target" in capsys.readouterr().err
    assert not (site.parent / "ailleurs.pmtiles").exists()


@pytest.fixture
def old(site: Path) -> Path:
    file = site / "basemaps" / "site.pmtiles"
    file.parent.mkdir()
    file.write_bytes(b"the old one")
    return file


@pytest.mark.usefixtures("source")
def test_a_disk_without_room_is_said_before_anything_is_fetched(
    site: Path, old: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    free = shutil.disk_usage(site)._replace(free=1_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: free)
    assert call(site, "fetch", "--yes") == 1
    assert "basemap-no-room" in capsys.readouterr().err
    assert old.read_bytes() == b"the old one"
    assert sum(len(each) for each in shelf.asked) < 2_000, "its directory was read, and no tile"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse longer files, as a full disk does in the middle of one."""
    resource = pytest.importorskip("resource", reason="only Unix refuses long files when it is told to")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("source")
def test_a_disk_that_fills_up_meanwhile_is_said_and_the_next_fetch_goes_on(
    site: Path, old: Path, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    with files_of_at_most(60_000):
        assert call(site, "fetch", "--yes") == 1
    assert "Le fond de carte n’a pas pu être écrit" in capsys.readouterr().err
    assert old.read_bytes() == b"the old one"
    assert not list(site.glob("basemaps/*.new"))
    assert call(site, "fetch", "--yes") == 0
    assert open_archive(old).header["version"] == 3
    assert sorted(path.name for path in old.parent.iterdir()) == ["site.pmtiles", "site.source.json"]
    assert shelf.asked


def test_a_disk_that_fills_up_while_a_file_is_taken_leaves_the_old_ground(
    site: Path, old: Path, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with files_of_at_most(60_000):
        assert call(site, "add", shared_data / "basemap" / "perth-7km.pmtiles") == 1
    assert "Le fond de carte n’a pas pu être écrit" in capsys.readouterr().err
    assert old.read_bytes() == b"the old one"
    assert [path.name for path in old.parent.iterdir()] == ["site.pmtiles"]


def test_a_file_that_is_the_ground_itself_is_not_taken_from_itself(
    site: Path, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = site / "basemaps" / "site.pmtiles"
    own.parent.mkdir()
    shutil.copyfile(shared_data / "basemap" / "perth-7km.pmtiles", own)
    before = own.read_bytes()
    assert call(site, "add", own) == 1
    assert "basemap-same-file" in capsys.readouterr().err
    assert own.read_bytes() == before


def test_an_mbtiles_file_of_pictures_is_named(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "photos.mbtiles"
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        base.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        base.execute("INSERT INTO metadata VALUES ('format', 'png')")
        base.commit()
    assert call(site, "add", file) == 1
    assert "basemap-not-vector" in capsys.readouterr().err


@pytest.fixture
def whole(shared_data: Path) -> Archive:
    return open_archive(shared_data / "basemap" / "perth-7km.pmtiles")


@pytest.mark.parametrize(
    "other",
    [("relief", 115.80, "basemap-unknown-layers"), ("roads", 20.0, "basemap-nothing-there")],
    ids=lambda o: o[2],
)
def test_an_archive_of_something_else_or_of_somewhere_else_is_named(
    site: Path, whole: Archive, other: tuple[str, float, str], capsys: pytest.CaptureFixture[str]
) -> None:
    layer, lon, code = other
    metadata = {**whole.metadata(), "vector_layers": [{"id": layer, "fields": {}}]}
    tiles = {tile: whole.tile(tile) or b"" for tile in whole.every_tile() if tile[0] >= 9}
    made = archive_of(tiles, metadata, site / "made.pmtiles")
    story = site / "content/partnerships/ivry-perth/story.md"
    text = story.read_text("utf-8").replace("115.815", str(lon)).replace("115.80", str(lon))
    story.write_text(text.replace("country: AU, ", ""), "utf-8")
    with serving(Shelf({"/made.pmtiles": made})) as address:
        (site / "config.yaml").write_text(f"title: Essai\nmap: {{source: {address}/made.pmtiles}}\n", "utf-8")
        assert call(site, "fetch", "--yes") == 1
    assert code in capsys.readouterr().err
    assert not (site / "basemaps/site.pmtiles").exists()


def archive_of(tiles: Mapping[tuple[int, int, int], bytes], metadata: Mapping[str, object], file: Path) -> bytes:
    """Write an archive of some tiles with the library of the format."""
    with file.open("wb") as out:
        writer = Writer(out)
        for tile in sorted(tiles, key=lambda tile: zxy_to_tileid(*tile)):
            writer.write_tile(zxy_to_tileid(*tile), gzip.compress(tiles[tile]))
        header = {"tile_type": TileType.MVT, "tile_compression": Compression.GZIP}
        box = {"min_lon_e7": -1, "min_lat_e7": -1, "max_lon_e7": 1, "max_lat_e7": 1}
        middle = {"center_zoom": 9, "center_lon_e7": 0, "center_lat_e7": 0}
        writer.finalize({**header, **box, **middle}, dict(metadata))
    return file.read_bytes()
