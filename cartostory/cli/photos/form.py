"""`photos form`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import click

from cartostory.authoring.photos.find import AmbiguousError, NoSuchPhotoError, find_alone
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.pdf_file import write_pdf
from cartostory.cli.photos.shared import say_ambiguous, say_not_found
from cartostory.cli.session import Session
from cartostory.load.config import load_config
from cartostory.load.site import load
from cartostory.media.files import read
from cartostory.media.renditions import cascade, problems
from cartostory.media.sizes import Recipe
from cartostory.model import Config
from cartostory.paper.consent_form import TEMPLATE, FormSubject, consent_form, languages, speaks
from cartostory.paper.typst import PaperFaultError
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Span, problem
from cartostory.theme import Theme, load_theme

_THUMBNAIL = Recipe(widths=(640,))


@dataclass(frozen=True, slots=True)
class _Form:
    """What is printed: for whom, in which language, and about what."""

    config: Config
    theme: Theme
    language: str
    subject: FormSubject | None


@click.command(cls=SpokenCommand)
@click.argument("file", default="")
@options("site")
@click.option(
    "--lang", "language", default="", help=translatable("The form’s language; the site’s first one without it.")
)
@click.option("--output", type=FILE, help=translatable("The PDF to write: consent-form-fr.pdf."))
@click.pass_obj
def form(session: Session, /, *, file: str, language: str, output: Path | None, **given: Any) -> int:
    """Make the consent form that people sign, as PDF (A4) to print; for one photograph or recording, with what is
    known of it.
    """  # noqa: D205 - one sentence, shown as the help
    asked = session.options(given)
    config, unread = load_config(asked.root)
    theme, wrong = load_theme(asked.root, config.theme)
    problems_of_site = (*unread, *wrong)
    session.report(problems_of_site, asked.root)
    if stops(problems_of_site, asked):
        session.print(session.say(_NOTHING), error=True)
        return ExitCode.PROBLEMS
    written = languages(theme.catalogs)
    if language and not speaks(language, theme.catalogs):
        session.print(session.say(_NOT_IN).format(language=language, known=", ".join(written)), error=True)
        return ExitCode.USAGE
    subject = _subject(session, asked, file) if file else None
    if isinstance(subject, int):
        return subject
    tag = language or next((code for code in config.languages if speaks(code, theme.catalogs)), written[0])
    about = f"-{PurePosixPath(subject.one.name).stem}" if subject else ""
    target = output or Path(_FILE.format(language=tag, about=about))
    return _print(session, asked, _Form(config, theme, tag, subject), target)


def _subject(session: Session, options: Options, file: str) -> FormSubject | int:
    """Find what the form is about, with a small picture of it; the exit code where that cannot be."""
    site, _ = load(options.root)
    try:
        picture = find_alone(options.root, site, file, Path.cwd())
    except NoSuchPhotoError:
        say_not_found(session, file)
        return ExitCode.USAGE
    except AmbiguousError as error:
        say_ambiguous(session, file, error)
        return ExitCode.USAGE
    recording = picture.shelf.media.recordings.get(f"{picture.folder}/{picture.name}")
    if recording:
        return FormSubject(picture.shelf, recording)
    photo = picture.shelf.media.photos.get(picture.name)
    if photo is None:
        session.print(session.say(_NOT_READ).format(file=picture.path), error=True)
        return ExitCode.PROBLEMS
    made = cascade(read(options.root, photo.path), _THUMBNAIL)
    session.report(problems(photo, made), options.root)
    small = next((data for part, data in made.files if part.endswith(".jpg")), b"")
    return FormSubject(picture.shelf, photo, small) if small else ExitCode.PROBLEMS


def _print(session: Session, options: Options, order: _Form, target: Path) -> int:
    config = order.config
    try:
        made = consent_form(config, order.theme, order.language, order.subject)
        write_pdf(session, target, made.data)
    except PaperFaultError as fault:
        span = Span(order.theme.paper[TEMPLATE].file)
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
