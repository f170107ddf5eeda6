"""`paper`: one story's booklet, map or panel, or one event's poster, as PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from cartostory.build.exports import remember
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.paper import make_paper
from cartostory.build.pipeline import prepare
from cartostory.build.progress import bar
from cartostory.build.run import open_run
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import SITE, options
from cartostory.cli.pdf_file import write_pdf
from cartostory.cli.session import Session, log_crash
from cartostory.cli.stickers import SheetOrder, print_sheet
from cartostory.load.paper import SIZES_OFFERED, scale_of
from cartostory.model import PAPER_OFFERED, PAPER_SIZES, Paper, PaperKind, Site
from cartostory.model.output import bytes_of
from cartostory.model.paper import UPRIGHT
from cartostory.model.prepared import PreparedSite
from cartostory.model.spelling import nearest
from cartostory.paper.documents import Job
from cartostory.problems.messages import translatable

_FOLDER = "paper"
_STICKERS = "stickers"
"""Codes have a room and a command of their own (`stickers`); whoever looks for them here finds them too."""


@click.command(cls=SpokenCommand)
@click.argument("name", metavar="STORY")
@options("site", "jobs", "drafts", "today")
@click.option(
    "--kind",
    type=click.Choice([*(kind.value for kind in PaperKind), _STICKERS]),
    help=translatable("What to print: a story’s booklet or an event’s poster without it."),
)
@click.option(
    "--size", type=click.Choice(list(PAPER_SIZES), case_sensitive=False), help=translatable("The paper: A4, A3 …")
)
@click.option("--landscape/--portrait", "landscape", default=None, help=translatable("How the sheet lies."))
@click.option("--scale", help=translatable("The scale of a map: 1:10000."))
@click.option("--chapter", type=click.IntRange(1), help=translatable("The chapter whose map is printed."))
@click.option("--lang", "language", help=translatable("The document’s language; the story’s first one without it."))
@click.option("--output", "folder", type=SITE, help=translatable("Where the PDF goes: paper/ in the site."))
@click.pass_obj
def paper(session: Session, /, *, name: str, folder: Path | None, **given: object) -> int:
    """Make a story’s booklet, map or panel, or an event’s poster, as PDF."""
    asked = session.options(given)
    if given["kind"] == _STICKERS:
        return _stickers(session, asked, name, folder or asked.root / _FOLDER, str(given["language"] or ""))
    if not _is_understood(session, given):
        return ExitCode.USAGE
    ready = prepare(asked)
    session.report(ready.problems, asked.root)
    if stops(ready.problems, asked):
        session.print(session.say(_NOTHING), error=True)
        return ExitCode.PROBLEMS
    kind = PaperKind(str(given["kind"] or _kind_of(ready.site, Path(name).name)))
    _left_out(session, kind, given)
    job = _job(session, ready.site, name, _paper(kind, given), given) if _offers(session, kind, given) else None
    return _make(session, asked, ready, job, folder or asked.root / _FOLDER) if job else ExitCode.USAGE


def _kind_of(site: Site, slug: str) -> PaperKind:
    """Give what is printed of a name when nobody says what: posters are all that there is of events."""
    is_event = site.partnership(slug) is None and any(event.slug == slug for event in site.events)
    return PaperKind.POSTER if is_event else PaperKind.BOOKLET


def _is_understood(session: Session, given: Mapping[str, object]) -> bool:
    """Look at what can be told before the site is read."""
    try:
        if given["scale"]:
            scale_of(str(given["scale"]))
    except ValueError as error:
        session.print(session.say(_NOT_UNDERSTOOD).format(expected=session.say(str(error))), error=True)
        return False
    return _offers(session, PaperKind(str(given["kind"])), given) if given["kind"] else True


def _offers(session: Session, kind: PaperKind, given: Mapping[str, object]) -> bool:
    size = str(given["size"] or "").upper()
    if size and size not in PAPER_OFFERED[kind]:
        session.print(session.say(_NOT_UNDERSTOOD).format(expected=session.say(SIZES_OFFERED)), error=True)
        return False
    return True


def _left_out(session: Session, kind: PaperKind, given: Mapping[str, object]) -> None:
    """Say which options say nothing for such a document."""
    unheard = ["--scale", "--chapter"] if kind is not PaperKind.MAP else []
    turned = "--landscape" if given["landscape"] else "--portrait"
    values = {"--scale": given["scale"], "--chapter": given["chapter"], turned: given["landscape"] is not None}
    for option in [*unheard, *([turned] if kind in UPRIGHT else [])]:
        if values[option]:
            session.print(session.say(_UNHEARD).format(option=option, kind=kind.value), error=True)


def _stickers(session: Session, asked: Options, name: str, folder: Path, language: str) -> int:
    target = folder / f"{Path(name).name}-{_STICKERS}.pdf"
    return print_sheet(session, asked, SheetOrder((name,), target, language=language))


def _paper(kind: PaperKind, given: Mapping[str, object]) -> Paper:
    """Give the paper that is asked for."""
    size = str(given["size"] or PAPER_OFFERED[kind][0]).upper()
    scale = scale_of(str(given["scale"])) if given["scale"] and kind is PaperKind.MAP else None
    turned = given["landscape"]
    return Paper(kind, size, turned if isinstance(turned, bool) and kind not in UPRIGHT else None, scale)


def _job(session: Session, site: Site, name: str, sheet: Paper, given: Mapping[str, object]) -> Job | None:
    slug = Path(name).name
    printable = _languages(site, sheet.kind)
    if slug not in printable and slug in _languages(site, PaperKind.POSTER):
        session.print(session.say(_EVENT).format(name=slug), error=True)
        return None
    if slug not in printable:
        near = nearest(slug, tuple(printable)) or ", ".join(sorted(printable))
        session.print(session.say(_UNKNOWN).format(name=slug, known=near), error=True)
        return None
    language = str(given["language"] or printable[slug][0])
    if language not in printable[slug]:
        there = ", ".join(printable[slug])
        session.print(session.say(_NOT_IN).format(name=slug, language=language, known=there), error=True)
        return None
    chapter = int(str(given["chapter"] or 0)) if sheet.kind is PaperKind.MAP else 0
    if chapter and chapter > len(chapters := _chapters(site, slug, language)):
        listed = ", ".join(f"{number} ({title})" for number, title in enumerate(chapters, start=1))
        session.print(session.say(_NO_CHAPTER).format(name=slug, chapter=chapter, known=listed), error=True)
        return None
    return Job(slug, language, sheet, chapter)


def _chapters(site: Site, slug: str, language: str) -> list[str]:
    partnership = site.partnership(slug)
    return [chapter.title for chapter in partnership.stories[language].chapters] if partnership else []


def _languages(site: Site, kind: PaperKind) -> dict[str, list[str]]:
    """Give the languages of what can be printed so: of events for posters, of method sheets, else of stories."""
    if kind is PaperKind.METHOD:
        return {one.slug: list(one.methods) for one in site.partnerships if one.methods}
    if kind is not PaperKind.POSTER:
        return {partnership.slug: list(partnership.stories) for partnership in site.partnerships}
    languages: dict[str, list[str]] = {}
    for event in site.events:
        languages.setdefault(event.slug, []).append(event.language)
    return languages


def _make(session: Session, asked: Options, ready: PreparedSite, job: Job, folder: Path) -> int:
    with alone(asked), bar(sys.stderr, session.messages, os.environ) as watcher:
        run = open_run(replace(asked, watcher=watcher))
        documents = make_paper(ready, [job], run)
    session.report(documents.problems, asked.root)
    if run.crashes:
        log_crash(session, "\n".join(run.crashes), asked.state)
        return ExitCode.OUR_BUG
    for name, data in documents.files.items():
        write_pdf(session, folder / name, bytes_of(data))
        remember(asked.state, folder / name)
    return ExitCode.FINE if documents.files else ExitCode.PROBLEMS


_NOT_UNDERSTOOD = translatable("That cannot be printed. Expected: {expected}.")
_NOTHING = translatable("Nothing was printed: the site has errors.")
_UNKNOWN = translatable("There is no “{name}” to print. Did you mean: {known}?")
_NOT_IN = translatable("“{name}” is not written in “{language}”; it is in: {known}.")
_EVENT = translatable("“{name}” is an event: it has a poster. Write: cartostory paper {name} --kind poster")
_NO_CHAPTER = translatable("“{name}” has no chapter {chapter}. It has: {known}.")
_UNHEARD = translatable("{option} says nothing for a document of the kind “{kind}”; it is left out.")
