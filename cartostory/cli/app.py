"""The command line: the list of commands, and how a run begins and ends. Each command is a file beside this one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from cartostory import __version__
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import explain
from cartostory.cli.lazy_group import LazyCommand, LazyGroup
from cartostory.cli.session import Session, crashed
from cartostory.problems.messages import choose, translatable

COMMANDS = (
    LazyCommand(
        "new",
        "cartostory.cli.new",
        translatable(
            "Make a site, a story, a translation, an event, a note of the wall, a legal page or a theme’s file."
        ),
    ),
    LazyCommand("build", "cartostory.cli.build", translatable("Build the site into output/.")),
    LazyCommand(
        "serve",
        "cartostory.cli.serve",
        translatable("Show the site in a browser, and build it again whenever a file changes."),
    ),
    LazyCommand("check", "cartostory.cli.check", translatable("Look for problems without building.")),
    LazyCommand(
        "clean",
        "cartostory.cli.clean",
        translatable("Remove what was built, and what the program keeps to build faster."),
    ),
    LazyCommand(
        "deploy",
        "cartostory.cli.deploy.command",
        translatable("Send the site to its host, undo that, or see how things stand."),
    ),
    LazyCommand(
        "server", "cartostory.cli.deploy.server", translatable("Write settings for the server that shows the site.")
    ),
    LazyCommand(
        "grid",
        "cartostory.cli.grid",
        translatable("Make the squares of a mapathon, as GeoJSON, and follow how far each is."),
    ),
    LazyCommand(
        "basemap",
        "cartostory.cli.basemap.group",
        translatable("Fetch the streets and waters that lie under near maps."),
    ),
    LazyCommand("pack", "cartostory.cli.pack", translatable("Make editions of the website that go from hand to hand.")),
    LazyCommand(
        "paper",
        "cartostory.cli.paper",
        translatable("Make a story’s booklet, map or panel, or an event’s poster, as PDF."),
    ),
    LazyCommand(
        "photos", "cartostory.cli.photos.group", translatable("Register, place, list and withdraw photographs.")
    ),
    LazyCommand(
        "bring",
        "cartostory.cli.bring.group",
        translatable("Bring other people’s files into the site, as drafts: cartostory bring FILE."),
    ),
    LazyCommand(
        "gather",
        "cartostory.cli.gather",
        translatable("Gather the partnerships of other towns’ sites into this atlas, by the network."),
    ),
    LazyCommand(
        "export",
        "cartostory.cli.export",
        translatable("Hand a story on to other programs: its layers, its texts, the pictures whose rights allow it."),
    ),
    LazyCommand(
        "moderate",
        "cartostory.cli.moderate",
        translatable("List the drafts of the programme and of the wall, and decide on each."),
    ),
    LazyCommand(
        "link", "cartostory.cli.link", translatable("Make, list, move and retire the short links of QR codes.")
    ),
    LazyCommand("qr", "cartostory.cli.qr", translatable("Make the QR code of a short link, its address below it.")),
    LazyCommand(
        "stickers", "cartostory.cli.stickers", translatable("Make a sheet of stickers (A4, PDF) with cut marks.")
    ),
    LazyCommand(
        "scans",
        "cartostory.cli.scans",
        translatable("Count in the host’s access logs how often each code was followed."),
    ),
    LazyCommand("visits", "cartostory.cli.visits", translatable("Count in the host’s access logs what was read.")),
    LazyCommand(
        "explain",
        "cartostory.cli.explain",
        translatable("Say what a message means, why it matters and what to do; without a code, list them all."),
    ),
    LazyCommand(
        "schema",
        "cartostory.cli.schema",
        translatable("Print the JSON Schema of what is written: keys, values, and what each means."),
    ),
    LazyCommand(
        "completion",
        "cartostory.cli.completion",
        translatable("Print what makes a shell complete commands and options with the tab key."),
    ),
    LazyCommand(
        "doctor",
        "cartostory.cli.doctor",
        translatable("Look at the machine, the installation and the site’s folder, and say what is wrong with them."),
    ),
)


@click.group(cls=LazyGroup, rows=COMMANDS)
@click.version_option(
    __version__, "--version", message="cartostory %(version)s", help=translatable("Show the version.")
)
@click.option("--lang", metavar="fr|en", expose_value=False, help=translatable("The language of messages."))
def cartostory() -> None:
    """Stories with maps, from Markdown to a website that a town owns."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 fine, 1 problems in the site, 2 usage, 3 a fault of ours."""
    code = run(list(sys.argv[1:] if arguments is None else arguments))
    exec("")  # noqa: S102 - see below
    # A Ctrl-C that came within an `exec` of text (where a dataclass is being made) leaves a mark by which CPython ends
    # `python -m` by SIGINT instead of its code, although it was caught; the next `exec` that ends well takes it away
    # (`unhandled_keyboard_interrupt` of `run_eval_code_obj` in CPython's pythonrun.c).
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    language = _option_lang(arguments)
    session = Session(choose(language, None, os.environ), language)
    try:
        code = cartostory.main(arguments, prog_name="cartostory", standalone_mode=False, obj=session)
        return int(code or ExitCode.FINE)
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
    from cartostory.build.write import LinkInTheWayError  # noqa: PLC0415 - a help goes without
    from cartostory.cli.refusals import say_link_in_the_way, say_refusal  # noqa: PLC0415 - same
    from cartostory.media.disk_refusal import is_refusal  # noqa: PLC0415 - same

    if isinstance(error, LinkInTheWayError):
        say_link_in_the_way(session, error)
        return ExitCode.USAGE
    if isinstance(error, OSError) and is_refusal(error):
        say_refusal(session, error)
        return ExitCode.PROBLEMS
    crashed(session, error)
    return ExitCode.OUR_BUG


def _option_lang(arguments: Sequence[str]) -> str | None:
    """Return the value of `--lang` before click reads the line: the help needs it already.

    None without it, and behind `paper`, where it is the document's.
    """
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if word == "paper":
            return None
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
