"""`deploy`: the command line of publishing."""

from __future__ import annotations

from typing import Any

import click

from cartostory.cli.deploy.ask import Questions
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@click.argument("target", metavar="[TARGET]", required=False)
@click.option("--dry-run", is_flag=True, help=translatable("Only list what would be added, replaced and removed."))
@click.option("--status", is_flag=True, help=translatable("Compare the host, the built site and the content."))
@click.option("--rollback", is_flag=True, help=translatable("Put the version before back."))
@click.option("--setup", is_flag=True, help=translatable("Ask what the host’s letter says, and write a new target."))
@click.option("--smoke", is_flag=True, help=translatable("Afterwards, fetch a few pages from the site’s address."))
@click.option("--verify", is_flag=True, help=translatable("Read every file on the host again, not only a sample."))
@click.option("--adopt", is_flag=True, help=translatable("Take over a folder that cartostory did not fill."))
@click.option("--accept-new", is_flag=True, help=translatable("Trust a host that is met for the first time."))
@click.option("--yes", is_flag=True, help=translatable("Do it without asking."))
@options("site", "output", "jobs", "strict", "today", "lang")
@click.pass_obj
def deploy(session: Session, /, **given: Any) -> int:
    """Send the site to its host, undo that, or see how things stand."""
    from cartostory.cli.deploy.run import run  # noqa: PLC0415 - each command brings what it needs

    names = ("site", "output", "jobs", "strict")
    made = session.options({name: given.pop(name) for name in names})
    return run(session, made, Questions(**given))
