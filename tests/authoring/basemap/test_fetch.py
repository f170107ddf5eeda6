"""The ground is fetched by ranges, resumed after any cut, and written whole or not at all."""

import gzip
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import mapbox_vector_tile
import numpy
import pytest
from pmtiles.tile import Compression, Entry, TileType, serialize_directory, serialize_header
from pmtiles.writer import finalize_header

from cartostory.authoring.basemap.fetch import Offer, fetch, look_up, open_source
from cartostory.authoring.basemap.provenance import note_of, read
from cartostory.authoring.basemap.ranges import GAP_BYTES, MOST_BYTES, merged
from cartostory.authoring.basemap.remote import FetchError, Remote
from cartostory.carto.basemap.archive import Archive
from cartostory.carto.basemap.area import Area, area_of_bounds, tiles_of_areas
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.geo.bounds import Bounds
from cartostory.load.archive_file import open_archive
from tests.range_server import Handler, Shelf, serving

PERTH = Bounds(115.775, -31.950, 115.835, -31.890)
TODAY = date(2026, 6, 14)


@pytest.fixture(scope="module")
def perth(request: pytest.FixtureRequest) -> bytes:
    folder: Path = request.getfixturevalue("shared_data")
    return (folder / "basemap" / "perth-7km.pmtiles").read_bytes()


def patient(url: str, tries: int = 2) -> Remote:
    return Remote(url, pauses_s=(0.0,) * tries, wait=lambda _: None)


def brought(url: str, target: Path, areas: list[Area] | None = None, tries: int = 2) -> Offer:
    """Fetch Perth to a target, silently."""
    offer = look_up(patient(url, tries).open(), areas or [area_of_bounds(PERTH, 15)])
    fetch(offer, target, TODAY, (), lambda *_: None)
    return offer


def test_what_is_fetched_holds_the_tiles_that_were_asked_for_and_no_other(perth: bytes, tmp_path: Path) -> None:
    target = tmp_path / "basemaps" / "site.pmtiles"
    small = area_of_bounds(Bounds(115.80, -31.93, 115.81, -31.92), 15)
    with serving(Shelf({"/perth.pmtiles": perth})) as address:
        offer = brought(f"{address}/perth.pmtiles", target, [small])
    archive = open_archive(target)
    source = Archive(lambda spans: [perth[at : at + size] for at, size in spans], len(perth))
    assert set(archive.spans(every_tile())) == set(offer.extract.spans)
    for tile in offer.extract.spans:
        assert archive.tile(tile) == source.tile(tile)
    assert archive.metadata() == source.metadata()
    assert target.stat().st_size < len(perth) / 2
    assert not list(tmp_path.rglob("*.part*")), "nothing is left beside it"


def every_tile() -> list[tuple[int, int, int]]:
    return list(tiles_of_areas([area_of_bounds(Bounds(115.7, -32.0, 115.9, -31.8), 15)], 0, 15))


def test_where_it_comes_from_stands_beside_it(perth: bytes, tmp_path: Path) -> None:
    target = tmp_path / "site.pmtiles"
    with serving(Shelf({"/perth.pmtiles": perth})) as address:
        brought(f"{address.replace('//', '//mairie:secret@')}/perth.pmtiles", target)
    note = read(target)
    assert note is not None
    assert note.osm == "2026-06-09T17:00:00Z"
    assert note.build == "2026-03-28T14:41:39.524Z"
    assert (note.fetched, note.etag) == ("2026-06-14", '"one"')
    assert note.attribution == "© OpenStreetMap"
    assert note.licence.startswith("ODbL")
    assert note.bytes == target.stat().st_size
    assert "secret" not in note_of(target).read_text(encoding="utf-8")


