"""What the disk refuses -> sentences: what could not be done, what was done already, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from cartostory.build.write import LinkInTheWayError, UnfinishedWriteError
from cartostory.cli.session import Session
from cartostory.media.disk_refusal import Refusal, refusal_of
from cartostory.problems.messages import counted, translatable


def say_refusal(session: Session, error: OSError) -> None:
    """Say why the disk refuses a file, what was changed already, and what to do."""
    for sentence in refusal_sentences(session, error):
        session.print(sentence, error=True)


def refusal_sentences(session: Session, error: OSError) -> tuple[str, ...]:
    """Give the sentences about a refusal of the disk, one a line."""
    refusal = refusal_of(error)
    said = session.say(_SENTENCES[refusal]) if refusal else session.why(error)
    file = _shown(session, error.filename)
    return (said.format(file=file), _state(session, error), session.say(_AGAIN))


def _state(session: Session, error: OSError) -> str:
    """Say what is known of what was changed."""
    if isinstance(error, UnfinishedWriteError):
        blanks = {"total": error.total, "folder": _shown(session, error.folder)}
        return session.count(_WRITTEN, error.written, **blanks)
    return session.say(_AS_IT_WAS)


def say_link_in_the_way(session: Session, error: LinkInTheWayError) -> None:
    """Say that a folder of the output is a link."""
    session.print(session.say(_LINK).format(folder=_shown(session, str(error))), error=True)


def refuse_target(session: Session, root: Path, target: Path) -> None:
    """Refuse to write a website among what a writer owns. Raises `click.UsageError`."""
    kept = next((name for name in _KEPT if target == root / name or (root / name) in target.parents), None)
    if kept or target == root or target in root.parents:
        folder = _shown(session, str(target)) if kept else str(target)
        raise click.UsageError(session.say(_AMONG_SOURCES).format(folder=folder))


def _shown(session: Session, name: object) -> str:
    """Give a path as short as it is clear: relative to the site, where it lies there."""
    root = session.state.parent if session.state else None
    path = Path(str(name or "?"))
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) and path != root else str(path)


_KEPT = ("content", "themes")
_SENTENCES = {
    Refusal.FULL: translatable("The disk is full: there is no room for {file}. Make room there."),
    Refusal.READ_ONLY: translatable("The disk is read-only: {file} could not be written. Allow writing there."),
    Refusal.PERMISSION: translatable(
        "The system does not allow this for {file}. Look at who owns it, and whether another program has it open."
    ),
    Refusal.IN_THE_WAY: translatable(
        "Something else stands where {file} has to be, or above it: a file in the place of a folder, or a folder in "
        "the place of a file. Move it away."
    ),
    Refusal.NAME_TOO_LONG: translatable(
        "The name of {file} is too long for this disk. Shorten the name of the story, the event or the folder."
    ),
    Refusal.VANISHED: translatable(
        "The disk does not answer: {file} could not be read or written. Is the stick still plugged in, is the network "
        "there? A disk that does this again is about to fail."
    ),
    Refusal.BUSY: translatable("{file} is held by another program. Close that program."),
    Refusal.TOO_LARGE: translatable("{file} is too large for this disk: the format of the disk has a limit."),
}
_WRITTEN = counted(
    "In {folder}, {count} file of {total} was written; the others are as they were.",
    "In {folder}, {count} files of {total} were written; the others are as they were.",
)
_AS_IT_WAS = translatable("That file is as it was; what was said to be done before is done.")
_AGAIN = translatable("Then run the same command again: it does what is left.")
_LINK = translatable(
    "{folder} is a link to another place, and nothing was written through it. Remove the link, or choose another "
    "folder with --output."
)
_AMONG_SOURCES = translatable(
    "{folder} is where the texts, photographs or themes of the site are: a website is never written there. Choose "
    "another folder."
)
