"""A fault of the program itself: a short message, a log for those who mend it, never a traceback on the screen."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from cartostory import __version__
from cartostory.catalogue.entry import translatable
from cartostory.commands.session import Session
from cartostory.pipeline import STATE

_SORRY = translatable("cartostory has met a fault of its own. Your files and the website are as they were.")
_REPORT = translatable("Please report it, with this file: {log}")


def crashed(session: Session, fault: Exception) -> None:
    """Say that the program failed, and write down where."""
    log_crash(session, "".join(traceback.format_exception(fault)), session.state or Path.cwd() / STATE)


def log_crash(session: Session, trace: str, state: Path) -> None:
    """Write a log of a fault of ours, and name it. It holds the program's own lines, no settings and no content."""
    log = state / "crash.log"
    session.print(session.say(_SORRY), error=True)
    header = f"cartostory {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    try:
        state.mkdir(parents=True, exist_ok=True)
        log.write_text(header + trace, encoding="utf-8")
    except OSError:
        session.print(header + trace, error=True)
        return
    session.print(session.say(_REPORT).format(log=log), error=True)
