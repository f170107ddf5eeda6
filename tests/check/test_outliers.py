"""A feature that strayed to the end of the world, or to latitude 0, longitude 0, is named."""

import pytest
import shapely

from cartostory.check.outliers import check_outliers
from cartostory.geo.antimeridian import split
from cartostory.model import Feature, Layer, Site
from cartostory.problems.problem import Problem
from tests.check.builders import layer, partnership, site, story
from tests.day import TODAY

KAYA = [(-1.08, 13.09), (-1.09, 13.1), (-1.1, 13.08), (-1.2, 13.2)]


def holding(*features: Feature) -> Site:
    plain = layer()
    made = Layer(plain.key, plain.file, plain.label, plain.span, features, plain.digest)
    return site(partnership(story(), layers=(made,)))


def points(*positions: tuple[float, float], name: str = "") -> tuple[Feature, ...]:
    return tuple(Feature(shapely.Point(position), {"name": name} if name else {}) for position in positions)


def told(*features: Feature) -> list[tuple[str, str]]:
    def look(found: Problem) -> tuple[str, str]:
        assert found.span.file.endswith("ecoles.geojson")
        return found.code, str(dict(found.values)["features"])

    return [look(found) for found in check_outliers(holding(*features), TODAY)]


def test_a_feature_at_zero_is_named_or_numbered() -> None:
    assert told(*points(*KAYA), *points((0, 0), name="École B")) == [("layer-feature-at-zero", "École B")]
    assert told(*points(KAYA[0], (0.0, 0.0), KAYA[1])) == [("layer-feature-at-zero", "n° 2")]
    assert told(*points((0.0, 0.0), *KAYA, *[(0.0, 0.0)] * 4)) == [("layer-feature-at-zero", "n° 1, n° 6, n° 7 (+ 2)")]


def test_an_area_around_zero_is_where_it_should_be() -> None:
    assert told(*points(*KAYA), Feature(shapely.box(-20, -20, 20, 20), {})) == []


def test_a_feature_half_a_world_away_from_all_others_is_named() -> None:
    assert told(*points(*KAYA), *points((120.0, 13.1), name="Puits")) == [("layer-feature-far-off", "Puits")]


@pytest.mark.parametrize(
    "positions",
    [KAYA, [*KAYA, (2.3, 48.8)], [KAYA[0], (166.4, -22.3)], [(2, 48), (120, 13), (-75, -10), (150, -30)], []],
    ids=["one town", "two towns", "a pair of towns", "a layer of the whole world", "nothing"],
)
def test_layers_of_one_region_of_pairs_and_of_the_world_are_not_told(positions: list[tuple[float, float]]) -> None:
    assert told(*points(*positions)) == []


def test_islands_on_both_sides_of_the_antimeridian_lie_together() -> None:
    island = Feature(split(shapely.box(179, -17, 181, -16)), {})
    assert told(*points((178.4, -18.1), (-179.9, -16.8), (-171.8, -13.8)), island) == []
