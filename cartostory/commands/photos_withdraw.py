"""`photos withdraw`."""

from __future__ import annotations

from pathlib import Path

from cartostory import pipeline, write
from cartostory.catalogue.entry import translatable
from cartostory.commands.ask import agrees
from cartostory.commands.photos_sentences import AMBIGUOUS, CANNOT_EDIT, NOTHING_CHANGED
from cartostory.commands.session import Session
from cartostory.load.photo_withdrawn import LIST
from cartostory.load.site import load
from cartostory.lock import alone
from cartostory.photos.find import AmbiguousError, Found, NotFoundError, find
from cartostory.photos.shown import Shown, shown
from cartostory.photos.withdraw import Order, forget, take_out_of_output
from cartostory.photos.withdraw import withdraw as take_out
from cartostory.photos.withdrawn_text import HEADER
from cartostory.pipeline import Options
from cartostory.source import CannotEditError

FINE, PROBLEMS, USAGE = 0, 1, 2


def withdraw(session: Session, options: Options, file: str, reason: str, *, agreed: bool) -> int:
    """Withdraw a photograph and its copies; give the exit code."""
    site, _ = load(options.root)
    try:
        found = find(options.root, site, file, Path.cwd())
    except NotFoundError:
        session.print(session.say(_NOT_FOUND).format(file=file), error=True)
        return USAGE
    except AmbiguousError as error:
        session.print(session.say(AMBIGUOUS).format(file=file, known=", ".join(error.paths)), error=True)
        return USAGE
    paths = {picture.path for picture in found.all}
    places = tuple(one for one in shown(site) if one.photo.path in paths)
    _show(session, found, places)
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return FINE
    return _withdraw(session, options, reason, found, places)


def _withdraw(session: Session, options: Options, reason: str, found: Found, places: tuple[Shown, ...]) -> int:
    order = Order(options.root, options.today, reason.strip(), session.say(HEADER))
    try:
        with alone(options.state):
            left = take_out(order, found.all)
            sizes = take_out_of_output(options.output, {picture.digest for picture in found.all})
    except CannotEditError:
        session.print(session.say(CANNOT_EDIT).format(file=LIST), error=True)
        return PROBLEMS
    session.print(session.say(_DONE).format(count=len(found.all), sizes=len(sizes), list=LIST))
    for entry in left.entries:
        session.print(session.say(CANNOT_EDIT).format(file=entry), error=True)
    built = _rebuild(session, options)
    _what_is_left(session, places)
    return FINE if built and not left.entries else PROBLEMS


def _show(session: Session, found: Found, places: tuple[Shown, ...]) -> None:
    session.print(session.say(_FILES))
    session.print(f"  {found.picture.path}")
    for picture in found.same:
        session.print(f"  {picture.path}  ({session.say(_SAME)})")
    for picture in found.alike:
        session.print(f"  {picture.path}  ({session.say(_ALIKE)})")
    if places:
        session.print(session.say(_SHOWN))
    for span in dict.fromkeys(str(one.span) for one in places):
        session.print(f"  {span}")


def _rebuild(session: Session, options: Options) -> bool:
    """Build the site without the picture, where one stood; tell whether nothing of it is left there.

    Where that fails, all that builds keep is dropped: only a whole build knows what belonged to the picture.
    """
    if write.read_manifest(options.output) is None:
        forget(options.state)
        return True
    built = pipeline.build(options)
    if built.written is not None:
        session.print(session.say(_REBUILT).format(folder=options.output))
        return True
    forget(options.state)
    session.report(built.problems, options.root)
    session.print(session.say(_NOT_REBUILT).format(folder=options.output), error=True)
    return False


def _what_is_left(session: Session, places: tuple[Shown, ...]) -> None:
    session.print(session.say(_STILL))
    if places:
        session.print(f"  - {session.say(_CAPTIONS)}")
    for sentence in (_SEND, _COPIES):
        session.print(f"  - {session.say(sentence)}")


_NOT_FOUND = translatable("No photograph is called “{file}”. Write its path: content/partnerships/…/photos/…")
_FILES = translatable("These files will be deleted. The program cannot bring them back:")
_SAME = translatable("the same file")
_ALIKE = translatable("the same picture in another size, format or crop")
_SHOWN = translatable("They are shown here; the texts stay, with a gap in the picture’s place:")
_QUESTION = translatable("Withdraw for good?")
_DONE = translatable(
    "Withdrawn. Files of photographs: {count}; files of the built site: {sizes}. {list} keeps their trace: no build "
    "publishes them again."
)
_REBUILT = translatable("The site in {folder} was built again without them.")
_NOT_REBUILT = translatable(
    "The pictures are gone from {folder}, but its pages could not be built again: correct the errors above, then run "
    "“cartostory build”. Until then the pages keep the pictures’ captions."
)
_STILL = translatable("What the program cannot do, and you have to:")
_CAPTIONS = translatable("read the captions and texts above again: they may still name or describe somebody;")
_SEND = translatable("send the site to its host again, or the picture stays public there;")
_COPIES = translatable(
    "think of what lies elsewhere: backups, the history of Git, printed copies, social networks, search engines."
)
