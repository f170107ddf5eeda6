"""What `serve` does once it has said that it begins: builds the preview again and again, and shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.manifest import load_manifest
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.progress import ProgressLines, Watcher, silent
from cartostory.build.waiting import SiteHolder, Waits
from cartostory.build.weights import Weight
from cartostory.build.workers import end_workers
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.refusals import refusal_sentences
from cartostory.cli.session import Session, crashed, line_reader, log_crash
from cartostory.cli.shared import NOT_OURS
from cartostory.cli.weights import weights_table
from cartostory.load.config import load_config
from cartostory.media.disk_refusal import is_refusal
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Problem
from cartostory.serve.builder import IsEnding
from cartostory.serve.ending import Ending
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import findings, overlay_html, refused_html, weights_html
from cartostory.serve.server import serve as serve_site


class FaultOfOursError(Exception):
    """The program failed on a part of the site; the log has the rest."""


def show_preview(session: Session, asked: Options, ending: Ending, *, port: int, opens: bool, lan: str = "") -> int:
    """Build the preview and serve it until `ending` hears a signal; return the exit code.

    `lan` is this machine’s address in the network whose devices may come in with a code; empty for none.
    """
    preview = _Preview(session, asked)
    watched = [asked.root / name for name in ("content", "themes", "basemaps", "config.yaml")]
    try:
        serve_site(
            preview.rebuild,
            asked.output,
            watched,
            port,
            announce=session.print,
            ending=ending,
            messages=session.messages,
            ignored=(asked.state,),
            open_browser=opens,
            fault=lambda error: None if isinstance(error, FaultOfOursError) else crashed(session, error),
            base=urlsplit(load_config(asked.root)[0].address).path.lstrip("/"),
            has_pages=load_manifest(asked.output) is not None,
            end_workers=end_workers,
            root=asked.root,
            lan=lan,
        )
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=asked.output), error=True)
        return ExitCode.USAGE
    except FaultOfOursError:
        return ExitCode.OUR_BUG
    return ExitCode.FINE


_ALL_RIGHT = translatable("Nothing is left to put right.")


@dataclass(slots=True)
class _Preview:
    """Builds the preview again and again, and puts what came of it into words.

    `weighed` is kept: a build in which nothing changed weighs nothing. `reported` is what the terminal shows already.
    """

    session: Session
    asked: Options
    weighed: list[Weight] = field(default_factory=list)
    reported: tuple[Problem, ...] = ()
    is_first: bool = True

    def rebuild(self, is_ending: IsEnding) -> Outcome:
        """Build once. Raises `KeyboardInterrupt` where all ends meanwhile."""
        watcher = ProgressLines(self.session.print, self.session.messages) if self.is_first else silent
        self.is_first = False
        now = replace(
            self.asked,
            today=self.session.today,
            keeps_links=False,  # `build` keeps them: titles still change here
            adopts=True,
            watcher=_until(is_ending, watcher),
            waits=_waits_until(is_ending, self.asked.waits),
        )
        try:
            return self._outcome(now, is_ending)
        except OSError as error:
            if not is_refusal(error):
                raise
            words = refusal_sentences(self.session, error)
            self.session.print("\n".join(words), error=True)
            return Outcome(ok=False, overlay_html=refused_html(words, self.session.messages), changed=False)

    def _outcome(self, options: Options, is_ending: IsEnding) -> Outcome:
        built = build_site(options)
        if is_ending():
            raise KeyboardInterrupt
        self._report(built.problems)
        if built.crashes:
            log_crash(self.session, "\n".join(built.crashes), options.state)
            raise FaultOfOursError(built.crashes[0].splitlines()[0])  # the page says so, over what was last built
        stopped = stops(built.problems, options)
        messages = self.session.messages
        words = findings(built.problems, messages, line_reader(options.root)) if stopped else ()
        changed = built.written is not None and bool(built.written.changed or built.written.removed)
        self.weighed[:] = built.weights or self.weighed
        table = weights_html(weights_table(self.weighed, messages), messages) if self.weighed else None
        overlay = overlay_html(words, messages) if words else None
        found, weighed = tuple(built.problems), tuple(self.weighed)
        return Outcome(not stopped, overlay, changed=changed, weights_html=table, problems=found, weights=weighed)

    def _report(self, problems: Sequence[Problem]) -> None:
        """Show problems with the time, where they are not those that stand on the terminal already."""
        before, self.reported = self.reported, tuple(problems)
        if self.reported == before:
            return
        time = self.session.time
        self.session.print(time if problems else f"{time} {self.session.say(_ALL_RIGHT)}", error=True)
        self.session.report(problems, self.asked.root)


def _until(is_ending: IsEnding, watcher: Watcher) -> Watcher:
    """Give a watcher that ends the build, by `KeyboardInterrupt`, at the first step at which all ends."""

    def watch(step: str, done: int, total: int) -> None:
        if is_ending():
            raise KeyboardInterrupt
        watcher(step, done, total)

    return watch


def _waits_until(is_ending: IsEnding, waits: Waits) -> Waits:
    """Give what ends the wait for another command, by `KeyboardInterrupt`, where all ends."""

    def wait(holder: SiteHolder, seconds: float) -> None:
        if is_ending():
            raise KeyboardInterrupt
        waits(holder, seconds)

    return wait
