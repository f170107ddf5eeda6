"""What `serve` does once it has said that it begins: builds the preview again and again, and shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.held_site import HeldSite, first_pages, held, lies_so, shows, story_folder
from cartostory.build.loaded_folders import FoldersInMemory
from cartostory.build.manifest import load_manifest
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.progress import ProgressLines, Watcher, silent
from cartostory.build.run import open_run
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
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Problem
from cartostory.serve.builder import Changed, FirstLook, OvertakenError, Turn
from cartostory.serve.ending import Ending
from cartostory.serve.open_pages import OpenPages
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
    watched = [asked.root / name for name in ("content", "themes", "basemaps", CONFIG_FILE)]
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
            first_look=preview.first_look,
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
    `held` is the site as the last build that went well left it in memory.
    """

    session: Session
    asked: Options
    weighed: list[Weight] = field(default_factory=list)
    reported: tuple[Problem, ...] = ()
    held: HeldSite | None = None
    loaded: FoldersInMemory = field(default_factory=FoldersInMemory)
    is_first: bool = True

    def first_look(self, pages: OpenPages) -> FirstLook:
        """Give what makes open pages ahead of a build."""
        return FirstLook(
            lambda changed: self._can_show(changed, pages.paths()),
            lambda changed: self._shown_first(changed, pages.paths()),
        )

    def _can_show(self, changed: Changed, wanted: frozenset[str]) -> bool:
        """Tell whether something open shows a story of which alone files changed."""
        site, folders = self.held, {story_folder(self.asked.root, path) for path in changed}
        return site is not None and bool(folders) and all(one and shows(site, one, wanted) for one in folders)

    def _shown_first(self, changed: Changed, wanted: frozenset[str]) -> Outcome | None:
        """Make the open pages of changed stories; None where anything else changed, which only a build can tell."""
        folders = {story_folder(self.asked.root, path) for path in changed}
        if self.held is None or None in folders:
            return None
        made = [first_pages(self.held, one, wanted, drafts=self.asked.drafts) for one in sorted(filter(None, folders))]
        done = [one for one in made if one is not None]
        problems = tuple(problem for one in done for problem in one.problems)
        if stops(problems, self.asked):
            return Outcome(ok=False, overlay_html=self._overlay(problems), problems=problems)
        files = {path: data for one in done for path, data in one.files.items()}
        return Outcome(ok=True, ahead=self._fresh(files)) if done else None

    def _fresh(self, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """Leave out what lies in the output folder as it is."""
        return {path: data for path, data in files.items() if not lies_so(self.asked.output / path, data)}

    def rebuild(self, turn: Turn) -> Outcome:
        """Build once. Raises `KeyboardInterrupt` where all ends meanwhile, `OvertakenError`."""
        watcher = ProgressLines(self.session.print, self.session.messages) if self.is_first else silent
        self.is_first = False
        now = replace(
            self.asked,
            today=self.session.today,
            keeps_links=False,  # `build` keeps them: titles still change here
            adopts=True,
            loaded=self.loaded,
            anew=self.held is None,  # nothing changed, and still it has to be in memory
            watcher=_until(turn, watcher),
            waits=_waits_until(turn, self.asked.waits),
        )
        try:
            return self._outcome(now, turn)
        except OSError as error:
            if not is_refusal(error):
                raise
            words = refusal_sentences(self.session, error)
            self.session.print("\n".join(words), error=True)
            return Outcome(ok=False, overlay_html=refused_html(words, self.session.messages), changed=False)

    def _outcome(self, options: Options, turn: Turn) -> Outcome:
        built = build_site(options)
        if turn.is_ending():
            raise KeyboardInterrupt
        self._report(built.problems)
        if built.crashes:
            log_crash(self.session, "\n".join(built.crashes), options.state)
            raise FaultOfOursError(built.crashes[0].splitlines()[0])  # the page says so, over what was last built
        stopped = stops(built.problems, options)
        messages = self.session.messages
        paths = frozenset((*built.written.changed, *built.written.removed)) if built.written else frozenset()
        if built.shared and not stopped:
            self.held = held(built.shared, open_run(options).cache, self.held)
        self.weighed[:] = built.weights or self.weighed
        table = weights_html(weights_table(self.weighed, messages), messages) if self.weighed else None
        overlay = self._overlay(built.problems) if stopped else None
        return Outcome(
            not stopped,
            overlay,
            changed=bool(paths),
            weights_html=table,
            problems=tuple(built.problems),
            weights=tuple(self.weighed),
            paths=paths,
        )

    def _overlay(self, problems: Sequence[Problem]) -> str | None:
        words = findings(problems, self.session.messages, line_reader(self.asked.root))
        return overlay_html(words, self.session.messages) if words else None

    def _report(self, problems: Sequence[Problem]) -> None:
        """Show problems with the time, where they are not those that stand on the terminal already."""
        before, self.reported = self.reported, tuple(problems)
        if self.reported == before:
            return
        time = self.session.time
        self.session.print(time if problems else f"{time} {self.session.say(_ALL_RIGHT)}", error=True)
        self.session.report(problems, self.asked.root)


def _until(turn: Turn, watcher: Watcher) -> Watcher:
    """Give a watcher that ends the build at the first step at which all ends, or something newer has to be shown."""

    def watch(step: str, done: int, total: int) -> None:
        _go_on(turn)
        watcher(step, done, total)

    return watch


def _waits_until(turn: Turn, waits: Waits) -> Waits:
    """Give what ends the wait for another command in the same way."""

    def wait(holder: SiteHolder, seconds: float) -> None:
        _go_on(turn)
        waits(holder, seconds)

    return wait


def _go_on(turn: Turn) -> None:
    """Raise `KeyboardInterrupt` or `OvertakenError` where the build has to stop."""
    if turn.is_ending():
        raise KeyboardInterrupt
    if turn.is_overtaken():
        raise OvertakenError
