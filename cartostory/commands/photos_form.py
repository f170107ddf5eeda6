"""`photos form`."""

from __future__ import annotations

from pathlib import Path

from cartostory.catalogue.entry import translatable
from cartostory.commands import printed
from cartostory.commands.session import Session
from cartostory.load.config import load_config
from cartostory.model import Config
from cartostory.paper.compiler import PaperFaultError
from cartostory.paper.consent_form import TEMPLATE, consent_form, languages, speaks
from cartostory.pipeline import Options, stops
from cartostory.problem import Span, problem
from cartostory.theme import Theme, load_theme

FINE, PROBLEMS, USAGE = 0, 1, 2


def form(session: Session, options: Options, language: str, output: Path | None) -> int:
    """Print the consent form; give the exit code. Without `language`: the site's first one that it is written in."""
    config, problems = load_config(options.root)
    theme, wrong = load_theme(options.root, config.theme)
    found = (*problems, *wrong)
    session.report(found, options.root)
    if stops(found, options):
        session.print(session.say(_NOTHING), error=True)
        return PROBLEMS
    known = languages(theme.catalogs)
    if language and not speaks(language, theme.catalogs):
        session.print(session.say(_NOT_IN).format(language=language, known=", ".join(known)), error=True)
        return USAGE
    tag = language or next((one for one in config.languages if speaks(one, theme.catalogs)), known[0])
    return _print(session, options, (config, theme, tag), output or Path(_FILE.format(language=tag)))


def _print(session: Session, options: Options, wanted: tuple[Config, Theme, str], target: Path) -> int:
    config, theme, _ = wanted
    try:
        made = consent_form(*wanted)
        printed.put(session, target, made.data)
    except PaperFaultError as fault:
        span = Span(theme.paper[TEMPLATE].file)
        session.report([problem("paper-template-error", span, document=target.name, reason=str(fault))], options.root)
        return PROBLEMS
    except OSError as error:
        session.print(session.say(_FAILED).format(file=target, reason=error.strerror or error), error=True)
        return PROBLEMS
    if made.missing:
        span = config.spans.get("publisher", config.span)
        missing = problem("paper-letter-missing", span, text=made.missing, document=target.name)
        session.report([missing], options.root)
    if not (config.publisher.name.strip() and config.publisher.contact.strip()):
        session.print(session.say(_BLANK))
    session.print(session.say(_NEXT))
    return FINE


_FILE = "consent-form-{language}.pdf"
_NOTHING = translatable("Nothing was printed: the site has errors.")
_NOT_IN = translatable("The form is not written in “{language}”; it is in: {known}.")
_FAILED = translatable("{file} could not be written: {reason}.")
_BLANK = translatable(
    "Who publishes, or how to reach them, is left to write by hand: name and contact under “publisher:” in config.yaml "
    "fill it in."
)
_NEXT = translatable(
    "Print it on both sides, have it signed twice, give it a number, and write that number as reference in photos.yaml."
)
