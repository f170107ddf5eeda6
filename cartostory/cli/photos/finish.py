"""A withdrawal that is decided -> nothing of the picture left: carried out, or finished where it was cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cartostory.authoring.photos.withdraw import carry_out
from cartostory.authoring.text_file import CannotEditError
from cartostory.build import exports, write
from cartostory.build.build_site import build_site
from cartostory.build.copies import (
    Copy,
    CopyKind,
    Sought,
    forget,
    in_place,
    take_out_of_output,
    take_out_whole_pages,
)
from cartostory.build.exports import delivered
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.build.withdrawals import (
    OpenWithdrawal,
    UnreadableRecordError,
    open_withdrawals,
    save,
    strike_out,
    without_copy,
)
from cartostory.cli.photos.shared import CANNOT_EDIT
from cartostory.cli.session import Session
from cartostory.deploy.versions import drop_holding
from cartostory.load.withdrawn import LIST
from cartostory.problems.messages import translatable

# `photos withdraw`, behind the content: sites are built again, editions and papers deleted, the rest is named.


def show_copies(session: Session, options: Options, found: Sequence[Copy]) -> None:
    """Show what was made of the picture, and what will become of it."""
    for sentence, kinds in ((_REBUILDS, {CopyKind.SITE}), (_DELETES, _DELETED)):
        paths = [_path(one.path, options) for one in found if one.kind in kinds]
        if paths:
            session.print(session.say(sentence))
        for path in paths:
            session.print(f"  {path}")


def finish(session: Session, options: Options, withdrawal: OpenWithdrawal) -> bool:
    """Carry out what is left of a withdrawal; tell whether nothing is left that the program can do.

    Each step is written down when it is done. Raises `CannotEditError` where the list is broken; `OSError`.
    """
    left: tuple[str, ...] = ()
    if not withdrawal.is_out:
        with alone(options):
            left = carry_out(options.root, withdrawal.withdrawing)
            drop_holding(options.state, withdrawal.starts)  # versions that were published, and could be put back
            sizes = _sizes_out(options, withdrawal)
            withdrawal = replace(withdrawal, is_out=not left)
            save(options.state, withdrawal)
        count = len(withdrawal.withdrawing.pictures)
        session.print(session.say(_DONE).format(count=count, sizes=sizes, list=LIST))
    for entry in left:
        session.print(session.say(CANNOT_EDIT).format(file=entry), error=True)
    withdrawal, is_clear = _clear(session, options, withdrawal)
    if withdrawal.is_out and not withdrawal.copies:
        strike_out(options.state, withdrawal)
    return is_clear and not left


def _sizes_out(options: Options, withdrawal: OpenWithdrawal) -> int:
    """Delete the picture's files from every built site; give how many."""
    return sum(len(take_out_of_output(folder, withdrawal.starts)) for folder in _sites(options, withdrawal.copies))


def _clear(session: Session, options: Options, withdrawal: OpenWithdrawal) -> tuple[OpenWithdrawal, bool]:
    """Build sites again, delete the rest; tell whether nothing of the picture is left that the program knows of."""
    sites = _sites(options, withdrawal.copies)
    built = {folder: _rebuild(session, replace(options, output=folder)) for folder in sites}
    if not all(built.values()) or not sites:
        forget(options.state)
    if not sites:
        session.print(session.say(_NO_SITE).format(folder=_path(options.output, options)))
    deleted = [one for one in withdrawal.copies if one.kind in _DELETED and _delete(session, options, one)]
    unknown = [one for one in withdrawal.copies if one.kind is CopyKind.UNKNOWN]
    if unknown:
        session.print(session.say(_MAY_HOLD), error=True)
    for one in unknown:
        session.print(f"  {_path(one.path, options)}", error=True)
    away = {one.path for one in unknown if not one.path.exists()}
    seen = {one.path for one in unknown} - away  # whoever reads this looks at them
    done = {*seen, *(one.path for one in deleted), *(folder for folder, is_built in built.items() if is_built)}
    for path in done:
        withdrawal = without_copy(withdrawal, path)
    save(options.state, withdrawal)
    return withdrawal, not withdrawal.copies and not unknown


def _sites(options: Options, found: Sequence[Copy]) -> list[Path]:
    """Give the folders of built sites: the one that is meant comes last, so that the next build finds it current."""
    sites = [one.path for one in found if one.kind is CopyKind.SITE]
    return sorted(sites, key=lambda path: path == options.output)


