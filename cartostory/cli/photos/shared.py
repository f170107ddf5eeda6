"""What several of the `photos` commands say."""

from __future__ import annotations

from cartostory.authoring.photos.find import AmbiguousError
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable

CANNOT_EDIT = translatable(
    "{file} was left as it is: it cannot be changed without harm. “cartostory check” says whether it is broken; "
    "otherwise change it in an editor."
)
NOTHING_CHANGED = translatable("Nothing was changed.")
_NOT_FOUND = translatable("No photograph is called “{file}”. Write its path: content/partnerships/…/photos/…")
_AMBIGUOUS = translatable("Several photographs are called “{file}”. Write the path of the one that you mean: {known}")


def say_not_found(session: Session, file: str) -> None:
    """Say that no photograph is called so."""
    session.print(session.say(_NOT_FOUND).format(file=file), error=True)


def say_ambiguous(session: Session, file: str, error: AmbiguousError) -> None:
    """Say that several photographs are called so, and which."""
    session.print(session.say(_AMBIGUOUS).format(file=file, known=", ".join(error.paths)), error=True)
