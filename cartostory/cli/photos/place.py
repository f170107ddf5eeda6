"""`photos place`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from cartostory.authoring.photos.place import Proposal, Why, lacks_place, proposals
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import quoted, with_keys
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.photos.shared import CANNOT_EDIT, NOTHING_CHANGED
from cartostory.cli.session import Session, agrees
from cartostory.load.photo import REGISTER
from cartostory.load.site import load
from cartostory.model import Partnership
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@options("site", "today", "lang")
@click.option("--apply", "--yes", "-y", "agreed", is_flag=True, help=translatable("Do it without asking."))
@click.pass_obj
def place(session: Session, /, *, agreed: bool, **given: Any) -> int:
    """Propose places for photographs without one, and write them into the register."""
    asked = session.options(given)
    site, _ = load(asked.root)
    by_partnership = [
        (partnership, proposals(asked.root, partnership, asked.today)) for partnership in site.partnerships
    ]
    for partnership, places in by_partnership:
        _show(session, partnership, places)
    if not any(places for _, places in by_partnership):
        session.print(session.say(_NOTHING))
        return ExitCode.FINE
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return ExitCode.FINE
    return max(_write(session, asked, partnership, places) for partnership, places in by_partnership if places)


def _show(session: Session, partnership: Partnership, made: Sequence[Proposal]) -> None:
    lacking = [name for name, photo in partnership.media.photos.items() if lacks_place(photo)]
    if not lacking:
        return
    session.print(_register(partnership))
    by_name = {proposal.name: proposal for proposal in made}
    for name in lacking:
        proposal = by_name.get(name)
        session.print(f"  {name}  ({_reason(session, proposal)})")
        for key, value in _keys(proposal).items() if proposal else ():
            session.print(f"    + {key}: {value}")


def _write(session: Session, options: Options, partnership: Partnership, made: Sequence[Proposal]) -> int:
    """Write what can be written; an entry that cannot be changed without harm is left, and said so."""
    path = options.root / _register(partnership)
    try:
        source = read_source(path)
    except CannotEditError:
        session.print(session.say(CANNOT_EDIT).format(file=_register(partnership)), error=True)
        return ExitCode.PROBLEMS
    text, written = source.text, 0
    for proposal in made:
        try:
            text = with_keys(text, proposal.name, _keys(proposal))
            written += 1
        except CannotEditError:
            file = f"{_register(partnership)}: {proposal.name}"
            session.print(session.say(CANNOT_EDIT).format(file=file), error=True)
    if written:
        write_source(path, source.with_text(text))
    session.print(session.say(_WRITTEN).format(count=written, file=_register(partnership)))
    return ExitCode.FINE if written == len(made) else ExitCode.PROBLEMS


def _keys(proposal: Proposal) -> Mapping[str, str]:
    return dict(_pairs(proposal))


def _pairs(proposal: Proposal) -> Iterator[tuple[str, str]]:
    if proposal.place:
        yield "place", quoted(proposal.place)
    if proposal.point:
        yield "lat", f"{proposal.point.lat:g}"
        yield "lon", f"{proposal.point.lon:g}"


def _reason(session: Session, proposal: Proposal | None) -> str:
    """Say what a proposal rests on."""
    if proposal is None:
        return session.say(_NO_TRACE)
    why = _ALONE if proposal.why is Why.POSITION and not proposal.other else _WHYS[proposal.why]
    return session.say(why).format(
        other=proposal.other, distance=_distance(session, proposal.metres), minutes=proposal.minutes
    )


def _distance(session: Session, metres: float) -> str:
    if metres < 995:  # noqa: PLR2004 - what rounds to less than a kilometre
        return f"{round(metres, -1):.0f}\u202fm"
    kilometres = f"{metres / 1000:.1f}" if metres < 10_000 else f"{metres / 1000:,.0f}"  # noqa: PLR2004 - decimals matter
    if session.language == "fr":
        kilometres = kilometres.replace(",", "\u202f").replace(".", ",")
    return f"{kilometres}\u202fkm"


def _register(partnership: Partnership) -> str:
    return f"{partnership.folder}/photos/{REGISTER}"


_WHYS: Mapping[Why, str] = {
    Why.POSITION_AT_PLACE: translatable("the camera stood {distance} from “{other}”"),
    Why.POSITION: translatable("where the camera stood, rounded to about 100 m; “{other}” is {distance} away"),
    Why.TIME: translatable("taken {minutes} min from {other}"),
    Why.CHAPTER: translatable("shown in the chapter “{other}”"),
}
_ALONE = translatable("where the camera stood, rounded to about 100 m")
_NO_TRACE = translatable("no trace of where it was taken: place is yours to write")
_NOTHING = translatable("No place to propose.")
_QUESTION = translatable("Write these places into the registers?")
_WRITTEN = translatable("Written into {file}: {count}.")
