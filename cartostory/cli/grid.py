"""`grid`: the squares of a mapathon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import shapely

from cartostory.authoring.mapathon import MOST_CELLS, GridOrder, collection, squares, text
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.geo.bounds import Bounds
from cartostory.geo.extent import extent_of
from cartostory.geo.grid import MOST_SKEW, TOP_LAT
from cartostory.geo.grid import grid as grid_of
from cartostory.load.layer import read_features
from cartostory.load.values import length
from cartostory.media.atomic_write import write_whole
from cartostory.model import Feature
from cartostory.problems.messages import translatable

_NUMBERS = 4
_AREA = 2


@dataclass(frozen=True, slots=True)
class GridAsk:
    """What the command line asks for, as it was written."""

    bbox: str | None
    cell: str
    within: Path | None
    progress: Path | None
    done: Sequence[str]
    output: Path | None
    update: bool


@click.command(cls=SpokenCommand)
@click.option("--bbox", metavar="W,S,E,N", help=translatable("The box: west,south,east,north in degrees."))
@click.option("--cell", default="500m", metavar="500m", help=translatable("The side of a square: 500m, 1km."))
@click.option("--within", type=FILE, help=translatable("Keep the squares that touch the areas of this GeoJSON file."))
@click.option("--progress", type=FILE, help=translatable("Count what this extract (GeoJSON) holds in each square."))
@click.option("--done", multiple=True, metavar="A1,B2", help=translatable("Squares that are finished."))
@click.option("--output", type=FILE, help=translatable("The file to write, instead of the terminal."))
@click.option(
    "--update", is_flag=True, help=translatable("Write a file anew that exists; its finished squares stay finished.")
)
@options("lang")
@click.pass_obj
def grid(session: Session, /, **given: Any) -> int:
    """Make the squares of a mapathon, as GeoJSON, and follow how far each is."""
    ask = GridAsk(**given)
    is_there = ask.output is not None and ask.output.exists()
    if is_there and not ask.update:
        raise click.UsageError(session.say(_EXISTS).format(file=ask.output))
    cell_m = _cell(session, ask.cell)
    area = _area(session, ask.within)
    bounds = _bounds(session, ask.bbox, area)
    _judge(session, bounds, cell_m)
    order = GridOrder(
        bounds,
        cell_m,
        within=area,
        extract=_features(session, ask.progress) if ask.progress else None,
        done=frozenset(name for names in ask.done for name in re.findall(r"[A-Z]+\d+", names.upper())),
        before=_features(session, ask.output) if is_there and ask.output else (),
    )
    _refuse_unknown_squares(session, order)
    return _write(session, order, ask.output)


def _write(session: Session, order: GridOrder, output: Path | None) -> int:
    geojson = collection(order)
    if output is None:
        click.echo(text(geojson), nl=False)
        return ExitCode.FINE
    try:
        write_whole(output, text(geojson).encode())
    except OSError as refused:
        raise click.UsageError(session.say(_REFUSED).format(file=output, reason=session.why(refused))) from refused
    features = geojson["features"]
    session.print(session.say(_DONE).format(file=output, count=len(features)))  # type: ignore[arg-type]  # a list
    return ExitCode.FINE


def _cell(session: Session, written: str) -> float:
    try:
        found = length(written)
    except ValueError:
        found = 0.0
    if found <= 0:
        raise click.UsageError(session.say(_WRONG_CELL).format(cell=written))
    return found


def _bounds(session: Session, bbox: str | None, area: shapely.geometry.base.BaseGeometry | None) -> Bounds:
    if bbox is None:
        around = extent_of((area,)) if area else None
        if around is None:
            raise click.UsageError(session.say(_NO_BOX))
        return around
    try:
        west, south, east, north = (float(number) for number in re.split(r"[\s,;]+", bbox.strip()))
    except ValueError as error:
        raise click.UsageError(session.say(_WRONG_BOX).format(box=bbox)) from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -TOP_LAT <= south < north <= TOP_LAT and west != east):  # noqa: PLR2004 - degrees
        raise click.UsageError(session.say(_WRONG_BOX).format(box=bbox))
    return Bounds(west, south, east, north)


def _judge(session: Session, bounds: Bounds, cell_m: float) -> None:
    """Refuse what nobody can mean: more squares than a page or a team can take, or a box too tall for one grid."""
    squares_of_box = grid_of(bounds, cell_m)
    if squares_of_box.count > MOST_CELLS:
        better = cell_m * (squares_of_box.count / MOST_CELLS) ** 0.5
        step = 100 if better < 1000 else 1000  # noqa: PLR2004 - a kilometre
        proposal = int(better // step + 1) * step
        raise click.UsageError(
            session.say(_TOO_MANY).format(count=squares_of_box.count, most=MOST_CELLS, proposal=f"{proposal} m")
        )
    if squares_of_box.skew > MOST_SKEW and squares_of_box.rows > 1:
        raise click.UsageError(session.say(_TOO_TALL).format(share=round(squares_of_box.skew * 100, 1)))


def _refuse_unknown_squares(session: Session, order: GridOrder) -> None:
    """Refuse names of `--done` that no square bears: a slip would go unseen."""
    strange = sorted(order.done - {cell.name for cell in squares(order)}) if order.done else []
    if strange:
        raise click.UsageError(session.say(_NO_SUCH).format(names=", ".join(strange)))


def _area(session: Session, file: Path | None) -> shapely.geometry.base.BaseGeometry | None:
    if file is None:
        return None
    shapes = [feature.geometry for feature in _features(session, file)]
    areas = [shape for shape in shapes if int(shapely.get_dimensions(shape)) == _AREA]
    if not areas:
        raise click.UsageError(session.say(_NO_AREA).format(file=file))
    return shapely.union_all(areas)


def _features(session: Session, file: Path) -> tuple[Feature, ...]:
    try:
        data = file.read_bytes()
    except OSError as refused:
        raise click.UsageError(session.say(_UNREAD).format(file=file, reason=session.why(refused))) from refused
    found, problems = read_features(data, str(file))
    session.report(problems, Path.cwd())
    if not found:
        raise click.UsageError(session.say(_NOTHING).format(file=file))
    return found


_EXISTS = translatable(
    "{file} exists already. Give another name; or write it anew with --update, which keeps the squares that it calls "
    "done or stopped."
)
_WRONG_CELL = translatable("“{cell}” is no length. Write --cell 500m, or --cell 1km.")
_NO_BOX = translatable("Say where: --bbox west,south,east,north in degrees, or --within with a file of the area.")
_WRONG_BOX = translatable(
    "“{box}” is no box. Write west,south,east,north in degrees, as in --bbox=-9.04,14.46,-8.99,14.52; the south is "
    "less than the north, and neither lies beyond 85°."
)
_TOO_MANY = translatable(
    "That makes {count} squares, and {most} are the most that a page can carry. Take a smaller box, or larger squares: "
    "--cell {proposal}"
)
_TOO_TALL = translatable(
    "The box is so tall that squares at its edge would be {share} % too wide or too narrow. Make several grids, one "
    "above the other."
)
_NO_SUCH = translatable("No square is named {names}.")
_NO_AREA = translatable("{file} holds no area, only points or lines.")
_UNREAD = translatable("{file} cannot be read: {reason}.")
_NOTHING = translatable("{file} holds nothing that can be used.")
_REFUSED = translatable("{file} cannot be written: {reason}.")
_DONE = translatable("Squares in {file}: {count}.")
