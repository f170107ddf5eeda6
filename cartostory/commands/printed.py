"""A PDF that was asked for -> the file, whole or not at all, and the sentence that says where it is."""

from __future__ import annotations

from pathlib import Path

from cartostory.catalogue.entry import translatable
from cartostory.commands.session import Session


def put(session: Session, target: Path, content: bytes) -> None:
    """Write the file and say its weight. Raises `OSError`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(content)
    beside.replace(target)
    weight = f"{len(content) / 1_000_000:.1f}".replace(".", "," if session.language == "fr" else ".")
    session.print(session.say(_DONE).format(file=target, megabytes=weight))


_DONE = translatable("{file} ({megabytes} MB)")
