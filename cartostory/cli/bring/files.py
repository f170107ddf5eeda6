"""`bring FILE… [--to STORY]`: maps, stories, documents and data of others become drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.bringing.bundle import CannotBringError, Fate, ReportLine
from cartostory.authoring.bringing.download import download_pictures
from cartostory.authoring.bringing.osm_themes import THEMES
from cartostory.authoring.bringing.recognise import Opened, Say, Wishes, head_or_whole, open_file, without_companions
from cartostory.authoring.bringing.write import Written, write_bundle
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.carto.world.gazetteer import Settlement
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session, agrees
from cartostory.load.site import load
from cartostory.load.vector.outcome import VectorError
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.messages import Messages, choose, counted, translatable
from cartostory.problems.problem import Span, problem


@click.command(cls=SpokenCommand)
@click.argument("files", metavar="FILE…", type=FILE, nargs=-1, required=True)
@click.option(
    "--to", "story", metavar="STORY", default="", help=translatable("The story that it goes into; else a new one.")
)
@click.option(
    "--theme",
    "themes",
    metavar="NAMES",
    default="",
    help=translatable("Of OpenStreetMap, only these: water,schools,roads …"),
)
@click.option(
    "--crs", default="", help=translatable("The coordinate system, where the file does not say it: EPSG:2154.")
)
@click.option(
    "--download", is_flag=True, help=translatable("Fetch the pictures that the file only links to, by the network.")
)
@click.option("--dry-run", "dry", is_flag=True, help=translatable("Show what would be made, and write nothing."))
@options("yes", "site", "lang")
@click.pass_obj
def bring_files(
    session: Session,
    /,
    *,
    files: tuple[Path, ...],
    story: str,
    themes: str,
    crs: str,
    download: bool,
    dry: bool,
    agreed: bool,
    **given: Any,
) -> int:
    """Bring maps, stories, documents and data of others as drafts.

    uMap, StoryMapJS, KML, GPX, OpenStreetMap, GeoPackage, Shapefile, tables, Word: the kind is found by content.
    """
    asked = session.options(given)
    if site_missing(session, asked.root):
        return ExitCode.USAGE
    language = load(asked.root)[0].config.first_language
    wishes = Wishes(
        say=Messages(choose(None, language, {})).gettext,
        confirm=_confirming(session, agreed=agreed),
        language=language,
        crs=crs,
        themes=themes_of(session, themes),
    )
    with alone(asked):
        return max(
            _bring(session, asked, file, story, wishes, download=download, dry=dry)
            for file in without_companions(files)
        )


def site_missing(session: Session, root: Path) -> bool:
    """Tell whether there is no site in a folder, and say so."""
    is_missing = not (root / CONFIG_FILE).is_file()
    if is_missing:
        session.print(session.say(_NO_SITE).format(folder=root), error=True)
    return is_missing


def themes_of(session: Session, written: str) -> tuple[str, ...]:
    """Read the names of themes. Raises `click.UsageError`."""
    found = tuple(word.strip() for word in written.split(",") if word.strip())
    if not {*found} <= {*THEMES}:
        raise click.UsageError(session.say(_NO_THEME).format(known=", ".join(THEMES)))
    return found


def _confirming(session: Session, *, agreed: bool) -> Any:
    """Give the function that confirms a town: by a question, or by the largest that is told."""

    def confirm(name: str, town: Settlement) -> bool:
        told = {
            "name": name,
            "town": town.name,
            "country": town.country,
            "lat": f"{town.point.lat:.4f}",
            "lon": f"{town.point.lon:.4f}",
        }
        if agreed:
            session.print(session.say(_TAKEN).format(**told))
            return True
        if not sys.stdin.isatty():
            return False
        return agrees(session, session.say(_IS_IT).format(**told))

    return confirm


def _bring(
    session: Session, asked: Options, file: Path, story: str, wishes: Wishes, *, download: bool, dry: bool
) -> int:
    """Bring one file; give its exit code."""
    try:
        opened = open_file(file, head_or_whole(file), wishes)
        if download:
            download_pictures(opened.bundle)
    except CannotBringError as refused:
        return _refused(session, file, refused)
    except VectorError as refused:
        session.report([problem(refused.code, Span(file.name), **refused.values)], asked.root)
        return ExitCode.USAGE
    except OSError as error:
        session.print(session.say(_UNREADABLE).format(file=file, reason=session.why(error)), error=True)
        return ExitCode.USAGE
    return write_and_tell(session, asked, file, opened, story, wishes.say, dry=dry)


def _refused(session: Session, file: Path, refused: CannotBringError) -> int:
    blanks = {key: session.say(str(value)) if key == "reason" else value for key, value in refused.blanks.items()}
    session.print(session.say(refused.sentence).format(file=file.name, **blanks), error=True)
    return ExitCode.USAGE


def write_and_tell(  # noqa: PLR0917 - what the command line says
    session: Session, asked: Options, file: Path, opened: Opened, story: str, say: Say, *, dry: bool
) -> int:
    """Write what was read into the site, and report it; give the exit code."""
    try:
        written = write_bundle(asked.root, opened.bundle, story, say, dry=dry)
    except CannotBringError as refused:
        return _refused(session, file, refused)
    except CannotEditError:
        session.print(session.say(_CANNOT_EDIT).format(story=story or "–"), error=True)
        return ExitCode.PROBLEMS
    _tell(session, file, opened, written, dry=dry)
    return ExitCode.FINE


def _tell(session: Session, file: Path, opened: Opened, written: Written, *, dry: bool) -> None:
    session.print(session.say(_READ).format(file=file.name, kind=opened.bundle.kind))
    session.report([problem(code, Span(file.name), **values) for code, values in opened.remarks], Path())
    for fate, heading in _FATES.items():
        _tell_lines(session, heading, [line for line in opened.bundle.report if line.fate is fate])
    sentence = (_WOULD_NEW if dry else _NEW) if written.is_new else (_WOULD_ADD if dry else _ADDED)
    session.print(session.say(sentence).format(folder=written.folder))
    for names, words in ((written.made, _MADE), (written.renewed, _RENEWED), (written.same, _SAME)):
        if names and not written.is_new:
            session.print(session.count(words, len(names), names=_listed(names)))
    if written.edited:
        session.print(session.count(_EDITED, len(written.edited), names=_listed(written.edited, len(written.edited))))
    if written.left:
        session.print(session.count(_LEFT, len(written.left), names=_listed(written.left)))
    if written.is_hidden:
        session.print(session.say(_HIDDEN))
    if any(not one.is_drawing for one in opened.bundle.pictures):
        session.print(session.say(_REGISTER))
    if not dry:
        session.print(session.say(_NEXT))


def _tell_lines(session: Session, heading: str, lines: list[ReportLine]) -> None:
    if lines:
        session.print(session.say(heading))
    for line in lines:
        session.print(f"  {session.count(line.sentence, line.count, **dict(line.blanks))}")


def _listed(names: Iterable[str], most: int = 6) -> str:
    every = list(names)
    return ", ".join(every[:most]) + (" …" if len(every) > most else "")


_FATES = {
    Fate.KEPT: translatable("Kept:"),
    Fate.CHANGED: translatable("Changed:"),
    Fate.DROPPED: translatable("Left out:"),
}
_NO_SITE = translatable(
    "There is no site in {folder}: config.yaml is missing. Go into the site’s folder, or name it with --site."
)
_UNREADABLE = translatable("{file} cannot be read: {reason}.")
_NO_THEME = translatable("--theme takes some of these names, with commas between them: {known}.")
_IS_IT = translatable("Is “{name}” {town} ({country}), at latitude {lat}, longitude {lon}?")
_TAKEN = translatable("“{name}” is taken for {town} ({country}), at latitude {lat}, longitude {lon}.")
_CANNOT_EDIT = translatable(
    "The front matter of the story {story} is written in a way that only a person can change (on one line, between "
    "braces, or broken). Write “layers:” and “places:” one entry below the other, and bring the file again. Nothing "
    "was changed."
)
_READ = translatable("{file} is of the kind {kind}.")
_NEW = translatable("A new story is in {folder}, as a draft.")
_WOULD_NEW = translatable("A new story would be made in {folder}, as a draft.")
_ADDED = translatable("Brought into {folder}.")
_WOULD_ADD = translatable("It would be brought into {folder}.")
_MADE = counted("{count} piece is new: {names}", "{count} pieces are new: {names}")
_RENEWED = counted("{count} piece was renewed: {names}", "{count} pieces were renewed: {names}")
_SAME = counted("{count} piece is as it was: {names}", "{count} pieces are as they were: {names}")
_EDITED = counted(
    "{count} piece was edited or removed by somebody, and is left so: {names}",
    "{count} pieces were edited or removed by somebody, and are left so: {names}",
)
_LEFT = counted(
    "{count} piece is no longer in the file, and stays in the story: {names}",
    "{count} pieces are no longer in the file, and stay in the story: {names}",
)
_HIDDEN = translatable(
    "The story is published: the new chapters stand at its end between <!-- and -->, where no reader sees them, "
    "until you take these marks away."
)
_REGISTER = translatable(
    "The pictures stand between <!-- and --> in the text: complete the register of photographs (who took each, who is "
    "seen), then take these marks away."
)
_NEXT = translatable(
    "Nothing is published yet. Complete source and licence of the layers, and look at it with: cartostory serve"
)
