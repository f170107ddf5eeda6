"""`deploy` and `deploy --dry-run`: build, keep the version, send it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace

from cartostory.build import write
from cartostory.build.build_site import build_site
from cartostory.build.copies import starts
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.build.progress import bar
from cartostory.cli.deploy.ask import Questions
from cartostory.cli.deploy.host import host_line, one_at_a_time, publish_watched
from cartostory.cli.deploy.server import SETTINGS_HEADER
from cartostory.cli.deploy.words import say_changes, say_published
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, log_crash
from cartostory.cli.shared import NOT_OURS
from cartostory.deploy.extras import with_extras
from cartostory.deploy.incoming import Sources
from cartostory.deploy.manifest import Sealed
from cartostory.deploy.output import built_files
from cartostory.deploy.publish import Order, preview
from cartostory.deploy.stock import StockClaim
from cartostory.deploy.versions import Store, Version, all_known, drop_holding, published_before
from cartostory.model import Config, Site
from cartostory.model.deploy_target import DeployTarget
from cartostory.problems.messages import translatable


def send_site(session: Session, options: Options, ask: Questions, target: DeployTarget) -> int:
    """Build the site as it is today and send it; give the exit code. Raises `HostError`, `OSError`."""
    outcome = _build(session, options)
    if outcome != ExitCode.FINE:
        return outcome
    site = read_site(options)
    forget_withdrawn(session, options, site)
    store = Store(options.state, target.name)
    if ask.dry_run:
        files, sources = files_to_send(session, options, target, site)
        with host_line(session, options, target, accept_new=ask.accept_new) as transport:
            look = Order(_claim(options, site.config, files, ask), files, sources, options.today, target.days)
            say_changes(session, preview(transport, look), in_full=True)
        return ExitCode.FINE
    with alone(options):  # no build may change the files while they are kept
        version = store.add(options.today.isoformat(), *files_to_send(session, options, target, site))
    order = order_of(options, target, site.config, version, ask)
    with (
        host_line(session, options, target, accept_new=ask.accept_new) as transport,
        one_at_a_time(options, target) as mine,
    ):
        published = publish_watched(session, transport, order, mine)
    store.set_current(version, target.keep)
    say_published(session, target, published, can_undo=store.before() is not None)
    return smoke(session, options) if ask.smoke else ExitCode.FINE


def files_to_send(
    session: Session, options: Options, target: DeployTarget, site: Site
) -> tuple[dict[str, Sealed], Sources]:
    """Give what goes to a target: the built site, and what it asks for beside. Raises `HostError`, `OSError`."""
    files, sources = built_files(options.output)
    return with_extras(target, site.config, session.say(SETTINGS_HEADER), files, sources)


def read_site(options: Options) -> Site:
    """Read the site's content, whose problems the build has said already."""
    from cartostory.load.site import load  # noqa: PLC0415 - each verb brings what it needs

    return load(options.root)[0]


def forget_withdrawn(session: Session, options: Options, site: Site) -> None:
    """Drop the versions that hold what was withdrawn since. Raises `OSError`."""
    dropped = drop_holding(options.state, starts({one.digest for one in site.withdrawn}))
    if dropped:
        session.print(session.say(_DROPPED).format(versions=", ".join(dropped)))


def order_of(options: Options, target: DeployTarget, config: Config, version: Version, ask: Questions) -> Order:
    """Say what shall be on the host."""
    claim = _claim(options, config, version.files, ask)
    sources = Store(options.state, target.name).sources(version)
    return Order(claim, version.files, sources, options.today, target.days)


def _claim(options: Options, config: Config, files: Mapping[str, Sealed], ask: Questions) -> StockClaim:
    """Say whose the folder on the host is, and which files the site has or had."""
    known = all_known([files, *published_before(options.state)])
    return StockClaim(config.address or config.title, known, adopt=ask.adopt, audit=ask.verify)


def smoke(session: Session, options: Options) -> int:
    """Fetch a few pages from the site's address, and report."""
    from cartostory.cli.deploy.smoke import look_at_site  # noqa: PLC0415 - on demand

    return look_at_site(session, options)


def _build(session: Session, options: Options) -> int:
    """Build without drafts, as it is published; give the exit code."""
    try:
        with bar(sys.stderr, session.messages, os.environ) as watcher:
            built = build_site(replace(options, watcher=watcher, drafts=False))
    except write.NotOurFolderError:
        session.print(session.say(NOT_OURS).format(folder=options.output), error=True)
        return ExitCode.USAGE
    session.report(built.problems, options.root)
    if built.crashes:
        log_crash(session, "\n".join(built.crashes), options.state)
        return ExitCode.OUR_BUG
    if stops(built.problems, options):
        session.print(session.say(_NOT_SENT), error=True)
        return ExitCode.PROBLEMS
    return ExitCode.FINE


_NOT_SENT = translatable("Nothing was sent: the website stays as it was.")
_DROPPED = translatable(
    "Earlier versions that show a withdrawn photograph or voice were deleted from this machine: {versions}."
)
