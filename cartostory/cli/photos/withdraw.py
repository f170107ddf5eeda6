"""`photos withdraw`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cartostory.authoring.photos.find import AmbiguousError, Found, NotFoundError, find, without
from cartostory.authoring.photos.uses import Shown, shown
from cartostory.authoring.photos.withdraw import Order
from cartostory.authoring.photos.withdraw import withdraw as take_out
from cartostory.authoring.photos.withdrawal_list import HEADER
from cartostory.authoring.text_file import CannotEditError
from cartostory.build import pipeline, write
from cartostory.build.copies import Copy, Made, copies, forget, sought, take_out_of_output, take_out_whole_pages
from cartostory.build.exports import forget as strike_out
from cartostory.build.lock import alone
from cartostory.build.looks import with_looks
from cartostory.build.pipeline import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, agrees
from cartostory.load.site import load
from cartostory.load.withdrawn import LIST
from cartostory.model import Site
from cartostory.problems.catalogue.entry import translatable

# `photos withdraw`, behind the content: sites are built again, editions and papers deleted, the rest is named.


def show_copies(session: Session, options: Options, found: Sequence[Copy]) -> None:
    """Show what was made of the picture, and what will become of it."""
    for sentence, kinds in ((_REBUILDS, {Made.SITE}), (_DELETES, _DELETED)):
        paths = [_path(one.path, options) for one in found if one.made in kinds]
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
    deleted = [_delete(session, options, one) for one in found if one.made in _DELETED]
    unknown = [one for one in found if one.made is Made.UNKNOWN]
    if unknown:
        session.print(session.say(_MAY_HOLD), error=True)
    for one in unknown:
        session.print(f"  {_path(one.path, options)}", error=True)
    return all(built) and all(deleted) and not unknown


def _sites(options: Options, found: Sequence[Copy]) -> list[Path]:
    """Give the folders of built sites: the one that is meant comes last, so that the next build finds it current."""
    others = [one.path for one in found if one.made is Made.SITE and one.path != options.output]
    return [*others, options.output] if write.read_manifest(options.output) is not None else others


def _rebuild(session: Session, options: Options) -> bool:
    """Build a site without the picture; tell whether nothing of it is left there.

    Where that fails, all that builds keep is dropped, and what holds pictures in itself deleted: only a whole build
    knows what belonged to the picture.
    """
    built = pipeline.build(options)
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
        if one.made is Made.EDITION:
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


_DELETED = frozenset({Made.EDITION, Made.ARCHIVE, Made.PAPER})
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


# What several of the `photos` commands say.

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


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: which photograph goes, why, and which others stay though they look like it."""

    file: str
    reason: str
    keep: tuple[str, ...] = ()


def withdraw(session: Session, options: Options, wish: Wish, *, agreed: bool) -> int:
    """Withdraw a photograph and its copies; give the exit code."""
    site = with_looks(load(options.root)[0])
    picked = _found(session, options, site, wish)
    if picked is None:
        return ExitCode.USAGE
    found, others = picked
    paths = {picture.path for picture in found.all}
    places = tuple(one for one in shown(site) if one.photo.path in paths)
    wanted = sought(site, found, places)
    made = tuple(copies(options.root, options.state, wanted))
    _show(session, found, places)
    show_copies(session, options, made)
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return ExitCode.FINE
    order = Order(options.root, options.today, wish.reason.strip(), session.say(HEADER), others)
    done = _withdraw(session, options, order, found, (wanted.starts, made))
    if done is not None:
        _what_is_left(session, places)
    return ExitCode.FINE if done else ExitCode.PROBLEMS


def _found(session: Session, options: Options, site: Site, wish: Wish) -> tuple[Found, frozenset[str]] | None:
    """Find what goes, and the digests of what stays though it looks like it; None where a name is none."""
    try:
        found = find(options.root, site, wish.file, Path.cwd())
    except NotFoundError:
        say_not_found(session, wish.file)
        return None
    except AmbiguousError as error:
        say_ambiguous(session, wish.file, error)
        return None
    try:
        return without(options.root, found, wish.keep, Path.cwd())
    except NotFoundError as error:
        known = ", ".join(picture.path for picture in found.alike) or "–"
        session.print(session.say(_NOT_ALIKE).format(file=error, known=known), error=True)
        return None


def _withdraw(
    session: Session, options: Options, order: Order, found: Found, traces: tuple[tuple[str, ...], tuple[Copy, ...]]
) -> bool | None:
    """Withdraw from the content, then from all that was made of it; tell whether nothing is left, None: undone."""
    try:
        with alone(options.state):
            left = take_out(order, found.all)
            sizes = sizes_out(options, *traces)
    except CannotEditError:
        session.print(session.say(CANNOT_EDIT).format(file=LIST), error=True)
        return None
    session.print(session.say(_DONE).format(count=len(found.all), sizes=sizes, list=LIST))
    for entry in left.entries:
        session.print(session.say(CANNOT_EDIT).format(file=entry), error=True)
    return clear(session, options, traces[1]) and not left.entries


def _show(session: Session, found: Found, places: tuple[Shown, ...]) -> None:
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
_STILL = translatable("What the program cannot do, and you have to:")
_CAPTIONS = translatable("read the captions and texts above again: they may still name or describe somebody;")
_SEND = translatable("send the site to its host again, or the picture stays public there;")
_COPIES = translatable(
    "think of what lies elsewhere: backups, the history of Git, printed copies, social networks, search engines."
)
