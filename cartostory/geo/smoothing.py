"""Taking the corners off a coarse line, so that it may be drawn larger than it was made for."""

from __future__ import annotations

import numpy
import shapely

from cartostory.geo.projection import Array


def smoothed(line: Array, grid: float, rounds: int = 2) -> Array:
    """Take the stairs of a grid out of a line (n, 2) and round its corners (Chaikin); both ends stay where they are."""
    if len(line) < 3:  # noqa: PLR2004 - a straight line has no corner
        return line
    found: Array = shapely.get_coordinates(
        shapely.simplify(shapely.LineString(line), grid * 0.7, preserve_topology=False)
    )
    if len(found) < 3:  # noqa: PLR2004 - a straight line has no corner
        if (line[0] != line[-1]).any():
            return found
        found = line  # an islet of a few steps
    for _ in range(rounds):
        before, after = found[:-1], found[1:]
        cut = numpy.empty((2 * len(before), 2))
        cut[0::2] = before * 0.75 + after * 0.25
        cut[1::2] = before * 0.25 + after * 0.75
        cut[0], cut[-1] = found[0], found[-1]
        found = cut
    return found
