"""`deploy --rollback`: the version before comes back, unless it shows what may not be shown any more."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from cartostory.build.copies import starts
from cartostory.build.options import Options
from cartostory.cli.deploy.ask import Questions
from cartostory.cli.deploy.host import host_line, one_at_a_time, publish_watched
from cartostory.cli.deploy.send import forget_withdrawn, order_of, read_site, smoke
from cartostory.cli.deploy.words import say_changes, say_published
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, agrees
from cartostory.deploy.publish import preview
from cartostory.deploy.transport import HostError, Reason
from cartostory.deploy.versions import Store, Version
from cartostory.media.rights import Standing, standings
from cartostory.model import Photo, Recording, Site
from cartostory.model.deploy_target import DeployTarget
from cartostory.model.photo_uses import published
from cartostory.model.recording_uses import published_recordings
from cartostory.problems.messages import counted, translatable

_FORBIDDEN = {Standing.NO_GUARDIAN, Standing.NO_CONSENT, Standing.NOT_FOR_WEB, Standing.ENDED}
_MEDIA = ("photos/", "voices/")


def roll_back(session: Session, options: Options, ask: Questions, target: DeployTarget) -> int:
    """Put the version before back; give the exit code. Raises `HostError`, `OSError`."""
    site = read_site(options)
    forget_withdrawn(session, options, site)
    store = Store(options.state, target.name)
    version = store.before()
    if version is None:
        raise HostError(Reason.NO_VERSION, target.name)
    _refuse_forbidden(site, options, version)
    if not _agreed(session, site, version, ask):
        return ExitCode.PROBLEMS
    order = order_of(options, target, site.config, version, ask)
    with host_line(session, options, target, accept_new=ask.accept_new) as transport:
        if ask.dry_run:
            say_changes(session, preview(transport, order), in_full=True)
            return ExitCode.FINE
        with one_at_a_time(options, target) as mine:
            done = publish_watched(session, transport, order, mine)
    store.set_current(version, target.keep)
    session.print(session.say(_BACK).format(day=version.day))
    say_published(session, target, done, can_undo=store.before() is not None)
    return smoke(session, options) if ask.smoke else ExitCode.FINE


def _refuse_forbidden(site: Site, options: Options, version: Version) -> None:
    """Raise `HostError` where the version shows what may not be shown today: consents end after it was published."""
    for path, digest in _forbidden(site, options):
        if any(name.startswith(starts({digest})) for name in version.files):
            raise HostError(Reason.VERSION_WITHDRAWN, path)


def _forbidden(site: Site, options: Options) -> Iterator[tuple[str, str]]:
    for one in _shown(site):
        if _FORBIDDEN & set(standings(one.rights, options.today)) and site.config.photos.consent_required:
            yield one.path, one.digest


def _shown(site: Site) -> Iterator[Photo | Recording]:
    for shelf in site.shelves:
        yield from published(shelf)
        yield from published_recordings(shelf)


def _agreed(session: Session, site: Site, version: Version, ask: Questions) -> bool:
    """Ask where photographs come back that the site has no more: somebody may have had them taken away."""
    here = starts({one.digest for one in _shown(site)})
    strange = [name for name in version.files if name.startswith(_MEDIA) and not (here and name.startswith(here))]
    pictures = {name.rpartition("/")[2][:16] for name in strange if not name.endswith(".vtt")}
    if not pictures or ask.yes or ask.dry_run:
        return True
    session.print(session.count(_STRANGE, len(pictures)), error=True)
    return sys.stdin.isatty() and agrees(session, session.say(_SHALL))


_STRANGE = counted(
    "In the version before there is {count} photograph or voice that the site has no more. If somebody asked you to "
    "take it away, it may not come back. --yes lets it.",
    "In the version before there are {count} photographs or voices that the site has no more. If somebody asked you to "
    "take them away, they may not come back. --yes lets them.",
)
_SHALL = translatable("Put them back?")
_BACK = translatable("The version of {day} is back.")
