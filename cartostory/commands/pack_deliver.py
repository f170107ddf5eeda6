"""What the `pack` commands share: making an edition, and putting it where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from cartostory import write
from cartostory.catalogue.entry import translatable
from cartostory.commands.build import NOT_OURS
from cartostory.commands.crash import log_crash
from cartostory.commands.session import Session
from cartostory.delivered import remember
from cartostory.pack.archive import NotOurArchiveError, write_archive
from cartostory.pack.parcel import parcel
from cartostory.pipeline import Options, stops
from cartostory.progress import bar
from cartostory.ready import Ready
from cartostory.write import Content

FINE, PROBLEMS, USAGE, OUR_BUG = 0, 1, 2, 3
_MEGABYTE = 1_000_000


def pack_site(
    session: Session,
    options: Options,
    edition: Callable[[Ready], Ready],
    beside: Callable[[Ready], Mapping[str, Content]],
    deliver_files: Callable[[Mapping[str, Content]], int],
) -> int:
    """Make an edition, say what is wrong with it, deliver it; give the exit code."""
    with bar(sys.stderr, session.messages, os.environ) as watcher:
        found = parcel(replace(options, watcher=watcher), edition, beside)
    session.report(found.problems, options.root)
    if found.crashes:
        log_crash(session, "\n".join(found.crashes), options.state)
        return OUR_BUG
    if stops(found.problems, options):
        session.print(session.say(translatable("Nothing was packed.")), error=True)
        return PROBLEMS
    return deliver_files(found.files)


def deliver(session: Session, options: Options, to: Path | None, name: str, files: Mapping[str, Content]) -> int:
    """Write the files into an archive or a folder, and say where they are and what they weigh; give the exit code."""
    target = (to or options.root / "packed" / f"{options.root.name}-{name}.zip").resolve()
    try:
        size = _write(target, files)
    except NotOurArchiveError:
        session.print(session.say(_NOT_OUR_ARCHIVE).format(file=target), error=True)
        return USAGE
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=target), error=True)
        return USAGE
    remember(options.state, target)
    megabytes = f"{size / _MEGABYTE:.1f}".replace(".", "," if session.language == "fr" else ".")
    session.print(session.say(_PACKED).format(file=target, count=len(files), megabytes=megabytes))
    return FINE


def _write(target: Path, files: Mapping[str, Content]) -> int:
    if target.suffix.lower() == ".zip":
        return write_archive(target, files)
    write.write(target, files)
    return sum((target / path).stat().st_size for path in files)


_PACKED = translatable("{file}: {count} files, {megabytes} MB.")
_NOT_OUR_ARCHIVE = translatable(
    "{file} exists, and cartostory did not make it. Choose another name with --to, or move that file away."
)
