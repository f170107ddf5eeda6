"""`serve`."""

from __future__ import annotations

from dataclasses import replace

import click

from cartostory.build.manifest import load_manifest
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.refusals import refuse_target
from cartostory.cli.session import Session
from cartostory.load.config_file import FILE
from cartostory.problems.messages import translatable
from cartostory.serve.ending import Ending


@click.command(cls=SpokenCommand)
@options(*COMMON)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help=translatable("Where it listens: 8000."))
@click.option("--no-drafts", is_flag=True, help=translatable("Leave drafts out, as the published site does."))
@click.option("--lan", is_flag=True, help=translatable("Let telephones of this network in, each with a code."))
@click.option("--lan-address", metavar="ADDRESS", help=translatable("Which of this machine’s addresses, for --lan."))
@click.option("--open", "opens", is_flag=True, help=translatable("Open the browser."))
@click.pass_obj
def serve(
    session: Session, /, *, port: int, no_drafts: bool, lan: bool, lan_address: str | None, opens: bool, **given: object
) -> int:
    """Show the site in a browser, and build it again whenever a file changes."""
    asked = session.options({**given, "drafts": bool(given["drafts"]) or not no_drafts, "preview": True})
    if not (asked.root / FILE).is_file():
        return _say_no_site(session, asked)
    beyond = _lan_address(session, lan_address) if lan or lan_address else ""
    refuse_target(session, asked.root, asked.output)
    _refuse_what_is_published(session, asked)
    with Ending().listening() as ending:
        try:
            session.print(session.say(_BUILDING))  # before the imports, which take seconds on a slow machine
            return _begin(session, asked, ending, port=port, opens=opens, lan=beyond)
        except KeyboardInterrupt:  # before there was anything to stop
            session.print(session.say(_STOPPED))
            return ExitCode.FINE


def _begin(session: Session, asked: Options, ending: Ending, *, port: int, opens: bool, lan: str) -> int:
    from cartostory.cli.preview import show_preview  # noqa: PLC0415 - a second of imports

    finish_withdrawals(session, replace(asked, output=asked.root / "output"))
    return show_preview(session, asked, ending, port=port, opens=opens, lan=lan)


def _lan_address(session: Session, given: str | None) -> str:
    """Give the address at which the network may come in. Raises `click.UsageError` where none can be trusted."""
    from cartostory.serve.lan import NoNetworkError, checked, own_address  # noqa: PLC0415 - a second of imports

    try:
        return checked(given) if given else own_address()
    except NoNetworkError as error:
        sentence = _NOT_PRIVATE if str(error) else _NO_NETWORK
        raise click.UsageError(session.say(sentence).format(address=error)) from error


def _say_no_site(session: Session, asked: Options) -> int:
    """Say what a folder lacks to be a site, and leave nothing in it."""
    from cartostory.load.site import load  # noqa: PLC0415 - same

    session.report(load(asked.root)[1], asked.root)
    return ExitCode.PROBLEMS


def _refuse_what_is_published(session: Session, options: Options) -> None:
    """Refuse a folder that was built to be published: drafts would lie in it. Raises `click.UsageError`."""
    manifest = load_manifest(options.output)
    if manifest and not (manifest.owner and manifest.owner.is_preview):
        raise click.UsageError(session.say(_PUBLISHED).format(folder=options.output))


_PUBLISHED = translatable(
    "{folder} holds a website that was built to be published; the preview never goes there. Choose another folder."
)


_NO_NETWORK = translatable("This machine is in no network that --lan could open. Join one, or leave --lan out.")
_NOT_PRIVATE = translatable(
    "{address} is no address of a private network (such as 192.168.1.12): with --lan the whole internet could knock "
    "there. Name one of this machine’s own with --lan-address."
)
_BUILDING = translatable("The site is being built…")
_STOPPED = translatable("Stopped.")
