"""`serve`."""

from __future__ import annotations

from cartostory.commands.session import Session
from cartostory.pipeline import Options


def serve(session: Session, options: Options, *, port: int, opens: bool) -> int:
    """Serve the site until it is stopped; give the exit code."""
    raise NotImplementedError((session, options, port, opens))
