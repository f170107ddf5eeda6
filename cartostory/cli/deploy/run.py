"""`deploy`, once its command line is read: which target, and which of its verbs."""

from __future__ import annotations

from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.cli.deploy.ask import Questions
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.deploy.refusals import explain_refusal
from cartostory.deploy.transport import HostError
from cartostory.load.config import load_config
from cartostory.model.deploy_target import DeployTarget
from cartostory.model.spelling import nearest
from cartostory.problems.messages import translatable


def run(session: Session, options: Options, ask: Questions) -> int:
    """Do what was asked; give the exit code."""
    if ask.setup:
        from cartostory.cli.deploy.setup import set_up  # noqa: PLC0415 - once in a site's life

        return set_up(session, options, ask)
    target = _target(session, options, ask)
    if isinstance(target, int):
        return target
    try:
        return _verb(session, options, ask, target)
    except HostError as error:
        session.print(explain_refusal(error, session.say), error=True)
        return ExitCode.PROBLEMS
    except OSError as error:
        where = error.filename or options.state
        session.print(session.say(_DISK).format(file=where, reason=session.why(error)), error=True)
        return ExitCode.PROBLEMS


def _verb(session: Session, options: Options, ask: Questions, target: DeployTarget) -> int:
    if ask.status:
        from cartostory.cli.deploy.status import show_status  # noqa: PLC0415 - each verb brings what it needs

        return show_status(session, options, ask, target)
    if ask.rollback:
        from cartostory.cli.deploy.rollback import roll_back  # noqa: PLC0415 - same

        return roll_back(session, options, ask, target)
    from cartostory.cli.deploy.send import send_site  # noqa: PLC0415 - same

    return send_site(session, options, ask, target)


def _target(session: Session, options: Options, ask: Questions) -> DeployTarget | int:
    """Find the target; where there is none, say so and give the exit code."""
    config, problems = load_config(options.root)
    if stops(problems, options):
        session.report(problems, options.root)
        return ExitCode.PROBLEMS
    targets = config.deploy
    if not targets:
        session.print(session.say(_NONE), error=True)
        return ExitCode.USAGE
    if ask.target is None and len(targets) == 1:
        return next(iter(targets.values()))
    if ask.target is not None and ask.target in targets:
        return targets[ask.target]
    sentence = _WHICH if ask.target is None else _UNKNOWN
    close = nearest(ask.target or "", targets)
    meant = f" {session.say(_MEANT).format(nearest=close)}" if close else ""
    text = session.say(sentence).format(name=ask.target, names=", ".join(targets))
    session.print(text + meant, error=True)
    return ExitCode.USAGE


_NONE = translatable(
    "config.yaml does not say where the site is sent. “cartostory deploy --setup” asks what the host’s letter says, "
    "and writes it there."
)
_WHICH = translatable("The site is sent to several places. Say which: {names}.")
_UNKNOWN = translatable("config.yaml has no target “{name}” under deploy:. It has: {names}.")
_MEANT = translatable("Did you mean “{nearest}”?")
_DISK = translatable("This machine refuses {file}: {reason}.")
