"""The whole program on one screen: load, check, plan, make, render, write. See `docs/architecture.md`."""

from __future__ import annotations

from dataclasses import replace

from cartostory.build import fingerprint
from cartostory.build.cache import CACHE, Cache
from cartostory.build.cluster import hired
from cartostory.build.exports import remember
from cartostory.build.fonts import measured
from cartostory.build.keep_going import without_faulty
from cartostory.build.known_stories import names as story_names
from cartostory.build.lock import alone
from cartostory.build.manifest import Owner
from cartostory.build.options import Options
from cartostory.build.outcome import Built, stops
from cartostory.build.plan import plan_site, with_fonts
from cartostory.build.reasons import ingredients, load_ingredients, reasons, save_ingredients
from cartostory.build.records import assets_and_records
from cartostory.build.render_site import Files, KnownStories, render_site
from cartostory.build.run import Run, finish, shortcomings, start, undamaged
from cartostory.build.short_links import keep_short_links
from cartostory.build.site import load_site
from cartostory.build.write import check_owner, write
from cartostory.check import check, check_style, is_there
from cartostory.check.made import MadeSite, check_made
from cartostory.check.translations import notes
from cartostory.load.legal_pages import with_legal_pages
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem
from cartostory.theme import load_theme


def build(options: Options) -> Built:
    """Build a site. A build with errors leaves the output untouched, unless `keep_going` asks for what there is.

    Raises `write.NotOurFolderError` where the output folder is somebody else's.
    """
    inputs = fingerprint.inputs_of(options)  # before anything is read: what changes meanwhile is seen next time
    with alone(options), hired(options) as staffed:
        return undamaged(staffed, lambda: _build(staffed, inputs))


def _build(options: Options, inputs: str) -> Built:
    run = start(options)
    prepared = prepare(options)
    if stops(prepared.problems, options) and not (options.keep_going and prepared.site.partnerships):
        return Built(prepared.problems)
    owner = owner_of(prepared, is_preview=options.is_preview)
    if not options.may_adopt:
        check_owner(options.output, owner)
    files, problems = make(prepared, run)
    is_whole = not (run.crashes or stops(problems, options))
    if run.crashes or not (is_whole or options.keep_going):
        return Built(problems, crashes=tuple(run.crashes))
    before = load_ingredients(options.ingredients)
    made_of = ingredients(prepared, files.fonts, before)
    links = keep_short_links(options, prepared, inputs if is_whole else "")  # the one write into content/
    trusts = fingerprint.is_untouched(options)
    written = write(options.output, files.contents, owner, adopts=options.may_adopt, trusts=trusts)
    if not options.is_preview:
        remember(options.state, options.output)
    finish(run, options)
    save_ingredients(options.ingredients, made_of)
    if links.inputs:
        fingerprint.save(options, links.inputs, files.contents, problems)
    problems += links.problems + shortcomings(run, options)
    drafts = prepared.site.drafts
    why = reasons(made_of, before, files.known) if options.explains else ()
    return Built(
        problems,
        written,
        len(files.contents),
        weights=files.weights,
        kept=links.kept,
        drafts=drafts,
        reasons=why,
        shared=files.shared,
    )


def owner_of(prepared: PreparedSite, *, is_preview: bool = False) -> Owner:
    """Return whose site a folder holds, for its manifest."""
    config = prepared.site.config
    return Owner(config.title, config.address, is_preview)


def prepare(options: Options) -> PreparedSite:
    """Load, check and plan a site: everything that can be known without making a page."""

    def between() -> None:
        options.watcher("load", 0, 1)

    between()
    site, problems, kept = load_site(options)  # content/, short links that are missing, without drafts
    theme, faults = load_theme(options.root, site.config.theme, measured(Cache(options.state / CACHE)))
    is_whole = is_there(problems)
    problems += faults + check_style(theme) + (check(site, options.today, between) if is_whole else ())
    if options.keep_going:
        site = without_faulty(site, (problem.span.file for problem in problems if stops((problem,), options)))
    site = with_legal_pages(site)
    plan, clashes = plan_site(site, theme.asset_paths)
    options.watcher("load", 1, 1)
    untranslated = tuple(notes(site, theme)) if is_whole else ()
    return PreparedSite(site, theme, plan, (*problems, *untranslated, *clashes), options.today, kept)


def make(prepared: PreparedSite, run: Run) -> tuple[Files, tuple[Problem, ...]]:
    """Make every file of a prepared site; return them with every problem, those of preparing it included."""
    names = story_names(prepared)
    assets, records = assets_and_records(prepared, run, names)  # photographs, recordings, maps, fonts; what is known
    plan, clashes = with_fonts(prepared.plan, assets.fonts)
    prepared = replace(prepared, plan=plan, known=frozenset(records))
    files = render_site(prepared, assets, run, KnownStories(names, records))  # stories, pages of all, PDFs, lists
    found = check_made(replace(prepared.site, partnerships=()), MadeSite({}, {}, assets.fonts, ()))
    return files, (*prepared.problems, *clashes, *assets.problems, *files.problems, *found)
