"""The command line. Each command is a few lines into `commands/`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cartostory import __version__
from cartostory.build.write import LinkInTheWayError
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenGroup, explain, localised
from cartostory.cli.link import link
from cartostory.cli.moderate import bring, moderate
from cartostory.cli.options import COMMON, FILE, options
from cartostory.cli.pack import pack
from cartostory.cli.paper import paper
from cartostory.cli.photos.group import photos
from cartostory.cli.qr import qr, stickers
from cartostory.cli.refusals import say_link_in_the_way, say_refusal
from cartostory.cli.scans import scans
from cartostory.cli.session import Session, crashed
from cartostory.media.disk_refusal import is_refusal
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.messages import choose


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 fine, 1 problems in the site, 2 usage, 3 a fault of ours."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command; give the exit code."""
    asked = _asked_language(arguments)
    session = Session(choose(asked, None, os.environ), asked)
    command = localised(cartostory, session.say)
    try:
        return int(command.main(arguments, prog_name="cartostory", standalone_mode=False, obj=session) or ExitCode.FINE)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        session.print(session.say(translatable("Stopped.")), error=True)
        return ExitCode.USAGE
    except click.ClickException as wrong:
        session.print(explain(wrong, session.say), error=True)
        return ExitCode.USAGE
    except Exception as error:  # noqa: BLE001 - the last door
        return _stopped(session, error)


def _stopped(session: Session, error: Exception) -> int:
    """Say what the disk refuses; whatever is left is a fault of ours, and is said so."""
    if isinstance(error, LinkInTheWayError):
        say_link_in_the_way(session, error)
        return ExitCode.USAGE
    if isinstance(error, OSError) and is_refusal(error):
        say_refusal(session, error)
        return ExitCode.PROBLEMS
    crashed(session, error)
    return ExitCode.OUR_BUG


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Find `--lang` before click reads the line: the help needs it already. Behind `paper` it is the document's."""
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if word == "paper":
            return None
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


@click.group(cls=SpokenGroup, help=translatable("Stories with maps, from Markdown to a website that a town owns."))
@click.version_option(
    __version__, "--version", message="cartostory %(version)s", help=translatable("Show the version.")
)
@click.option("--lang", metavar="fr|en", expose_value=False, help=translatable("The language of messages."))
def cartostory() -> None:
    """Stories with maps, from Markdown to a website that a town owns."""


@cartostory.command(help=translatable("Make a site, a story, an event, a note of the wall or a legal page."))
@click.argument("words", metavar="DIR | story NAME | event NAME | wall NAME | page NAME", nargs=-1, required=True)
@options("site", "today")
@click.option("--lang", expose_value=False, hidden=True)
@click.pass_obj
def new(session: Session, /, words: tuple[str, ...], site: Path) -> int:
    """Make a new site in a folder, or a story, an event, a note or a legal page in a site."""
    from cartostory.cli.new import new as make  # noqa: PLC0415 - each command brings only what it needs

    return make(session, words, site)


@cartostory.command(help=translatable("Build the site into output/."))
@options(*COMMON)
@click.option("--weights", is_flag=True, help=translatable("Show what each story weighs."))
@click.pass_obj
def build(session: Session, /, *, weights: bool, **given: object) -> int:
    """Build the site into output/."""
    from cartostory.cli.build import build as make  # noqa: PLC0415 - same

    return make(session, session.options(given), weights=weights)


@cartostory.command(help=translatable("Show the site in a browser, and build it again whenever a file changes."))
@options(*COMMON)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help=translatable("Where it listens: 8000."))
@click.option("--no-drafts", is_flag=True, help=translatable("Leave drafts out, as the published site does."))
@click.option("--open", "opens", is_flag=True, help=translatable("Open the browser."))
@click.pass_obj
def serve(session: Session, /, *, port: int, no_drafts: bool, opens: bool, **given: object) -> int:
    """Show the site in a browser, and build it again whenever a file changes."""
    from cartostory.cli.serve import serve as show  # noqa: PLC0415 - same

    chosen = {**given, "drafts": bool(given["drafts"]) or not no_drafts, "preview": True}
    return show(session, session.options(chosen), port=port, opens=opens)


@cartostory.command(help=translatable("Look for problems without building."))
@options(*COMMON)
@click.pass_obj
def check(session: Session, /, **given: object) -> int:
    """Look for problems without building."""
    from cartostory.cli.build import check as look  # noqa: PLC0415 - same

    return look(session, session.options(given))


@cartostory.command(help=translatable("Remove what was built, and what the program keeps to build faster."))
@options("site", "output", "lang")
@click.pass_obj
def clean(session: Session, /, **given: object) -> int:
    """Remove what was built, and what the program keeps to build faster."""
    from cartostory.cli.build import clean as wipe  # noqa: PLC0415 - same

    return wipe(session, session.options(given))


@cartostory.command(help=translatable("Make the squares of a mapathon, as GeoJSON, and follow how far each is."))
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
    from cartostory.cli.grid import GridAsk, make  # noqa: PLC0415 - shapely, for those who ask for squares

    return make(session, GridAsk(**given))


cartostory.add_command(pack)
cartostory.add_command(paper)
cartostory.add_command(photos)
cartostory.add_command(bring)
cartostory.add_command(moderate)
cartostory.add_command(link)
cartostory.add_command(qr)
cartostory.add_command(stickers)
cartostory.add_command(scans)
