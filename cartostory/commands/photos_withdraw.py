"""`photos withdraw`."""

from __future__ import annotations

from pathlib import Path

from cartostory.catalogue.entry import translatable
from cartostory.commands.ask import agrees
from cartostory.commands.photos_copies import clear, show_copies, sizes_out
from cartostory.commands.photos_sentences import AMBIGUOUS, CANNOT_EDIT, NOTHING_CHANGED
from cartostory.commands.session import Session
from cartostory.load.photo_withdrawn import LIST
from cartostory.load.site import load
from cartostory.lock import alone
from cartostory.photos.copies import Copy, copies, sought
from cartostory.photos.find import AmbiguousError, Found, NotFoundError, find
from cartostory.photos.shown import Shown, shown
from cartostory.photos.withdraw import Order
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
    wanted = sought(site, found, places)
    made = tuple(copies(options.root, options.state, wanted))
    _show(session, found, places)
    show_copies(session, options, made)
    if not (agreed or agrees(session, session.say(_QUESTION))):
        session.print(session.say(NOTHING_CHANGED))
        return FINE
    done = _withdraw(session, options, reason, found, (wanted.starts, made))
    if done is not None:
        _what_is_left(session, places)
    return FINE if done else PROBLEMS


def _withdraw(
    session: Session, options: Options, reason: str, found: Found, traces: tuple[tuple[str, ...], tuple[Copy, ...]]
) -> bool | None:
    """Withdraw from the content, then from all that was made of it; tell whether nothing is left, None: undone."""
    order = Order(options.root, options.today, reason.strip(), session.say(HEADER))
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
_STILL = translatable("What the program cannot do, and you have to:")
_CAPTIONS = translatable("read the captions and texts above again: they may still name or describe somebody;")
_SEND = translatable("send the site to its host again, or the picture stays public there;")
_COPIES = translatable(
    "think of what lies elsewhere: backups, the history of Git, printed copies, social networks, search engines."
)