def test_twenty_cuts_at_any_byte_and_then_the_same_file(
    perth: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cartostory.authoring.basemap.ranges.MOST_BYTES", 60_000)
    whole, cut = tmp_path / "whole.pmtiles", tmp_path / "cut.pmtiles"
    shelf = Shelf({"/perth.pmtiles": perth})
    chance = Random(20)  # noqa: S311 - where the line breaks
    with serving(shelf) as address:
        brought(f"{address}/perth.pmtiles", whole)
        whole_fetch = len(shelf.asked)
        cuts = 0
        while cuts < 20:
            begin = len(shelf.asked)
            after = chance.randint(1, 3)
            share = chance.random()

            def breaks(number: int, handler: Handler, first: int = begin + after, share: float = share) -> bool:
                if number >= first and handler.headers["Range"] != "bytes=0-16383":
                    handler.cut(share)
                    return True
                return False

            shelf.faults = [breaks]
            with pytest.raises(FetchError) as stopped:
                brought(f"{address}/perth.pmtiles", cut, tries=0)
            assert stopped.value.code == "basemap-interrupted"
            assert not cut.exists(), "nothing half written"
            cuts += 1
        shelf.faults = []
        before = len(shelf.asked)
        brought(f"{address}/perth.pmtiles", cut)
    assert cut.read_bytes() == whole.read_bytes()
    assert len(shelf.asked) - before < whole_fetch, "what had come is not asked for anew"


def look(data: bytes) -> Offer:
    with serving(Shelf({"/perth.pmtiles": data})) as address:
        return look_up(patient(f"{address}/perth.pmtiles").open(), [area_of_bounds(PERTH, 15)])


def test_a_fault_that_passes_is_waited_out(perth: bytes, tmp_path: Path) -> None:
    waited: list[float] = []

    def busy(number: int, handler: Handler) -> bool:
        if number == 1:
            handler.send_response(503)
            handler.send_header("Retry-After", "3")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return True
        if number == 2:
            handler.cut(0.3)
            return True
        return False

    with serving(Shelf({"/perth.pmtiles": perth}, faults=[busy])) as address:
        remote = Remote(f"{address}/perth.pmtiles", wait=waited.append).open()
        fetch(look_up(remote, [area_of_bounds(PERTH, 15)]), tmp_path / "a.pmtiles", TODAY, (), lambda *_: None)
    assert len(waited) == 2
    assert 3.0 in waited, "the server says how long"


def page(_: int, handler: Handler) -> bool:
    handler.answer(200, b"<!doctype html><title>Proxy</title>", kind="text/html; charset=utf-8")
    return True


def whole_file(_: int, handler: Handler) -> bool:
    handler.answer(200, handler.shelf.files[handler.path])
    return True


def forbidden(_: int, handler: Handler) -> bool:
    handler.answer(403, b"no")
    return True


def other_range(_: int, handler: Handler) -> bool:
    handler.answer(206, b"x" * 10, "bytes 5-14/400000")
    return True


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (page, "basemap-is-a-page"),
        (whole_file, "basemap-without-ranges"),
        (forbidden, "basemap-refused"),
        (other_range, "basemap-without-ranges"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named(perth: bytes, fault: Callable[[int, Handler], bool], code: str) -> None:
    with serving(Shelf({"/perth.pmtiles": perth}, faults=[fault])) as address, pytest.raises(FetchError) as stopped:
        patient(f"{address}/perth.pmtiles").open()
    assert stopped.value.code == code


def test_what_is_not_there_is_said_and_so_is_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with serving(Shelf({})) as address, pytest.raises(FetchError) as missing:
        patient(f"{address}/perth.pmtiles").open()
    assert missing.value.code == "basemap-not-there"
    with pytest.raises(FetchError) as silent:
        patient(f"{address}/perth.pmtiles", tries=1).open()
    assert silent.value.code == "basemap-unreachable"
    with pytest.raises(FetchError) as local:
        patient((tmp_path / "a.pmtiles").as_uri()).open()
    assert local.value.code == "basemap-address"


@pytest.mark.parametrize("change", ["etag", "length"])
def test_an_archive_that_changes_meanwhile_is_noticed_and_the_old_file_kept(
    perth: bytes, tmp_path: Path, change: str
) -> None:
    target = tmp_path / "site.pmtiles"
    target.write_bytes(b"the old one")
    shelf = Shelf({"/perth.pmtiles": perth})
    with serving(shelf) as address:
        offer = look_up(patient(f"{address}/perth.pmtiles").open(), [area_of_bounds(PERTH, 15)])
        if change == "etag":
            shelf.etag = '"two"'
        else:
            shelf.files["/perth.pmtiles"] = perth + b"more"
        with pytest.raises(FetchError) as stopped:
            fetch(offer, target, TODAY, (), lambda *_: None)
    assert stopped.value.code == "basemap-changed"
    assert target.read_bytes() == b"the old one"
    with serving(shelf) as address:
        brought(f"{address}/perth.pmtiles", target)
    assert open_archive(target).spans([(15, 26926, 19455)]), "the next fetch begins anew with the new archive"


def test_the_newest_daily_build_is_looked_for_from_today_backwards(perth: bytes) -> None:
    shelf = Shelf({"/20260612.pmtiles": perth, "/20260610.pmtiles": perth})
    with serving(shelf) as address:
        remote = open_source(f"{address}/{{date}}.pmtiles", TODAY, patient)
        assert remote.url.endswith("/20260612.pmtiles")
        shelf.files.clear()
        with pytest.raises(FetchError) as stopped:
            open_source(f"{address}/{{date}}.pmtiles", TODAY, patient)
    assert stopped.value.code == "basemap-no-build"
    assert all("cartostory/" in agent for _, agent in shelf.asked), "who asks says who they are"


def broken(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda data: data[:200_000], "town-map-damaged"),
        (lambda data: broken(data, 99, b"\x02"), "town-map-not-vector"),
        (lambda data: broken(data, 7, b"\x02"), "town-map-version"),
        (lambda data: broken(data, 0, b"NotTile"), "town-map-not-pmtiles"),
        (lambda data: broken(data, 97, b"\x04"), "town-map-compression"),
        (lambda data: broken(data, 127, gzip.compress(bytes(100_000_000), mtime=0)), "town-map-damaged"),
        (lambda data: broken(data, 127, b"no gzip at all"), "town-map-damaged"),
    ],
    ids=["truncated", "raster", "version 2", "another format", "zstd", "a directory of 100 million entries", "noise"],
)
def test_an_archive_that_cannot_be_read_is_named(perth: bytes, make: Callable[[bytes], bytes], code: str) -> None:
    with pytest.raises((ArchiveError, FetchError)) as stopped:
        look(make(perth))
    assert stopped.value.code == code  # type: ignore[attr-defined]  # both have one


