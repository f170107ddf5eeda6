"""The whole program on one screen: load, check, plan, render, write. See `docs/architecture.md`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cartostory.build import fingerprint as stamps
from cartostory.build import write as writing
from cartostory.build.cache import Memo
from cartostory.build.exports import remember
from cartostory.build.fingerprint import Stamp
from cartostory.build.lock import alone
from cartostory.build.make import make
from cartostory.build.manifest import PREVIEW, STATE
from cartostory.build.progress import Watcher, silent
from cartostory.model.output import Content, DamagedEntryError
from cartostory.model.prepared import Ready
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Severity, Span, problem

if TYPE_CHECKING:
    from cartostory.build.weights import Weight
    from cartostory.model.short_link import Kept


__all__ = ["PREVIEW", "STATE"]  # whoever gives options asks here
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. `today` is given from outside: nothing in the program reads the clock.

    `anew` builds even where nothing changed (the weights are asked for). `keeps_links` writes new short links into
    `content/links.yaml`; without it they are the same, and made anew each time. `adopts` agrees to replace another
    site where the output holds one. `is_preview` builds what is shown to the writer alone.
    """

    root: Path
    output: Path
    today: date
    jobs: int
    drafts: bool = False
    strict: bool = False
    keep_going: bool = False
    anew: bool = False
    watcher: Watcher = silent
    keeps_links: bool = True
    adopts: bool = False
    is_preview: bool = False

    @property
    def state(self) -> Path:
        """Give the folder in which the program keeps what it may lose."""
        return self.root / STATE

    @property
    def stamp(self) -> Path:
        """Give the file that remembers the last finished build."""
        return self.state / ("preview.json" if self.is_preview else "stamp.json")

    def words(self) -> tuple[str, ...]:
        """Give what a stamp has to know of the options."""
        return (str(self.today), str(self.drafts), str(self.strict), str(self.output.resolve()))


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended. `written` is None where the output was left as it was; `crashes` are faults of our own.

    `kept` is what was written into `content/links.yaml`, None where nothing was. `drafts` names the stories and events
    that were left out, unlooked at.
    """

    problems: tuple[Problem, ...]
    written: writing.Written | None = None
    count: int = 0
    crashes: tuple[str, ...] = ()
    is_current: bool = False
    weights: tuple[Weight, ...] = ()
    kept: Kept | None = None
    drafts: frozenset[str] = frozenset()


def build(options: Options) -> Built:
    """Build a site. A build with errors leaves the output untouched, unless `keep_going` asks for what there is.

    Raises `write.NotOurFolderError` where the output folder is somebody else's.
    """
    inputs = stamps.of_inputs(options.root, *options.words())
    known = _current(options, inputs)
    if known:
        return known
    with alone(options.state):
        return undamaged(options, lambda: _build(options, inputs))


def _build(options: Options, inputs: str) -> Built:
    from cartostory.build.make import make  # noqa: PLC0415 - a build in which nothing changed needs none of it

    ready = gather(options)
    if stops(ready.problems, options) and not (options.keep_going and ready.site.partnerships):
        return Built(ready.problems)
    owner = _owner(ready, is_preview=options.is_preview)
    if not _adopts(options):
        writing.check_owner(options.output, owner)
    memo = Memo(options.state / "memo")
    memo.start()
    made = make(ready, memo, options.jobs, options.watcher)
    problems = (*ready.problems, *made.problems)
    if made.crashes or (stops(problems, options) and not options.keep_going):
        return Built(problems, crashes=made.crashes)
    is_whole = not (made.crashes or stops(problems, options))
    kept, inputs, not_kept = _keep_links(options, ready, inputs) if is_whole else (None, inputs, ())
    trusts = _is_untouched(options)
    written = writing.write(options.output, made.files, owner, adopts=_adopts(options), trusts=trusts)
    if not options.is_preview:
        remember(options.state, options.output)
    memo.drop_unused()
    if is_whole and not not_kept:
        outputs = stamps.of_outputs(options.output, sorted(made.files))
        stamps.save(options.stamp, Stamp(inputs, outputs, len(made.files), problems))
    return Built(
        (*problems, *not_kept),
        written,
        len(made.files),
        made.crashes,
        weights=made.weights,
        kept=kept,
        drafts=ready.site.drafts,
    )


def undamaged(options: Options, work: Callable[[], R]) -> R:
    """Do what reads the cache, and again without whatever turns out to be damaged there."""
    try:
        return work()
    except DamagedEntryError:
        Memo(options.state / "memo").drop_damaged()
    try:
        return work()
    except DamagedEntryError:  # a disk that loses bits as it goes
        shutil.rmtree(options.state / "memo", ignore_errors=True)
    return work()


def _owner(ready: Ready, *, is_preview: bool = False) -> writing.Owner:
    return writing.Owner(ready.site.config.title, ready.site.config.address, is_preview)


def _adopts(options: Options) -> bool:
    """Tell whether the output may be another site's: somebody agreed, or it lies in the folder of this one."""
    return options.adopts or options.output.is_relative_to(options.root)


def _is_untouched(options: Options) -> bool:
    """Tell whether the output is as the last finished build left it, by size and date of all of its files."""
    stamp, manifest = stamps.read(options.stamp), writing.read_manifest(options.output)
    if not stamp or manifest is None:
        return False
    return stamp.outputs == stamps.of_outputs(options.output, sorted(manifest))


