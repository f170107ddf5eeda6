"""`deploy --status`: the host, the built site and the content beside one another."""

from __future__ import annotations

from dataclasses import replace

from cartostory.authoring.photos.report import ending, rows
from cartostory.build import fingerprint
from cartostory.build.options import Options
from cartostory.cli.deploy.ask import Questions
from cartostory.cli.deploy.host import host_line
from cartostory.cli.deploy.send import files_to_send
from cartostory.cli.deploy.words import say_changes
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.deploy.manifest import HostManifest, read_host
from cartostory.deploy.publish import Order, preview
from cartostory.deploy.stock import StockClaim
from cartostory.deploy.versions import Store, all_known
from cartostory.load.site import load, without_drafts
from cartostory.media.consent import SOON_DAYS
from cartostory.model import Site
from cartostory.model.deploy_target import DeployTarget
from cartostory.problems.messages import counted, translatable


def show_status(session: Session, options: Options, ask: Questions, target: DeployTarget) -> int:
    """Show how things stand; give the exit code. Nothing is built and nothing is sent. Raises `HostError`."""
    site, _ = load(options.root)
    with host_line(session, options, target, accept_new=ask.accept_new) as transport:
        found = read_host(transport)
        _say_host(session, options, target, found)
        if found is not None:
            files, sources = files_to_send(session, options, target, site)
            claim = StockClaim(site.config.address or site.config.title, all_known([files]), adopt=True)
            session.print(session.say(_BUILT))
            order = Order(claim, files, sources, options.today, target.days)
            say_changes(session, preview(transport, order), in_full=False)
    _say_content(session, options, site)
    return ExitCode.FINE


def _say_host(session: Session, options: Options, target: DeployTarget, found: HostManifest | None) -> None:
    if found is None:
        session.print(session.say(_NOTHING).format(address=target.to))
        return
    session.print(session.say(_HOST).format(address=target.to, day=found.day or "–", count=len(found.files)))
    if found.pending is not None:
        session.print(session.say(_CUT), error=True)
    store = Store(options.state, target.name)
    kept = [version.day for version in store.earlier()]
    session.print(session.say(_KEPT).format(days=", ".join(kept) or "–"))


def _say_content(session: Session, options: Options, site: Site) -> None:
    if fingerprint.current(replace(options, drafts=False)) is None:
        session.print(session.say(_CHANGED))
    published = without_drafts(site)
    if published.drafts:
        session.print(session.say(_DRAFTS).format(names=", ".join(sorted(published.drafts))))
    soon = {row.photo.path: row.days for row in ending(rows(published, options.today), SOON_DAYS)}
    for path, days in sorted(soon.items(), key=lambda one: one[1] or 0):
        session.print(f"  {path}: " + (session.count(_ENDS, days) if days and days >= 0 else session.say(_ENDED)))


_NOTHING = translatable("{address}: cartostory has not published anything there yet.")
_HOST = translatable("{address}: published on {day}, files: {count}.")
_CUT = translatable("The last deployment was cut off. “cartostory deploy” goes on with it.")
_KEPT = translatable("Versions to go back to, by their days: {days}.")
_BUILT = translatable("What “cartostory deploy” would change of the site as it was last built:")
_CHANGED = translatable("The content, the day or the program has changed since the last build.")
_DRAFTS = translatable("Drafts, not published: {names}.")
_ENDS = counted("consent ends in {count} day", "consent ends in {count} days")
_ENDED = translatable("consent ends today, or has ended")
