"""Geometries of the live map's data."""

import json

import shapely
from hypothesis import given
from hypothesis import strategies as free

from cartostory.carto.live.packing import ALPHABET, encoded, in_columns, packed

DEGREES = free.tuples(free.floats(-540, 540), free.floats(-90, 90))


def decoded(text: str, decimals: int) -> list[tuple[float, float]]:
    """What `unpack.js` does, said another way: numbers in base 32, low digits first, then running sums."""
    numbers, digits = [], []
    for letter in text:
        value = ALPHABET.index(letter)
        digits.append(value % 32)
        if value < 32:
            number = sum(digit * 32**place for place, digit in enumerate(digits))
            numbers.append(-(number + 1) // 2 if number % 2 else number // 2)
            digits = []
    sums, here = [], [0, 0]
    for at, number in enumerate(numbers):
        here[at % 2] += number
        if at % 2:
            sums.append((here[0] / 10**decimals, here[1] / 10**decimals))
    return sums


@given(free.lists(DEGREES, min_size=1, max_size=20), free.integers(0, 6))
def test_every_position_comes_back_to_the_decimal(positions: list[tuple[float, float]], decimals: int) -> None:
    back = decoded(encoded(positions, decimals), decimals)
    assert len(back) == len(positions)
    for (lon, lat), (lon_back, lat_back) in zip(positions, back, strict=True):
        assert abs(lon - lon_back) <= 0.5000001 / 10**decimals
        assert abs(lat - lat_back) <= 0.5000001 / 10**decimals


def test_a_line_is_as_short_as_its_steps_are_small() -> None:
    assert encoded([(1.0, 2.0), (1.1, 2.0), (1.1, 1.9)], 1) == "UoBCAAB"


def test_every_kind_of_geometry_keeps_its_nesting() -> None:
    square = shapely.box(0, 0, 1, 1)
    shapes = {
        "Point": shapely.Point(1.23456, 2),
        "MultiPoint": shapely.MultiPoint([(0, 0), (1, 1)]),
        "LineString": shapely.LineString([(0, 0), (1, 1)]),
        "MultiLineString": shapely.MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 3)]]),
        "Polygon": square,
        "MultiPolygon": shapely.MultiPolygon([square]),
        "GeometryCollection": shapely.GeometryCollection([shapely.Point(1, 2), square]),
    }
    found = {name: packed(shape, 0.01) for name, shape in shapes.items()}
    assert [each["type"] for each in found.values()] == list(found)
    assert found["Point"] == {"type": "Point", "coordinates": [1.235, 2.0]}
    assert isinstance(found["LineString"]["coordinates"], str)
    assert [type(ring) for ring in found["Polygon"]["coordinates"]] == [str]
    assert [[type(ring) for ring in part] for part in found["MultiPolygon"]["coordinates"]] == [[str]]
    assert [each["type"] for each in found["GeometryCollection"]["geometries"]] == ["Point", "Polygon"]
    assert json.loads(json.dumps(found)) == found


def test_points_in_columns_keep_what_each_of_them_has() -> None:
    told = {(2.387, 48.811): {"name": "Ivry", "population": 64}, (-1.084, 13.088): {"name": "كايا", "sight": "ﺎﻳﺎﻛ"}}
    points = [{"geometry": {"coordinates": at}, "properties": properties} for at, properties in told.items()]
    found = in_columns({"type": "FeatureCollection", "features": points}, 3)
    assert decoded(found["points"], 3) == [(2.387, 48.811), (-1.084, 13.088)]
    assert found["columns"] == {"name": ["Ivry", "كايا"], "population": [64, None], "sight": [None, "ﺎﻳﺎﻛ"]}
    assert in_columns({"type": "FeatureCollection", "features": []}, 3)["points"] == ""
