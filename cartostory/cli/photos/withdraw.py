"""`photos withdraw`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from cartostory.authoring.photos.find import AmbiguousError, NoSuchPhotoError, PhotoMatch, find, without
from cartostory.authoring.photos.uses import Shown, shown
from cartostory.authoring.photos.withdraw import WithdrawalOrder, prepare
from cartostory.authoring.photos.withdrawal_list import HEADER
from cartostory.authoring.text_file import CannotEditError
from cartostory.build import write
from cartostory.build.copies import Copy, CopyKind, copies, sought
from cartostory.build.exports import knows_deliveries
from cartostory.build.lock import alone
from cartostory.build.looks import with_looks
from cartostory.build.options import Options
from cartostory.build.withdrawals import OpenWithdrawal, save
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.photos.finish import finish, show_copies
from cartostory.cli.photos.shared import CANNOT_EDIT, NOTHING_CHANGED, say_ambiguous, say_not_found
from cartostory.cli.session import Session, agrees
from cartostory.load.site import load
from cartostory.load.withdrawn import LIST
from cartostory.model import Site
from cartostory.problems.messages import translatable


def _require_words(_context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse what says nothing, as an option that is missing."""
    if not value.strip():
        raise click.MissingParameter(param=option)
    return value.strip()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: which photograph goes, why, and which others stay though they look like it."""

    file: str
    reason: str
    keep: tuple[str, ...] = ()


@click.command(cls=SpokenCommand)
@click.argument("file")
@options("site", "output", "jobs", "today", "lang")
@click.option(
    "--keep", multiple=True, metavar="FILE", help=translatable("A picture that only looks like it, and stays.")
)
@click.option(
    "--reason",
    required=True,
    callback=_require_words,
    help=translatable("Why, in a few words, without naming anybody."),
)
@options("yes")
@click.pass_obj
def withdraw(session: Session, /, *, file: str, reason: str, keep: tuple[str, ...], agreed: bool, **given: Any) -> int:
    """Withdraw a photograph from everywhere, for good."""
    asked = session.options(given)
    wish = Wish(file, reason, keep)
    site = with_looks(load(asked.root)[0])
    picked = _found(session, asked, site, wish)
    if picked is None:
        return ExitCode.USAGE
    found, others = picked
    paths = {picture.path for picture in found.all}
    places = tuple(one for one in shown(site) if one.photo.path in paths)
    wanted = sought(site, found, places)
    made = tuple(copies(asked.root, asked.state, wanted))
    _show(session, found, places)
    show_copies(session, asked, made)
    if not knows_deliveries(asked.state):
        session.print(session.say(_KNOWS_NOTHING), error=False)
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return ExitCode.FINE
    order = WithdrawalOrder(asked.root, asked.today, wish.reason.strip(), session.say(HEADER), others)
    done = _withdraw(session, asked, order, found, (wanted.starts, made))
    if done is not None:
        _what_is_left(session, places)
    return ExitCode.FINE if done else ExitCode.PROBLEMS


def _found(session: Session, options: Options, site: Site, wish: Wish) -> tuple[PhotoMatch, frozenset[str]] | None:
    """Find what goes, and the digests of what stays though it looks like it; None where a name is none."""
    try:
        found = find(options.root, site, wish.file, Path.cwd())
    except NoSuchPhotoError:
        say_not_found(session, wish.file)
        return None
    except AmbiguousError as error:
        say_ambiguous(session, wish.file, error)
        return None
    try:
        return without(options.root, found, wish.keep, Path.cwd())
    except NoSuchPhotoError as error:
        known = ", ".join(picture.path for picture in found.alike) or "–"
        session.print(session.say(_NOT_ALIKE).format(file=error, known=known), error=True)
        return None


def _withdraw(
    session: Session,
    options: Options,
    order: WithdrawalOrder,
    found: PhotoMatch,
    traces: tuple[tuple[str, ...], tuple[Copy, ...]],
) -> bool | None:
    """Withdraw from the content, then from all that was made of it; tell whether nothing is left, None: undone."""
    try:
        with alone(options):
            withdrawal = OpenWithdrawal(prepare(order, found.all), traces[0], _with_output(options, traces[1]))
            save(options.state, withdrawal)
        return finish(session, options, withdrawal)
    except CannotEditError:
        session.print(session.say(CANNOT_EDIT).format(file=LIST), error=True)
        return None


def _with_output(options: Options, found: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """Count the output among the copies wherever it is built: its pages may hold what its pictures no longer do."""
    is_listed = any(one.path == options.output for one in found)
    if is_listed or write.read_manifest(options.output) is None:
        return found
    return (*found, Copy(options.output, CopyKind.SITE))


def _show(session: Session, found: PhotoMatch, places: tuple[Shown, ...]) -> None:
    session.print(session.say(_FILES))
    session.print(f"  {found.picture.path}")
    for picture in found.same:
        session.print(f"  {picture.path}  ({session.say(_SAME)})")
    for picture in found.alike:
        session.print(f"  {picture.path}  ({session.say(_ALIKE)})")
    if found.alike:
        session.print(session.say(_KEEP))
    if places:
        session.print(session.say(_SHOWN))
    for span in dict.fromkeys(str(one.span) for one in places):
        session.print(f"  {span}")


def _what_is_left(session: Session, places: tuple[Shown, ...]) -> None:
    session.print(session.say(_STILL))
    if places:
        session.print(f"  - {session.say(_CAPTIONS)}")
    for sentence in (_SEND, _COPIES):
        session.print(f"  - {session.say(sentence)}")


_FILES = translatable("These files will be deleted. The program cannot bring them back:")
_SAME = translatable("the same file")
_ALIKE = translatable("the same picture in another size, format or crop")
_KEEP = translatable("If one of these is another picture that may stay, name it: --keep FILE.")
_NOT_ALIKE = translatable("“{file}” is none of the pictures that look like it: {known}")
_SHOWN = translatable("They are shown here; the texts stay, with a gap in the picture’s place:")
_QUESTION = translatable("Withdraw for good?")
_DONE = translatable(
    "Withdrawn. Files of photographs: {count}; files of the built site: {sizes}. {list} keeps their trace: no build "
    "publishes them again."
)
_KNOWS_NOTHING = translatable(
    "This computer has no list of where editions and sites were put outside the site’s folder: if that was done on "
    "another one, look there too."
)
_STILL = translatable("What the program cannot do, and you have to:")
_CAPTIONS = translatable("read the captions and texts above again: they may still name or describe somebody;")
_SEND = translatable("send the site to its host again (“cartostory deploy”), or the picture stays public there;")
_COPIES = translatable(
    "think of what lies elsewhere: backups, the history of Git, printed copies, social networks, search engines."
)
