"""`photos register`."""

from __future__ import annotations

from typing import Any

import click

from cartostory.authoring.photos import register as registering
from cartostory.authoring.text_file import CannotEditError
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.photos.shared import CANNOT_EDIT
from cartostory.cli.session import Session
from cartostory.load.photo import REGISTER
from cartostory.load.site import load
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@options("site", "lang")
@click.pass_obj
def register(session: Session, /, **given: Any) -> int:
    """Add an entry to fill in for each photograph that the register does not know."""
    asked = session.options(given)
    site, _ = load(asked.root)
    unregistered = registering.unknown(site)
    if not unregistered:
        session.print(session.say(_NOTHING))
        return ExitCode.FINE
    outcome = ExitCode.FINE
    for partnership, missing in unregistered:
        file = f"{partnership.folder}/photos/{REGISTER}"
        try:
            added = registering.register(asked.root, partnership, missing, session.say)
        except CannotEditError:
            session.print(session.say(CANNOT_EDIT).format(file=file), error=True)
            outcome = ExitCode.PROBLEMS
            continue
        session.print(file)
        for name in missing:
            session.print(f"  {'+' if name in added else '='} {name}")
    if outcome is ExitCode.FINE:
        session.print(session.say(_FILL_IN))
    return outcome


_NOTHING = translatable("The registers know every photograph.")
_FILL_IN = translatable("Now fill in the entries: until then “cartostory check --drafts” says what is missing.")
