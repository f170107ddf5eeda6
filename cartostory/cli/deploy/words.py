"""What a deployment does, or did -> lines for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.cli.pdf_file import weight
from cartostory.cli.session import Session
from cartostory.deploy.changes import Changes
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.placing import sizes
from cartostory.deploy.publish import Published
from cartostory.model.deploy_target import DeployTarget
from cartostory.problems.messages import counted, translatable


def say_changes(session: Session, changes: Changes, *, in_full: bool) -> None:
    """Say what will be done, file by file if asked."""
    if changes.is_empty:
        session.print(session.say(_SAME))
        return
    groups = ((_ADD, changes.added), (_REPLACE, changes.replaced), (_REMOVE, changes.gone))
    for head, files in groups:
        if files and in_full:
            _list(session, head, files)
    if changes.staying and in_full:
        session.print(session.count(_STAYING, len(changes.staying)))
    session.print(_summary(session, changes, _PLAN))


def say_published(session: Session, target: DeployTarget, published: Published, *, can_undo: bool) -> None:
    """Say what was done, and how to undo it where that is possible."""
    if published.is_current:
        session.print(session.say(_CURRENT).format(address=target.to))
        return
    session.print(_summary(session, published.changes, _DONE, address=target.to, checked=published.checked))
    if can_undo:
        session.print(session.say(_UNDO))


def _summary(session: Session, changes: Changes, sentence: str, **more: object) -> str:
    return session.say(sentence).format(
        added=len(changes.added),
        replaced=len(changes.replaced),
        removed=len(changes.gone),
        unchanged=len(changes.unchanged),
        weight=weight(session, sizes(changes.sent)),
        **more,
    )


def _list(session: Session, head: str, files: Mapping[str, Sealed]) -> None:
    session.print(session.say(head))
    for path, sealed in files.items():
        session.print(f"  {path} ({weight(session, sealed.size)})" if sealed.digest else f"  {path}")


_ADD = translatable("New on the host:")
_REPLACE = translatable("Replaced:")
_REMOVE = translatable("Removed:")
_STAYING = counted(
    "{count} file has left the site and stays a while, for pages that are open.",
    "{count} files have left the site and stay a while, for pages that are open.",
)
_SAME = translatable("The host has this version already.")
_PLAN = translatable(
    "New: {added}; replaced: {replaced}; removed: {removed}; unchanged: {unchanged}. To send: {weight}."
)
_DONE = translatable(
    "Published at {address}. New: {added}; replaced: {replaced}; removed: {removed}; unchanged: {unchanged}. Sent: "
    "{weight}; read back and compared: {checked}."
)
_UNDO = translatable("“cartostory deploy --rollback” puts the version before back.")
_CURRENT = translatable("Nothing to send: {address} has this version already.")