def test_of_a_million_small_tiles_few_questions_are_asked(tmp_path: Path) -> None:
    tile = made_tile()
    source = million_tiles(tile)
    shelf = Shelf({"/world.pmtiles": source})
    with serving(shelf) as address:
        remote = patient(f"{address}/world.pmtiles").open()
        offer = look_up(remote, [area_of_bounds(Bounds(-1.0, 45.0, 6.0, 50.0), 10)])
        asked = len(shelf.asked)
        fetch(offer, tmp_path / "a.pmtiles", TODAY, (), lambda *_: None)
    assert len(offer.extract.spans) > 200
    assert asked <= 8, "the head, the metadata, and the directories that know of these tiles"
    assert len(shelf.asked) - asked <= 12, "tiles that lie near each other are asked for together"
    made = open_archive(tmp_path / "a.pmtiles")
    assert all(made.tile(name) == tile for name in offer.extract.spans)


def made_tile() -> bytes:
    data: bytes = mapbox_vector_tile.encode(
        [{"name": "water", "features": [{"geometry": "POINT(1 1)", "properties": {}}]}]
    )
    return data


def million_tiles(tile: bytes) -> bytes:
    """Write an archive whose zoom 10 has every tile of the world, each with bytes of its own."""
    packed = gzip.compress(tile, mtime=0)
    first, count, leaf_size = (4**10 - 1) // 3, 4**10, 16_384
    leaves, root = [], []
    end = 0
    for begin in range(0, count, leaf_size):
        run = numpy.ones(leaf_size, dtype=numpy.int64)
        steps = run.copy()
        steps[0] = first + begin
        offsets = numpy.zeros(leaf_size, dtype=numpy.int64)
        offsets[0] = begin * len(packed) + 1
        leaf = gzip.compress(
            b"".join(varints(part) for part in ([leaf_size], steps, run, run * len(packed), offsets)), 1, mtime=0
        )
        root.append(Entry(first + begin, end, len(leaf), 0))
        leaves.append(leaf)
        end += len(leaf)
    finish: Any = finalize_header
    header = {"tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "center_zoom": 10}
    metadata = {"vector_layers": [{"id": "water"}], "attribution": "essai"}
    clustered = True
    tail = [Entry(first, 0, len(packed), 1)]
    written = b"".join(finish(header, count, tail, count, metadata, clustered, count * len(packed))[2:3])
    directory = serialize_directory(root)
    header |= {"min_zoom": 10, "max_zoom": 10, "root_offset": 127, "root_length": len(directory)}
    header |= {"metadata_offset": 127 + len(directory), "metadata_length": len(written)}
    header |= {"leaf_directory_offset": 127 + len(directory) + len(written), "leaf_directory_length": end}
    header |= {"tile_data_offset": 127 + len(directory) + len(written) + end, "tile_data_length": count * len(packed)}
    serialize: Any = serialize_header
    return bytes(serialize(header)) + directory + written + b"".join(leaves) + packed * count


def varints(numbers: Iterable[int]) -> bytes:
    """Write LEB128 numbers."""
    out = bytearray()
    for number in map(int, numbers):
        rest = number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def test_ranges_near_each_other_are_one_and_none_is_too_long() -> None:
    near = [(number * 1_000, 900) for number in range(100)]
    assert [(found.offset, found.length) for found in merged(near)] == [(0, 99_900)]
    far = [(0, 10), (20 + GAP_BYTES, 10)]
    assert len(merged(far)) == 2
    long = [(number * 100_000, 100_000) for number in range(100)]
    found = merged(long)
    assert max(one.length for one in found) <= MOST_BYTES
    assert [part for one in found for part in one.parts] == long
    assert merged([(5, 10), (5, 10)])[0].parts == ((5, 10),)
    data = bytes(range(40))
    assert merged([(30, 4), (2, 3)])[0].cut(data[2:34]) == [data[2:5], data[30:34]]


def test_a_box_across_the_antimeridian_has_tiles_on_both_sides() -> None:
    tiles = tiles_of_areas([area_of_bounds(Bounds(179.9, -17.0, -179.9, -16.8), 10)], 10, 10)
    columns = {column for _, column, _ in tiles}
    assert columns == {0, 1023}
    assert len(tiles) < 10, "a small box, not one around the world"
