"""`photos form`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cartostory.authoring.photos.find import AmbiguousError, NotFoundError, find_alone
from cartostory.build.pipeline import Options, stops
from cartostory.cli import paper
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.photos.withdraw import say_ambiguous, say_not_found
from cartostory.cli.session import Session
from cartostory.load.config import load_config
from cartostory.load.site import load
from cartostory.media.files import read
from cartostory.media.renditions import cascade, problems
from cartostory.media.sizes import Recipe
from cartostory.model import Config
from cartostory.paper.consent_form import TEMPLATE, Asked, consent_form, languages, speaks
from cartostory.paper.typst import PaperFaultError
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Span, problem
from cartostory.theme import Theme, load_theme

_THUMBNAIL = Recipe(widths=(640,))


@dataclass(frozen=True, slots=True)
class _Wanted:
    config: Config
    theme: Theme
    language: str
    asked: Asked | None


def form(session: Session, options: Options, file: str, wish: tuple[str, Path | None]) -> int:
    """Print the consent form, for a photograph or a recording where `file` names one; give the exit code.

    `wish` is its language (empty: the site's first one that it is written in) and the PDF to write.
    """
    config, unread = load_config(options.root)
    theme, wrong = load_theme(options.root, config.theme)
    found = (*unread, *wrong)
    session.report(found, options.root)
    if stops(found, options):
        session.print(session.say(_NOTHING), error=True)
        return ExitCode.PROBLEMS
    language, output = wish
    known = languages(theme.catalogs)
    if language and not speaks(language, theme.catalogs):
        session.print(session.say(_NOT_IN).format(language=language, known=", ".join(known)), error=True)
        return ExitCode.USAGE
    asked = _asked(session, options, file) if file else None
    if isinstance(asked, int):
        return asked
    tag = language or next((one for one in config.languages if speaks(one, theme.catalogs)), known[0])
    about = f"-{PurePosixPath(asked.one.name).stem}" if asked else ""
    target = output or Path(_FILE.format(language=tag, about=about))
    return _print(session, options, _Wanted(config, theme, tag, asked), target)


def _asked(session: Session, options: Options, file: str) -> Asked | int:
    """Find what the form is about, with a small picture of it; the exit code where that cannot be."""
    site, _ = load(options.root)
    try:
        found = find_alone(options.root, site, file, Path.cwd())
    except NotFoundError:
        say_not_found(session, file)
        return ExitCode.USAGE
    except AmbiguousError as error:
        say_ambiguous(session, file, error)
        return ExitCode.USAGE
    recording = found.shelf.recordings.get(f"{found.folder}/{found.name}")
    if recording:
        return Asked(found.shelf, recording)
    photo = found.shelf.photos.get(found.name)
    if photo is None:
        session.print(session.say(_NOT_READ).format(file=found.path), error=True)
        return ExitCode.PROBLEMS
    made = cascade(read(options.root, photo.path), _THUMBNAIL)
    session.report(problems(photo, made), options.root)
    small = next((data for part, data in made.files if part.endswith(".jpg")), b"")
    return Asked(found.shelf, photo, small) if small else ExitCode.PROBLEMS


def _print(session: Session, options: Options, wanted: _Wanted, target: Path) -> int:
    config = wanted.config
    try:
        made = consent_form(config, wanted.theme, wanted.language, wanted.asked)
        paper.put(session, target, made.data)
    except PaperFaultError as fault:
        span = Span(wanted.theme.paper[TEMPLATE].file)
        session.report([problem("paper-template-error", span, document=target.name, reason=str(fault))], options.root)
        return ExitCode.PROBLEMS
    except OSError as error:
        session.print(session.say(_FAILED).format(file=target, reason=session.why(error)), error=True)
        return ExitCode.PROBLEMS
    if made.missing:
        span = config.spans.get("publisher", config.span)
        missing = problem("paper-letter-missing", span, text=made.missing, document=target.name)
        session.report([missing], options.root)
    if not (config.publisher.name.strip() and config.publisher.contact.strip()):
        session.print(session.say(_BLANK))
    session.print(session.say(_NEXT))
    return ExitCode.FINE


_FILE = "consent-form-{language}{about}.pdf"
_NOTHING = translatable("Nothing was printed: the site has errors.")
_NOT_IN = translatable("The form is not written in “{language}”; it is in: {known}.")
_NOT_READ = translatable("{file} cannot be read: “cartostory check” says why.")
_FAILED = translatable("{file} could not be written: {reason}.")
_BLANK = translatable(
    "Who publishes, or how to reach them, is left to write by hand: name and contact under “publisher:” in config.yaml "
    "fill it in."
)
_NEXT = translatable(
    "Print it on both sides, have it signed twice, give it a number, and write that number as reference in photos.yaml."
)