def _keep_links(options: Options, ready: Ready, inputs: str) -> tuple[Kept | None, str, tuple[Problem, ...]]:
    """Write the short links that the file lacks, before any page that shows them.

    Gives what was written, the stamp of the inputs with it (the old one, where a writer changed something meanwhile),
    and what went wrong.
    """
    if ready.kept.is_empty or not options.keeps_links:
        return None, inputs, ()
    from cartostory.authoring.short_links.links_file import keep  # noqa: PLC0415 - same
    from cartostory.authoring.text_file import CannotEditError  # noqa: PLC0415 - same
    from cartostory.load.short_links import FILE  # noqa: PLC0415 - seldom: most builds find all links made

    is_same = stamps.of_inputs(options.root, *options.words()) == inputs
    try:
        keep(options.root, ready.kept, Messages(ready.site.config.languages[0]).gettext)
    except (CannotEditError, OSError) as error:
        return (
            None,
            inputs,
            (problem("short-links-not-kept", Span(FILE), reason=getattr(error, "strerror", None) or str(error)),),
        )
    return ready.kept, stamps.of_inputs(options.root, *options.words()) if is_same else inputs, ()


def gather(options: Options) -> Ready:
    """Load, check and plan a site: everything that can be known without making a page."""
    from cartostory.authoring.short_links.complete import complete  # noqa: PLC0415 - same
    from cartostory.build.keep_going import sound  # noqa: PLC0415 - same
    from cartostory.build.plan import plan  # noqa: PLC0415 - same
    from cartostory.carto.style.style import parse  # noqa: PLC0415 - a build in which nothing changed needs none of it
    from cartostory.check import check  # noqa: PLC0415 - same
    from cartostory.check.translations import notes  # noqa: PLC0415 - same
    from cartostory.load.legal_pages import with_legal_pages  # noqa: PLC0415 - same
    from cartostory.load.site import load, without_drafts  # noqa: PLC0415 - same
    from cartostory.model.prepared import Ready  # noqa: PLC0415 - same
    from cartostory.model.short_link import NOTHING  # noqa: PLC0415 - same
    from cartostory.theme import load_theme  # noqa: PLC0415 - same

    options.watcher("load", 0, 1)
    loaded, unreadable = load(options.root)
    if any(withdrawn.looks for withdrawn in loaded.withdrawn):
        from cartostory.build.looks import with_looks  # noqa: PLC0415 - libvips and numpy, for sites with withdrawals

        loaded = with_looks(loaded)
    linked, kept = (loaded, NOTHING) if stops(unreadable, options) else complete(loaded)
    site = linked if options.drafts else without_drafts(linked)
    theme, theme_problems = load_theme(options.root, site.config.theme)
    _, style_problems = parse(theme.style_text, theme.style_file)
    nothing_there = any(found.code in {"no-config", "no-content"} for found in unreadable)
    wrong = () if nothing_there else check(site, options.today)
    if options.keep_going:
        errors = (*unreadable, *wrong)
        site = sound(site, (found.span.file for found in errors if stops((found,), options)))
    site = with_legal_pages(site)
    outputs, clashes = plan(site, theme.asset_paths)
    options.watcher("load", 1, 1)
    unspoken = () if nothing_there else tuple(notes(site, theme))
    problems = (*unreadable, *theme_problems, *style_problems, *wrong, *unspoken, *clashes)
    return Ready(site, theme, outputs, problems, options.today, kept)


def check(options: Options) -> tuple[Ready, Built]:
    """Find what a build would find before its pages; keeps nothing but what it need not look at twice."""
    ready = gather(options)
    if not ready.site.shelves:
        return ready, Built(ready.problems)
    from cartostory.build.make import look_inside  # noqa: PLC0415 - sites that have stories alone need it

    made = look_inside(ready, Memo(options.state / "memo"), options.jobs, options.watcher)
    return ready, Built((*ready.problems, *made.problems), crashes=made.crashes)


def stops(problems: Iterable[Problem], options: Options) -> bool:
    """Tell whether these problems end a build: errors do, and warnings where `strict` asks."""
    from cartostory.problems.catalogue import severity  # noqa: PLC0415 - a build in which nothing changed needs no sentences

    ending = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return any(severity(problem) in ending for problem in problems)


def _current(options: Options, inputs: str) -> Built | None:
    """Short-cut a build in which nothing changed at all: neither a source, nor an output, nor the day."""
    stamp = None if options.anew else stamps.read(options.stamp)
    manifest = writing.read_manifest(options.output) if stamp and stamp.inputs == inputs else None
    if not stamp or manifest is None or stamp.outputs != stamps.of_outputs(options.output, sorted(manifest)):
        return None
    unchanged = writing.Written((), (), stamp.count)
    return Built(stamp.problems, unchanged, stamp.count, is_current=True)


# A site and an edition of it -> every file that is to be carried, by path.


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was packed. `files` is empty where problems stopped it; `crashes` are faults of our own."""

    problems: tuple[Problem, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    crashes: tuple[str, ...] = ()
    owner: writing.Owner | None = None


def parcel(
    options: Options, edition: Callable[[Ready], Ready], beside: Callable[[Ready], Mapping[str, Content]]
) -> Parcel:
    """Make a site in an edition. `beside` gives files that are no pages: a text that says what to do.

    What makes up the website is the same as for `build`, and comes out of the same memo. Callers hold the site's lock,
    and work `undamaged`.
    """
    ready = gather(options)
    if stops(ready.problems, options):
        return Parcel(ready.problems)
    memo = Memo(options.state / "memo")
    memo.start()
    edited = edition(ready)
    made = make(edited, memo, options.jobs, options.watcher)
    problems = (*ready.problems, *made.problems)
    if made.crashes or stops(problems, options):
        return Parcel(problems, crashes=made.crashes)
    return Parcel(problems, {**beside(edited), **made.files}, owner=_owner(ready))
