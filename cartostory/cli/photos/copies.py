"""What was made of a withdrawn photograph: sites are built again, editions and papers deleted, the rest is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.copies import Copy, CopyKind, forget, take_out_of_output, take_out_whole_pages
from cartostory.build.exports import forget as strike_out
from cartostory.build.options import Options
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable


def show_copies(session: Session, options: Options, found: Sequence[Copy]) -> None:
    """Show what was made of the picture, and what will become of it."""
    for sentence, kinds in ((_REBUILDS, {CopyKind.SITE}), (_DELETES, _DELETED)):
        paths = [_path(one.path, options) for one in found if one.kind in kinds]
        if paths:
            session.print(session.say(sentence))
        for path in paths:
            session.print(f"  {path}")


def sizes_out(options: Options, starts: tuple[str, ...], found: Sequence[Copy]) -> int:
    """Delete the picture's files from every built site; give how many."""
    return sum(len(take_out_of_output(folder, starts)) for folder in _sites(options, found))


def clear(session: Session, options: Options, found: Sequence[Copy]) -> bool:
    """Build sites again, delete the rest; tell whether nothing of the picture is left that the program knows of."""
    sites = _sites(options, found)
    built = [_rebuild(session, replace(options, output=folder)) for folder in sites]
    if not all(built) or not sites:
        forget(options.state)
    if not sites:
        session.print(session.say(_NO_SITE).format(folder=_path(options.output, options)))
    deleted = [_delete(session, options, one) for one in found if one.kind in _DELETED]
    unknown = [one for one in found if one.kind is CopyKind.UNKNOWN]
    if unknown:
        session.print(session.say(_MAY_HOLD), error=True)
    for one in unknown:
        session.print(f"  {_path(one.path, options)}", error=True)
    return all(built) and all(deleted) and not unknown


def _sites(options: Options, found: Sequence[Copy]) -> list[Path]:
    """Give the folders of built sites: the one that is meant comes last, so that the next build finds it current."""
    others = [one.path for one in found if one.kind is CopyKind.SITE and one.path != options.output]
    return [*others, options.output] if write.read_manifest(options.output) is not None else others


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
    strike_out(options.state, one.path)
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