def _rebuild(session: Session, options: Options) -> bool:
    """Build a site without the picture; tell whether nothing of it is left there.

    Where that fails, all that builds keep is dropped, and what holds pictures in itself deleted: only a whole build
    knows what belonged to the picture.
    """
    built = build_site(options)
    if built.written is not None:
        session.print(session.say(_REBUILT).format(folder=options.output))
        return True
    take_out_whole_pages(options.output)
    session.report(built.problems, options.root)
    session.print(session.say(_NOT_REBUILT).format(folder=options.output), error=True)
    return False


def _delete(session: Session, options: Options, one: Copy) -> bool:
    path = _path(one.path, options)
    try:
        if one.kind is CopyKind.EDITION:
            write.clean(one.path)
        else:
            one.path.unlink(missing_ok=True)
    except OSError as error:
        session.print(session.say(_NOT_DELETED).format(file=path, reason=session.why(error)), error=True)
        return False
    exports.forget(options.state, one.path)
    session.print(session.say(_DELETED_IT).format(file=path))
    return True


def _path(path: Path, options: Options) -> str:
    return path.relative_to(options.root).as_posix() if path.is_relative_to(options.root) else str(path)


_DELETED = frozenset({CopyKind.EDITION, CopyKind.ARCHIVE, CopyKind.PAPER})
_REBUILDS = translatable("These built sites hold them, and will be built again without them:")
_DELETES = translatable("These editions and papers hold them, and will be deleted; they can be made again:")
_REBUILT = translatable("The site in {folder} was built again without them.")
_NOT_REBUILT = translatable(
    "The pictures are gone from {folder}, with the stories in one file and the papers there, but its pages could not "
    "be built again: correct the errors above, then run “cartostory build”. Until then the pages keep the pictures’ "
    "captions."
)
_NO_SITE = translatable(
    "No built site was found, neither in {folder} nor elsewhere. If one lies in another folder, build it again there: "
    "cartostory build --output FOLDER."
)
_DELETED_IT = translatable("{file} was deleted; make it again where you need it.")
_NOT_DELETED = translatable("{file} still holds the picture, and could not be deleted ({reason}): delete it yourself.")
_MAY_HOLD = translatable(
    "These may still hold the picture, and the program cannot tell: look at them, or delete them and make them again."
)


def finish_open_withdrawals(session: Session, options: Options) -> bool:
    """Finish what a withdrawal that was cut off left to do, and say so; tell whether nothing is left.

    What is said goes beside what the command itself says.
    """
    beside = replace(session, is_aside=True)
    try:
        withdrawals = open_withdrawals(options.state)
    except UnreadableRecordError as error:
        beside.print(session.say(_UNREADABLE).format(file=error))
        return False
    is_done = True
    for one in (_without_lost(options, withdrawal) for withdrawal in withdrawals):
        beside.print(session.say(_UNFINISHED).format(file=one.name))
        try:
            is_done &= finish(beside, options, one)
        except CannotEditError:
            beside.print(session.say(CANNOT_EDIT).format(file=LIST))
            is_done = False
        if any(not copy.path.exists() for copy in one.copies if copy.kind is CopyKind.UNKNOWN):
            beside.print(session.say(_AWAY).format(file=options.state / exports.FILE))
    return is_done


def _without_lost(options: Options, withdrawal: OpenWithdrawal) -> OpenWithdrawal:
    """Look again at what could not be reached, and give up what somebody struck from the list of deliveries."""
    known = delivered(options.state)
    slugs: frozenset[str] = frozenset()
    looked: list[Copy] = []
    for copy in withdrawal.copies:
        if copy.kind is not CopyKind.UNKNOWN or (copy.path in known and not copy.path.parent.is_dir()):
            looked.append(copy)
        elif copy.path in known:
            looked += in_place(copy.path, Sought(withdrawal.starts, slugs, slugs))
    return replace(withdrawal, copies=tuple(looked))


_UNFINISHED = translatable("The withdrawal of {file} was not finished; what is left of it is done now.")
_UNREADABLE = translatable(
    "{file} cannot be read: a withdrawal of a photograph may not be finished, and nobody knows which. Withdraw it "
    "again, or build every site and pack every edition anew; then delete that file."
)
_AWAY = translatable(
    "A stick or a folder that is not there now may hold the picture. Plug it in and run any command; if it is lost, "
    "take it off the list in {file}."
)
_DONE = translatable(
    "Withdrawn. Files of photographs: {count}; files of the built site: {sizes}. {list} keeps their trace: no build "
    "publishes them again."
)
