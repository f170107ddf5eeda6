"""`pack usb` and `pack kiosk`: an edition of the website, and where it is put."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from cartostory.build import write
from cartostory.build.archive import NotOurArchiveError, write_archive
from cartostory.build.edition import FOLDER, from_disk, kiosk_name, start_name
from cartostory.build.exports import remember
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.parcel import Parcel, parcel
from cartostory.build.progress import bar
from cartostory.build.run import undamaged
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import options
from cartostory.cli.refusals import refuse_target
from cartostory.cli.session import Session, agrees, log_crash
from cartostory.cli.shared import NOT_OURS, OTHER_SITE
from cartostory.load.config import load_config
from cartostory.model.output import Address, Content, Kind
from cartostory.model.prepared import PreparedSite
from cartostory.problems.messages import translatable
from cartostory.render.pages.kiosk import kiosk_door
from cartostory.render.read_me import read_me, read_me_name
from cartostory.render.words import words_of

_TO = translatable("Where it goes: a file that ends in .zip, or a folder. By default a file in packed/, in the site.")


@click.group("pack", cls=SpokenGroup)
@click.option("--lang", expose_value=False, hidden=True)
def pack() -> None:
    """Make editions of the website that go from hand to hand."""


@pack.command()
@options("site", "jobs", "drafts", "strict", "format", "today", "lang")
@click.option("--to", type=click.Path(path_type=Path), help=_TO)
@click.pass_obj
def usb(session: Session, /, *, to: Path | None, **given: Any) -> int:
    """Pack the website so that it opens from a USB stick, without any network."""
    asked = session.options(given)

    def beside(ready: PreparedSite) -> Mapping[str, Content]:
        language = ready.site.config.first_language
        words = words_of(language, ready.theme.catalogs)
        text = read_me(ready.site, words, start_name(language), FOLDER.rstrip("/"), asked.today)
        return {read_me_name(language): text}

    return _pack_site(session, asked, from_disk, beside, lambda one: _deliver_stick(session, asked, to, one))


def _deliver_stick(session: Session, options: Options, to: Path | None, parcelled: Parcel) -> int:
    code = _deliver(session, options, to, "usb", parcelled)
    if not code:
        start = next(path for path in sorted(parcelled.files) if "/" not in path and path.endswith(".html"))
        session.print(session.say(_NEXT_STICK).format(start=start))
    return code


_NEXT_STICK = translatable("Unpack it onto the stick; a double click on {start} opens the site.")


@pack.command()
@options("site", "jobs", "drafts", "strict", "format", "today", "lang")
@click.option("--to", type=click.Path(path_type=Path), help=_TO)
@click.pass_obj
def kiosk(session: Session, /, *, to: Path | None, **given: Any) -> int:
    """Pack the website for a screen: a page that plays the chosen stories by itself."""
    asked = session.options(given)

    def beside(ready: PreparedSite) -> Mapping[str, Content]:
        config = ready.site.config
        language = config.first_language
        words, start = words_of(language, ready.theme.catalogs), kiosk_name(language)
        text = read_me(ready.site, words, start, FOLDER.rstrip("/"), asked.today)
        played = ready.plan.outputs[Address(Kind.KIOSK, language=language)].path
        return {read_me_name(language): text, start: kiosk_door(config.title, language, played).encode()}

    return _pack_site(session, asked, from_disk, beside, lambda one: _deliver_screen(session, asked, to, one))


def _deliver_screen(session: Session, options: Options, to: Path | None, parcelled: Parcel) -> int:
    code = _deliver(session, options, to, "kiosk", parcelled)
    if not code:
        start = kiosk_name(load_config(options.root)[0].first_language)
        session.print(session.say(_NEXT_SCREEN).format(start=start))
    return code


_NEXT_SCREEN = translatable("Unpack it onto the screen’s computer; then: chromium --kiosk {start}")


_MEGABYTE = 1_000_000


def _pack_site(
    session: Session,
    options: Options,
    edition: Callable[[PreparedSite], PreparedSite],
    beside: Callable[[PreparedSite], Mapping[str, Content]],
    deliver: Callable[[Parcel], int],
) -> int:
    """Make an edition, say what is wrong with it, deliver it; give the exit code."""

    def work() -> int:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            parcelled = parcel(replace(options, watcher=watcher), edition, beside)
        session.report(parcelled.problems, options.root)
        if parcelled.crashes:
            log_crash(session, "\n".join(parcelled.crashes), options.state)
            return ExitCode.OUR_BUG
        if stops(parcelled.problems, options):
            session.print(session.say(translatable("Nothing was packed.")), error=True)
            return ExitCode.PROBLEMS
        return deliver(parcelled)

    with alone(options):
        return undamaged(options, work)


def _deliver(session: Session, options: Options, to: Path | None, name: str, parcelled: Parcel) -> int:
    """Write the files into an archive or a folder, and say where they are and what they weigh; give the exit code."""
    target = (to or options.root / "packed" / f"{options.root.name}-{name}.zip").resolve()
    refuse_target(session, options.root, target)
    try:
        size = _write(target, parcelled, adopts=options.adopts or target.is_relative_to(options.root))
    except NotOurArchiveError:
        session.print(session.say(_NOT_OUR_ARCHIVE).format(file=target), error=True)
        return ExitCode.USAGE
    except write.OtherSiteError as other:
        if not agrees(session, session.say(OTHER_SITE).format(folder=target, other=other)):
            return ExitCode.USAGE
        return _deliver(session, replace(options, adopts=True), to, name, parcelled)
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=target), error=True)
        return ExitCode.USAGE
    remember(options.state, target)
    megabytes = f"{size / _MEGABYTE:.1f}".replace(".", "," if session.language == "fr" else ".")
    session.print(session.say(_PACKED).format(file=target, count=len(parcelled.files), megabytes=megabytes))
    return ExitCode.FINE


def _write(target: Path, parcelled: Parcel, *, adopts: bool) -> int:
    if target.suffix.lower() == ".zip":
        return write_archive(target, parcelled.files)
    write.write(target, parcelled.files, parcelled.owner, adopts=adopts)
    return sum((target / path).stat().st_size for path in parcelled.files)


_PACKED = translatable("{file}: {count} files, {megabytes} MB.")
_NOT_OUR_ARCHIVE = translatable(
    "{file} exists, and cartostory did not make it. Choose another name with --to, or move that file away."
)
