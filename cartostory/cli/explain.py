"""`explain CODE`."""

from __future__ import annotations

import re
import textwrap

import click

from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.model.spelling import nearest
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.catalogue.entry import Entry
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Severity

_BLANK = re.compile(r"\{(?P<name>\w+)\}")
_WIDTH = 88


@click.command(cls=SpokenCommand)
@click.argument("code", required=False)
@options("lang")
@click.pass_obj
def explain(session: Session, /, *, code: str | None) -> int:
    """Say what a message means, why it matters and what to do; without a code, list them all."""
    if code is None:
        for known in sorted(CATALOGUE):
            session.print(known)
        return ExitCode.FINE
    entry = CATALOGUE.get(code.strip().strip("[]:").lower())
    if entry is None:
        guess = nearest(code, CATALOGUE)
        sentence = session.say(_NEAREST if guess else _UNKNOWN)
        session.print(sentence.format(code=code, nearest=guess or ""), error=True)
        return ExitCode.USAGE
    session.print(f"{entry.code} — {session.say(_SEVERITIES[entry.severity])}")
    for heading, sentence in _parts(entry):
        session.print(f"\n{session.say(heading)}")
        session.print(textwrap.fill(_plain(session.say(sentence)), _WIDTH, initial_indent="  ", subsequent_indent="  "))
    return ExitCode.FINE


def _parts(entry: Entry) -> tuple[tuple[str, str], ...]:
    parts = ((_WHAT, entry.message), (_WHY, entry.why), (_TO_DO, entry.hint))
    return tuple((heading, sentence) for heading, sentence in parts if sentence)


def _plain(sentence: str) -> str:
    """Put an ellipsis where a message names something of the site."""
    return _BLANK.sub("…", sentence)


_SEVERITIES = {
    Severity.ERROR: translatable("an error: nothing is published until it is mended"),
    Severity.WARNING: translatable("a warning: the site is published, and readers would notice"),
    Severity.NOTE: translatable("a note: nothing has to be done"),
}
_WHAT = translatable("What was found")
_WHY = translatable("Why it matters")
_TO_DO = translatable("What to do")
_UNKNOWN = translatable("No message has the code {code}. “cartostory explain” lists them all.")
_NEAREST = translatable("No message has the code {code}. Did you mean {nearest}?")
