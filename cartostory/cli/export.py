"""`export STORY --as FORMAT`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.bringing.bundle import Fate
from cartostory.authoring.exporting.exported import Export, ExportedStory, exported
from cartostory.authoring.exporting.maps import as_geojson, as_gpkg, as_gpx, as_kml, as_umap
from cartostory.authoring.exporting.stories import as_docx, as_storymapjs
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import SITE, options
from cartostory.cli.session import Session
from cartostory.load.site import load
from cartostory.media.atomic_write import create_whole, make_folders, write_whole
from cartostory.model.spelling import nearest
from cartostory.problems.messages import translatable

_WRITERS: dict[str, Callable[[ExportedStory], Export]] = {
    "umap": as_umap,
    "geojson": as_geojson,
    "gpkg": as_gpkg,
    "gpx": as_gpx,
    "kml": as_kml,
    "storymapjs": as_storymapjs,
    "docx": as_docx,
}


@click.command(cls=SpokenCommand)
@click.argument("story")
@click.option(
    "--as", "form", type=click.Choice(list(_WRITERS)), required=True, help=translatable("The program that it is for.")
)
@click.option(
    "--language", default="", help=translatable("The language of the texts, where it is not the site’s first.")
)
@click.option("--output", "folder", type=SITE, default=".", help=translatable("The folder that the files go to."))
@click.option("--force", is_flag=True, help=translatable("Write over files that are there."))
@options("site", "today", "lang")
@click.pass_obj
def export(
    session: Session, /, *, story: str, form: str, language: str, folder: Path, force: bool, **given: Any
) -> int:
    """Hand a story on to other programs: its layers, its texts, the pictures whose rights allow it."""
    asked = session.options({**given, "output": None})
    partnerships = {one.slug: one for one in load(asked.root)[0].partnerships}
    if story not in partnerships:
        blanks = {"name": story, "known": ", ".join(partnerships) or "–"}
        guess = nearest(story, partnerships)
        sentence = session.say(_NEAREST if guess else _UNKNOWN)
        session.print(sentence.format(nearest=guess or "", **blanks), error=True)
        return ExitCode.USAGE
    made = _WRITERS[form](exported(asked.root, partnerships[story], language, session.today))
    if not made.files:
        session.print(session.say(_NOTHING).format(name=story), error=True)
        return ExitCode.USAGE
    return _write(session, made, folder, force=force)


def _write(session: Session, made: Export, folder: Path, *, force: bool) -> int:
    there = [name for name in made.files if (folder / name).exists()]
    if there and not force:
        session.print(session.say(_THERE).format(files=", ".join(there)), error=True)
        return ExitCode.USAGE
    make_folders(folder)
    for name, data in made.files.items():
        (write_whole if (folder / name).exists() else create_whole)(folder / name, data)
        session.print(str(folder / name))
    for fate, heading in _FATES.items():
        lines = [line for line in made.report if line.fate is fate]
        if lines:
            session.print(session.say(heading))
        for line in lines:
            session.print(f"  {session.count(line.sentence, line.count, **dict(line.blanks))}")
    return ExitCode.FINE


_FATES = {
    Fate.KEPT: translatable("Kept:"),
    Fate.CHANGED: translatable("Changed:"),
    Fate.DROPPED: translatable("Left out:"),
}
_UNKNOWN = translatable("There is no story named {name}. There are: {known}.")
_NEAREST = translatable("There is no story named {name}. Did you mean {nearest}? There are: {known}.")
_NOTHING = translatable("The story {name} has neither layers nor places that could be handed on so.")
_THERE = translatable(
    "These files are there already: {files}. Name another folder with --output, or write over them with --force."
)
