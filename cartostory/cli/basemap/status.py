"""`basemap status`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.basemap.provenance import read
from cartostory.authoring.basemap.status import ChapterGround, chapter_grounds
from cartostory.build.options import Options
from cartostory.carto.basemap.archive import Archive
from cartostory.cli.basemap.target import megabytes, read_site, saying_faults, target_of
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.archive_file import open_archive
from cartostory.problems.messages import counted, translatable

_WHOLE = 0.999
_WIDTH = 120


@click.command(cls=SpokenCommand)
@options("site", "drafts", "today", "lang")
@click.pass_obj
def status(session: Session, /, **given: Any) -> int:
    """Say, chapter by chapter, whether a map has ground under it, how near and how old."""
    asked = session.options(given)
    site = read_site(asked)

    def show() -> int:
        target = target_of(asked, site)
        archive = open_archive(target) if target.is_file() else None
        rows = [_row(session, found) for found in chapter_grounds(site, archive)]
        if rows:
            _print_table(tuple(map(session.say, _HEADINGS)), rows)
        session.print(_file(session, asked, target, archive))
        return ExitCode.FINE

    return saying_faults(session, asked, "basemaps", show)


def _print_table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - who lists, prints
    from rich.table import Table  # noqa: PLC0415 - same
    from rich.text import Text  # noqa: PLC0415 - same

    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))  # as text: titles may hold what rich takes for markup
    Console(file=sys.stdout, width=_WIDTH, highlight=False).print(table)


def _row(session: Session, found: ChapterGround) -> tuple[str, ...]:
    chapter = found.chapter.chapter
    if found.found < 0:
        ground = session.say(_NONE)
    elif found.share < _WHOLE:
        ground = session.say(_PART).format(share=round(found.share * 100), zoom=found.found)
    else:
        ground = session.say(_ALL).format(zoom=found.found)
    return found.chapter.partnership.slug, str(chapter.number), chapter.title, f"{found.wanted:.1f}", ground


def _file(session: Session, options: Options, target: Path, archive: Archive | None) -> str:
    name = target.relative_to(options.root).as_posix()
    if archive is None:
        return session.say(_NO_FILE).format(file=name)
    note = read(target)
    day = note.data_date if note else None
    age = _age(session, day, options.today) if day else session.say(_UNKNOWN_AGE)
    return session.say(_FILE).format(file=name, size=megabytes(archive.size), age=age)


def _age(session: Session, day: date, today: date) -> str:
    return session.count(_DAYS, max(0, (today - day).days), day=day.isoformat())


_HEADINGS = (
    translatable("Story"),
    translatable("Chapter"),
    translatable("Title"),
    translatable("Zoom"),
    translatable("Ground"),
)
_NONE = translatable("none")
_PART = translatable("{share} % of it, at zoom {zoom}")
_ALL = translatable("yes, at zoom {zoom}")
_NO_FILE = translatable("There is no {file}. To fetch one: cartostory basemap fetch.")
_FILE = translatable("{file}: {size} MB, {age}.")
_UNKNOWN_AGE = translatable("of unknown age")
_DAYS = counted("data of {day} ({count} day ago)", "data of {day} ({count} days ago)")
