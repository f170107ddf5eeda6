"""`server`: settings for the program that serves the site, to be put where it reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable

_SERVERS = click.Choice(["apache", "nginx", "caddy"])


@click.command(cls=SpokenCommand)
@click.argument("kind", metavar="apache|nginx|caddy", type=_SERVERS)
@click.option("--file", type=FILE, help=translatable("The file to write, instead of the terminal."))
@click.option("--compress", is_flag=True, help=translatable("For a target that sends texts packed too."))
@options("site", "output", "lang")
@click.pass_obj
def server(session: Session, /, kind: str, file: Path | None, *, compress: bool, **given: Any) -> int:
    """Write settings for the server that shows the site."""
    from cartostory.deploy.extras import served_site  # noqa: PLC0415 - each command brings what it needs
    from cartostory.deploy.output import built_files  # noqa: PLC0415 - same
    from cartostory.deploy.refusals import explain_refusal  # noqa: PLC0415 - same
    from cartostory.deploy.server_settings import Server, write_settings  # noqa: PLC0415 - same
    from cartostory.deploy.transport import HostError  # noqa: PLC0415 - same
    from cartostory.load.config import load_config  # noqa: PLC0415 - same

    made = session.options(given)
    config, _ = load_config(made.root)
    try:
        _, sources = built_files(made.output)
    except HostError as error:
        session.print(explain_refusal(error, session.say), error=True)
        return ExitCode.PROBLEMS
    if not sources:
        session.print(session.say(_NOT_BUILT), error=True)
        return ExitCode.PROBLEMS
    text = write_settings(Server(kind), served_site(config, session.say(SETTINGS_HEADER), sources, compress=compress))
    if file is None:
        click.echo(text, nl=False)
        return ExitCode.FINE
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        session.print(session.say(_NOT_WRITTEN).format(file=file, reason=session.why(error)), error=True)
        return ExitCode.PROBLEMS
    return ExitCode.FINE


SETTINGS_HEADER = translatable("Written by “cartostory server”. Make it again whenever the site’s address changes.")
_NOT_BUILT = translatable("The site is not built yet: run “cartostory build” first.")
_NOT_WRITTEN = translatable("{file} cannot be written: {reason}.")
