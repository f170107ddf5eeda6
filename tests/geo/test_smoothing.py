"""Stairs of a grid go, ends stay."""

import numpy
import pytest

from cartostory.geo.smoothing import smoothed


def test_a_straight_staircase_becomes_a_straight_line() -> None:
    stairs = numpy.array([(n // 2, (n + 1) // 2) for n in range(40)], dtype=float)
    assert smoothed(stairs, 1.5).tolist() == [stairs[0].tolist(), stairs[-1].tolist()]


def test_a_corner_is_rounded_and_ends_stay() -> None:
    corner = numpy.array([(0.0, 0), (10, 0), (10, 10)])
    found = smoothed(corner, 1.0)
    assert found[0].tolist() == [0, 0]
    assert found[-1].tolist() == [10, 10]
    assert not (found == (10, 0)).all(axis=1).any()


def test_an_islet_of_a_few_steps_stays_a_ring() -> None:
    islet = numpy.array([(0.0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    found = smoothed(islet, 4.0)
    assert found[0].tolist() == found[-1].tolist()
    assert len(found) > 4


@pytest.mark.parametrize("points", [1, 2])
def test_what_has_no_corner_stays(points: int) -> None:
    line = numpy.arange(points * 2, dtype=float).reshape(points, 2)
    assert smoothed(line, 1.0) is line
