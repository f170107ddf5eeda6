"""`basemap add`."""

from __future__ import annotations

from pathlib import Path

from cartostory.authoring.basemap.add import add as take
from cartostory.authoring.basemap.fetch import area_of
from cartostory.authoring.basemap.needs import areas_of
from cartostory.authoring.basemap.provenance import read
from cartostory.authoring.basemap.remote import FetchError
from cartostory.build.lock import alone
from cartostory.build.pipeline import Options
from cartostory.cli.basemap.target import megabytes, read_site, saying_faults, target_of
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.problems.catalogue.entry import counted, translatable


def add(session: Session, options: Options, file: Path) -> int:
    """Cut a file to what the site's maps need; give the exit code."""
    site = read_site(options)

    def bring() -> int:
        target = target_of(options, site)
        if target.exists() and file.resolve() == target.resolve():
            raise FetchError("basemap-same-file", path=file.name)
        before = read(target)
        asked = before.asked if before else ()
        areas = (*areas_of(site), *map(area_of, asked))
        if not areas:
            session.print(session.say(_NOTHING_NEAR))
            return ExitCode.FINE
        with alone(options.state):
            made = take(file, target, areas, options.today, asked)
        name = target.relative_to(options.root).as_posix()
        session.print(session.count(_DONE, made.tiles, file=name, size=megabytes(made.bytes), source=file.name))
        return ExitCode.FINE

    return saying_faults(session, options, file.name, bring)


_NOTHING_NEAR = translatable("No map of the site comes nearer than zoom 9: the built-in world is all that is needed.")
_DONE = counted(
    "{file}: {count} tile of {source}, {size} MB. Build the site to see it: cartostory build.",
    "{file}: {count} tiles of {source}, {size} MB. Build the site to see it: cartostory build.",
)
