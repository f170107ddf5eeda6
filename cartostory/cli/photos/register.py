"""`photos register`."""

from __future__ import annotations

from cartostory.authoring.photos import register as registering
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.pipeline import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.photos.finish import CANNOT_EDIT
from cartostory.cli.session import Session
from cartostory.load.photo import REGISTER
from cartostory.load.site import load
from cartostory.problems.catalogue.entry import translatable


def register(session: Session, options: Options) -> int:
    """Add what the registers lack; give the exit code."""
    site, _ = load(options.root)
    found = registering.unknown(site)
    if not found:
        session.print(session.say(_NOTHING))
        return ExitCode.FINE
    outcome = ExitCode.FINE
    for partnership, missing in found:
        file = f"{partnership.folder}/photos/{REGISTER}"
        try:
            added = registering.register(options.root, partnership, missing, session.say)
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
