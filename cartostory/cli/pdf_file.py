"""A PDF that was asked for -> the file, whole or not at all, and the sentence that says where it is."""

from __future__ import annotations

from pathlib import Path

from cartostory.cli.session import Session
from cartostory.media.atomic_write import write_whole
from cartostory.problems.messages import translatable


def write_pdf(session: Session, target: Path, content: bytes) -> None:
    """Write the file and say its weight. Raises `OSError`."""
    write_whole(target, content)
    session.print(session.say(_DONE).format(file=target, weight=weight(session, len(content))))


def weight(session: Session, size: int) -> str:
    """Say a weight in bytes: below a megabyte in whole kilobytes."""
    if size < _MEGABYTE:
        return session.say(_KILOBYTES).format(count=max(1, round(size / 1000)))
    return session.say(_MEGABYTES).format(
        count=f"{size / _MEGABYTE:.1f}".replace(".", "," if session.language == "fr" else ".")
    )


_MEGABYTE = 1_000_000
_DONE = translatable("{file} ({weight})")
_KILOBYTES = translatable("{count} KB")
_MEGABYTES = translatable("{count} MB")
