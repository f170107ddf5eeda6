"""A town's own map: its header is read and checked, whatever stands in the file."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as free
from pmtiles.tile import Compression, TileType

from cartostory.check import maps as rule
from cartostory.load.config import load_config
from cartostory.load.town_map import load_town_map
from cartostory.model import Site, TownMap
from cartostory.problems.problem import Problem
from tests.town_maps import write_town_map

NAME = "basemaps/kaya.pmtiles"


def loaded(root: Path, name: str = NAME) -> tuple[TownMap | None, list[Problem]]:
    (root / "config.yaml").write_text(f"title: Essai\nmap: {{local: {name}}}\n", encoding="utf-8")
    config, problems = load_config(root)
    assert problems == ()
    found, reported = load_town_map(root, config)
    site = Site(str(root), config, town_map=found)
    return found, [*reported, *rule.check_town_map(site, None)]  # type: ignore[arg-type]  # the day says nothing to this rule


def test_a_map_says_what_it_holds_and_whose_it_is(tmp_path: Path) -> None:
    file = write_town_map(tmp_path / NAME)
    found, problems = loaded(tmp_path)
    assert problems == []
    assert found is not None
    assert (found.min_zoom, found.max_zoom, found.size_bytes) == (8, 14, file.stat().st_size)
    assert found.layers == ("water", "roads", "buildings", "places", "landuse")
    assert found.attribution == "© les contributeurs d’OpenStreetMap", "as text: readers see it in a line of text"
    assert (found.bounds.west, found.bounds.north) == (-2.5, 14.5)


def test_a_site_without_a_map_of_its_own_has_none(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: Essai\n", encoding="utf-8")
    assert load_town_map(tmp_path, load_config(tmp_path)[0]) == (None, ())


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("town-map-not-vector", {"tile_type": TileType.PNG}),
        ("town-map-compression", {"tile_compression": Compression.BROTLI}),
        ("town-map-extent", {"min_lon_e7": 20 * 10_000_000, "max_lon_e7": 10 * 10_000_000}),
        ("town-map-extent", {"max_lat_e7": 95 * 10_000_000}),
    ],
)
def test_a_header_that_cannot_be_drawn_is_refused(tmp_path: Path, code: str, header: dict[str, Any]) -> None:
    write_town_map(tmp_path / NAME, **header)
    found, (reported,) = loaded(tmp_path)
    assert (found, reported.code, reported.span.line, reported.span.column) == (None, code, 2, 14)


def test_a_file_that_breaks_off_or_is_something_else_is_refused(tmp_path: Path) -> None:
    whole = write_town_map(tmp_path / NAME).read_bytes()
    for data, code in (
        (whole[:-10], "town-map-damaged"),
        (whole[:100], "town-map-not-pmtiles"),
        (b"", "town-map-not-pmtiles"),
        (b"SQLite format 3\0" + bytes(200), "town-map-not-pmtiles"),
        (whole[:7] + b"\x02" + whole[8:], "town-map-version"),
        (whole[:100] + b"\x0f" + whole[101:], "town-map-extent"),
        (whole[:97] + b"\x63" + whole[98:], "town-map-damaged"),
    ):
        (tmp_path / NAME).write_bytes(data)
        found, (reported,) = loaded(tmp_path)
        assert (found, reported.code) == (None, code)


def test_a_missing_map_a_folder_and_one_outside_are_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "basemaps" / "folder.pmtiles").mkdir(parents=True)
    write_town_map(tmp_path / "outside.pmtiles")
    (site / "basemaps" / "link.pmtiles").symlink_to(tmp_path / "outside.pmtiles")
    for name, code in (
        ("basemaps/none.pmtiles", "town-map-missing"),
        ("basemaps/folder.pmtiles", "town-map-missing"),
        ("../outside.pmtiles", "town-map-outside"),
        ("basemaps/link.pmtiles", "town-map-outside"),
    ):
        found, (reported,) = loaded(site, name)
        assert (found, reported.code) == (None, code), name


def test_layers_that_our_style_does_not_know_and_a_missing_source_are_told(tmp_path: Path) -> None:
    file = write_town_map(tmp_path / NAME, layers=("contours",))
    data = file.read_bytes()
    start, length = (int.from_bytes(data[at : at + 8], "little") for at in (24, 32))
    bare = json.dumps({"vector_layers": [{"id": "contours"}]}).encode()
    packed = gzip.compress(bare)
    assert len(packed) <= length
    file.write_bytes(
        data[:32] + len(packed).to_bytes(8, "little") + data[40:start] + packed + data[start + len(packed) :]
    )
    found, problems = loaded(tmp_path)
    assert found is not None
    assert [one.code for one in problems] == ["town-map-without-attribution", "town-map-unknown-layers"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(free.binary(max_size=300))
def test_no_bytes_make_it_fall(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "basemaps").mkdir(exist_ok=True)
    for start in (b"", b"PMTiles\x03"):
        (tmp_path / NAME).write_bytes(start + data)
        found, problems = loaded(tmp_path)
        assert found is not None or problems
