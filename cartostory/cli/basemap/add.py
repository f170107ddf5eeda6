"""`basemap add`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.authoring.basemap.add import add as take
from cartostory.authoring.basemap.fetch import area_of
from cartostory.authoring.basemap.needs import areas_of
from cartostory.authoring.basemap.provenance import read
from cartostory.authoring.basemap.remote import FetchError
from cartostory.build.lock import alone
from cartostory.cli.basemap.target import megabytes, read_site, saying_faults, target_of
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.problems.messages import counted, translatable


@click.command(cls=SpokenCommand)
@click.argument("file", type=FILE)
@options("site", "drafts", "today", "lang")
@click.pass_obj
def add(session: Session, /, *, file: Path, **given: Any) -> int:
    """Take the ground from a file: .pmtiles, .mbtiles, .osm.pbf or .osm."""
    asked = session.options(given)
    site = read_site(asked)

    def bring() -> int:
        target = target_of(asked, site)
        if target.exists() and file.resolve() == target.resolve():
            raise FetchError("basemap-same-file", path=file.name)
        before = read(target)
        boxes = before.asked if before else ()
        areas = (*areas_of(site), *map(area_of, boxes))
        if not areas:
            session.print(session.say(_NOTHING_NEAR))
            return ExitCode.FINE
        with alone(asked):
            made = take(file, target, areas, asked.today, boxes)
        name = target.relative_to(asked.root).as_posix()
        session.print(session.count(_DONE, made.tiles, file=name, size=megabytes(made.bytes), source=file.name))
        return ExitCode.FINE

    return saying_faults(session, asked, file.name, bring)


_NOTHING_NEAR = translatable("No map of the site comes nearer than zoom 9: the built-in world is all that is needed.")
_DONE = counted(
    "{file}: {count} tile of {source}, {size} MB. Build the site to see it: cartostory build.",
    "{file}: {count} tiles of {source}, {size} MB. Build the site to see it: cartostory build.",
)
