"""A question to whoever sits before the terminal; without one, nothing is agreed to."""

from __future__ import annotations

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.session import Session

_YES = translatable("yes")
_NO = translatable("no")


def agrees(session: Session, question: str) -> bool:
    """Ask a question that is answered by yes or no; no is what a mere Enter says. Raises `click.Abort` at the end."""
    yes, no = session.say(_YES), session.say(_NO)
    answer = click.prompt(f"{question} [{yes[0]}/{no[0].upper()}]", default="", show_default=False, err=True)
    return str(answer).strip().casefold() in {yes, yes[0], _YES, _YES[0]}
