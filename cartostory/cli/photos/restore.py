"""`photos restore`."""

from __future__ import annotations

from typing import Any

import click

from cartostory.authoring.photos.find import AmbiguousError, NoSuchPhotoError
from cartostory.authoring.photos.restore import find_withdrawn
from cartostory.authoring.photos.restore import restore as take_off
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.photos.shared import CANNOT_EDIT, NOTHING_CHANGED, say_ambiguous
from cartostory.cli.session import Session, agrees
from cartostory.load.withdrawn import LIST, load_withdrawn
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@click.argument("file")
@options("site", "lang", "yes")
@click.pass_obj
def restore(session: Session, /, *, file: str, agreed: bool, **given: Any) -> int:
    """Take a photograph off the withdrawal list: its entry comes back, the picture does not."""
    asked = session.options(given)
    withdrawn, _ = load_withdrawn(asked.root)
    try:
        picture = find_withdrawn(withdrawn, file)
    except NoSuchPhotoError:
        session.print(session.say(_NOT_LISTED).format(file=file, list=LIST), error=True)
        return ExitCode.USAGE
    except AmbiguousError as error:
        say_ambiguous(session, file, error)
        return ExitCode.USAGE
    session.print(session.say(_WITHDRAWN).format(file=picture.file, day=picture.day.isoformat(), reason=picture.reason))
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return ExitCode.FINE
    return _restore(session, asked, picture.file)


def _restore(session: Session, options: Options, file: str) -> int:
    try:
        with alone(options):
            done = take_off(options.root, file)
    except CannotEditError:
        session.print(session.say(CANNOT_EDIT).format(file=LIST), error=True)
        return ExitCode.PROBLEMS
    session.print(session.say(_DONE))
    for path in done.files:
        session.print(f"  {path}")
    for path in done.entries:
        session.print(session.say(_NO_ENTRY).format(file=path), error=True)
    return ExitCode.PROBLEMS if done.entries else ExitCode.FINE


_NOT_LISTED = translatable("“{file}” is not on the withdrawal list ({list}).")
_WITHDRAWN = translatable("{file} was withdrawn on {day}: {reason}")
_QUESTION = translatable("Take it off the list, so that it may be published again?")
_DONE = translatable(
    "Off the list, and its entry is in the register again. The picture itself was deleted, and the program has no "
    "copy: if its people agree, put the file back here, from a backup or from its author:"
)
_NO_ENTRY = translatable("The entry of {file} could not be put back: write it again in photos.yaml.")
