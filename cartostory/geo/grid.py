"""A box of degrees -> squares of so many metres, in rows and columns with names: A1, B1 … from the northwest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.ellipsoid import metres_per_degree
from cartostory.geo.point import Point

TOP_LAT = 85.0
"""Nearer to a pole Web Mercator ends, and with it the editors that open a square."""
MOST_SKEW = 0.01
"""How much wider or narrower than asked a square may be in the first and last row, since columns are straight."""
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Cell:
    """A square. `column` and `row` count from 0; `box` is west, south, east, north (east may run on past 180)."""

    column: int
    row: int
    box: tuple[float, float, float, float]

    @property
    def name(self) -> str:
        """Give the square's name: its column in letters, its row as a number from 1, as on a street map."""
        return f"{letters(self.column)}{self.row + 1}"

    @property
    def centre(self) -> Point:
        """Give the square's middle."""
        west, south, east, north = self.box
        return Point(((west + east) / 2 + 540) % 360 - 180, (south + north) / 2)

    @property
    def area(self) -> BaseGeometry:
        """Give the square's area in degrees; one across the antimeridian is cut there (RFC 7946 section 3.1.9)."""
        west, _, east, _ = self.box
        whole = shapely.box(*self.box)
        return split(whole) if west < -180 or east > 180 else whole  # noqa: PLR2004 - the antimeridian


@dataclass(frozen=True, slots=True)
class Grid:
    """Squares that cover a box, `columns` × `rows`; the box lies in their middle. Steps are in degrees."""

    columns: int
    rows: int
    west: float
    north: float
    lon_step: float
    lat_step: float
    skew: float

    @property
    def count(self) -> int:
        """Give how many squares there are."""
        return self.columns * self.rows

    def cells(self) -> Iterator[Cell]:
        """Yield the squares, row by row from the north, each row from the west."""
        for row in range(self.rows):
            for column in range(self.columns):
                west, north = self.west + column * self.lon_step, self.north - row * self.lat_step
                yield Cell(column, row, (west, north - self.lat_step, west + self.lon_step, north))


def grid(bounds: Bounds, cell_m: float) -> Grid:
    """Lay a grid over a box. A square is `cell_m` metres high and wide in the box's middle, on the ellipsoid.

    Columns are straight lines of longitude, so that squares have one name per column; `skew` says by which share the
    first and the last row are wider or narrower for it.
    """
    east = bounds.unrolled_east
    middle = (bounds.south + bounds.north) / 2
    north_m, east_m = metres_per_degree(middle)
    lat_step, lon_step = cell_m / north_m, cell_m / east_m
    columns = max(1, ceil((east - bounds.west) / lon_step - _SLACK))
    rows = max(1, ceil((bounds.north - bounds.south) / lat_step - _SLACK))
    west = (bounds.west + east - columns * lon_step) / 2
    north = middle + rows * lat_step / 2
    ends = (min(north, 90.0), max(north - rows * lat_step, -90.0))
    skew = max(abs(metres_per_degree(lat)[1] / east_m - 1) for lat in ends)
    return Grid(columns, rows, west, north, lon_step, lat_step, skew)


def letters(column: int) -> str:
    """Write a column as letters: A … Z, AA, AB …."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
