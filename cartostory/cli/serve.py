"""`serve`."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from cartostory.build import pipeline, write
from cartostory.build.pipeline import Options
from cartostory.build.weights import Weight
from cartostory.cli.build import NOT_OURS
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, crashed, line_reader, log_crash
from cartostory.cli.weights import weights_table
from cartostory.load.config import load_config
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import findings, overlay_html, weights_html
from cartostory.serve.server import serve as serve_site


class FaultOfOursError(Exception):
    """The program failed on a part of the site; the log has the rest."""


def serve(session: Session, options: Options, *, port: int, opens: bool) -> int:
    """Serve the site until it is stopped; give the exit code."""
    weighed: list[Weight] = []

    def rebuild() -> Outcome:
        now = replace(options, today=session.today, keeps_links=False)
        return _outcome(session, now, weighed)  # short links are kept by `build`: titles still change here

    watched = [options.root / name for name in ("content", "themes", "basemaps", "config.yaml")]
    try:
        serve_site(
            rebuild,
            options.output,
            watched,
            port,
            announce=session.print,
            messages=session.messages,
            ignored=(options.state,),
            open_browser=opens,
            fault=lambda error: None if isinstance(error, FaultOfOursError) else crashed(session, error),
            base=urlsplit(load_config(options.root)[0].address).path.lstrip("/"),
        )
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=options.output), error=True)
        return ExitCode.USAGE
    except FaultOfOursError:
        return ExitCode.OUR_BUG
    return ExitCode.FINE


def _outcome(session: Session, options: Options, weighed: list[Weight]) -> Outcome:
    """Build, and put what came of it into words. `weighed` is kept: a build in which nothing changed weighs nothing."""
    built = pipeline.build(options)
    session.report(built.problems, options.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), options.state)
        raise FaultOfOursError(built.crashes[0].splitlines()[0])  # the page says so, over what was last built
    stopped = pipeline.stops(built.problems, options)
    words = findings(built.problems, session.messages, line_reader(options.root)) if stopped else ()
    changed = built.written is not None and bool(built.written.changed or built.written.removed)
    weighed[:] = built.weights or weighed
    table = weights_html(weights_table(weighed, session.messages), session.messages) if weighed else None
    overlay = overlay_html(words, session.messages) if words else None
    return Outcome(ok=not stopped, overlay_html=overlay, changed=changed, weights_html=table)
