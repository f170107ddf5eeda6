"""The table of contested borders: every row has its source, and Natural Earth's own list of disputes finds no gap."""

import json
from pathlib import Path

import pytest
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.fine_world import fine_world
from cartostory.carto.world.world import world
from cartostory.geo.disputes import DISPUTES, HELD, UNCLAIMED

CROSSING_DEGREES, NEAR_DEGREES = 0.3, 0.05
"""Where a plain border crosses a contested line, or meets it, some of it lies near; the grid of the world is coarse."""
NAMED_BY_THE_ISSUE = {
    "Western Sahara": ("ESH", "MAR"),
    "Palestine": ("ISR", "PSE"),
    "Kosovo": ("KOS", "SRB"),
    "Crimea": ("RUS", "UKR"),
    "Kashmir": ("IND", "PAK"),
}


@pytest.fixture(scope="module")
def lines(shared_data: Path) -> list[BaseGeometry]:
    text = (shared_data / "admin/ne_50m_boundary_lines_disputed.json").read_text("utf-8")
    return [shapely.geometry.shape(feature["geometry"]) for feature in json.loads(text)["features"]]


@pytest.mark.parametrize("subject", NAMED_BY_THE_ISSUE)
def test_what_everybody_thinks_of_first_is_in_the_table(subject: str) -> None:
    found = [dispute for dispute in DISPUTES if dispute.pair == frozenset(NAMED_BY_THE_ISSUE[subject])]
    assert any(subject in dispute.subject for dispute in found)


def test_every_row_says_who_calls_it_contested() -> None:
    known = ("United Nations", "Security Council", "General Assembly", "International Court", "Natural Earth", "Korean")
    sources = [dispute.source for dispute in DISPUTES] + [held.source for held in HELD]
    for source in (*sources, *(source for _, source, _ in UNCLAIMED)):
        assert any(name in source for name in known), source
    for dispute in DISPUTES:
        assert len(dispute.pair) == 2
        assert dispute.subject


def test_every_row_is_about_a_line_that_the_world_holds() -> None:
    drawn = {
        frozenset(source.parts[number].key.split("-"))
        for source in (world("50m"), fine_world())
        for number in source.of_kind("border")
    }
    assert [dispute.subject for dispute in DISPUTES if dispute.pair not in drawn] == []


@pytest.mark.parametrize("kind", ["border", "limit"])
def test_no_plain_line_of_the_fine_world_runs_along_what_natural_earth_calls_disputed(
    lines: list[BaseGeometry], kind: str
) -> None:
    source = fine_world()
    plain = shapely.union_all(
        [
            source.degrees(number)
            for number in source.of_kind(kind)
            if not source.parts[number].properties.get("disputed")
        ]
    )
    for line in lines:
        shared = shapely.length(shapely.intersection(plain, shapely.buffer(line, NEAR_DEGREES)))
        assert shared < CROSSING_DEGREES, line.bounds


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_no_plain_border_runs_along_what_natural_earth_calls_disputed(
    lines: list[BaseGeometry], resolution: str
) -> None:
    source = world(resolution)
    plain = shapely.union_all(
        [
            source.degrees(number)
            for number in source.of_kind("border")
            if not source.parts[number].properties["disputed"]
        ]
    )
    assert len(lines) > 20
    for line in lines:
        shared = shapely.length(shapely.intersection(plain, shapely.buffer(line, NEAR_DEGREES)))
        assert shared < CROSSING_DEGREES, line.bounds


def test_the_rough_rings_hold_the_claims_that_natural_earth_draws(lines: list[BaseGeometry]) -> None:
    rings = {name: shapely.buffer(shapely.Polygon(ring), 0.15) for name, _, ring in UNCLAIMED}
    held = {name: sum(shapely.covers(ring, line) for line in lines) for name, ring in rings.items()}
    assert held["Jammu and Kashmir, Aksai Chin"] >= 6
    assert all(held[name] == 1 for name in ("Golan", "Arunachal Pradesh", "Abyei", "Ilemi"))


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (146.8, 44.8, ""),
        (142.7, 47.0, "RUS"),
        (145.0, 43.3, "JPN"),
        (77.0, 34.5, ""),
        (94.0, 28.0, ""),
        (35.75, 33.1, ""),
    ],
)
def test_no_country_is_named_where_a_ring_lies_and_neighbours_keep_theirs(lon: float, lat: float, code: str) -> None:
    assert world("50m").country_at(lon, lat) == code
