"""`serve`."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import click

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.manifest import load_manifest
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.weights import Weight
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import COMMON, options
from cartostory.cli.photos.unfinished import finish_withdrawals
from cartostory.cli.refusals import refusal_sentences, refuse_target
from cartostory.cli.session import Session, crashed, line_reader, log_crash
from cartostory.cli.shared import NOT_OURS
from cartostory.cli.weights import weights_table
from cartostory.load.config import load_config
from cartostory.media.disk_refusal import is_refusal
from cartostory.problems.messages import translatable
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import findings, overlay_html, refused_html, weights_html
from cartostory.serve.server import serve as serve_site


class FaultOfOursError(Exception):
    """The program failed on a part of the site; the log has the rest."""


@click.command(cls=SpokenCommand)
@options(*COMMON)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help=translatable("Where it listens: 8000."))
@click.option("--no-drafts", is_flag=True, help=translatable("Leave drafts out, as the published site does."))
@click.option("--open", "opens", is_flag=True, help=translatable("Open the browser."))
@click.pass_obj
def serve(session: Session, /, *, port: int, no_drafts: bool, opens: bool, **given: object) -> int:
    """Show the site in a browser, and build it again whenever a file changes."""
    asked = session.options({**given, "drafts": bool(given["drafts"]) or not no_drafts, "preview": True})
    refuse_target(session, asked.root, asked.output)
    _refuse_what_is_published(session, asked)
    finish_withdrawals(session, replace(asked, output=asked.root / "output"))
    weighed: list[Weight] = []

    def rebuild() -> Outcome:
        now = replace(asked, today=session.today, keeps_links=False, adopts=True)
        try:
            return _outcome(session, now, weighed)  # short links are kept by `build`: titles still change here
        except OSError as error:
            if not is_refusal(error):
                raise
            words = refusal_sentences(session, error)
            session.print("\n".join(words), error=True)
            return Outcome(ok=False, overlay_html=refused_html(words, session.messages), changed=False)

    watched = [asked.root / name for name in ("content", "themes", "basemaps", "config.yaml")]
    try:
        serve_site(
            rebuild,
            asked.output,
            watched,
            port,
            announce=session.print,
            messages=session.messages,
            ignored=(asked.state,),
            open_browser=opens,
            fault=lambda error: None if isinstance(error, FaultOfOursError) else crashed(session, error),
            base=urlsplit(load_config(asked.root)[0].address).path.lstrip("/"),
        )
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=asked.output), error=True)
        return ExitCode.USAGE
    except FaultOfOursError:
        return ExitCode.OUR_BUG
    return ExitCode.FINE


def _refuse_what_is_published(session: Session, options: Options) -> None:
    """Refuse a folder that was built to be published: drafts would lie in it. Raises `click.UsageError`."""
    manifest = load_manifest(options.output)
    if manifest and not (manifest.owner and manifest.owner.is_preview):
        raise click.UsageError(session.say(_PUBLISHED).format(folder=options.output))


_PUBLISHED = translatable(
    "{folder} holds a website that was built to be published; the preview never goes there. Choose another folder."
)


def _outcome(session: Session, options: Options, weighed: list[Weight]) -> Outcome:
    """Build, and put what came of it into words. `weighed` is kept: a build in which nothing changed weighs nothing."""
    built = build_site(options)
    session.report(built.problems, options.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), options.state)
        raise FaultOfOursError(built.crashes[0].splitlines()[0])  # the page says so, over what was last built
    stopped = stops(built.problems, options)
    words = findings(built.problems, session.messages, line_reader(options.root)) if stopped else ()
    changed = built.written is not None and bool(built.written.changed or built.written.removed)
    weighed[:] = built.weights or weighed
    table = weights_html(weights_table(weighed, session.messages), session.messages) if weighed else None
    overlay = overlay_html(words, session.messages) if words else None
    return Outcome(ok=not stopped, overlay_html=overlay, changed=changed, weights_html=table)
