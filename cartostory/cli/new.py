"""`new DIR`, and `new` with the word for what is made in a site: story, translation, event, wall, page, theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from cartostory.authoring.new import TEXTS, NotCreatedError, create_page, create_site, create_story, create_text
from cartostory.authoring.new_story_towns import with_towns
from cartostory.authoring.new_theme import create_override
from cartostory.authoring.new_translation import create_translation
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.cli.towns import chosen_towns
from cartostory.load.site import load
from cartostory.problems.messages import translatable


@click.command(cls=SpokenCommand)
@click.argument(
    "words",
    metavar="DIR | story NAME | translation STORY LANGUAGE | event NAME | wall NAME | page NAME | theme FILE",
    nargs=-1,
    required=True,
)
@click.option(
    "--here", metavar="NAME", default="", help=translatable("Of a story: the town here, looked up in the gazetteer.")
)
@click.option("--there", metavar="NAME", default="", help=translatable("Of a story: the town there."))
@options("site", "today")
@click.option("--lang", expose_value=False, hidden=True)
@click.pass_obj
def new(session: Session, /, words: tuple[str, ...], here: str, there: str, site: Path) -> int:
    """Make a site, a story, a translation, an event, a note of the wall, a legal page or a theme’s file."""
    try:
        if len(words) == 1 and words[0] not in _IN_A_SITE:
            _site(session, Path(words[0]).resolve())
        elif len(words) == 3 and words[0] == "translation":  # noqa: PLR2004 - `translation STORY LANGUAGE`
            _translation(session, site.resolve(), *words[1:])
        elif len(words) == 2 and words[0] == "story":  # noqa: PLR2004 - `story NAME`
            _story(session, site.resolve(), words[1], here, there)
        elif len(words) == 2 and words[0] in _IN_A_SITE:  # noqa: PLR2004 - `event NAME`
            _IN_A_SITE[words[0]](session, site.resolve(), words[1])
        else:
            raise click.UsageError(session.say(_USAGE))
    except NotCreatedError as refused:
        session.print(refused.said(session.messages), error=True)
        return ExitCode.USAGE
    except OSError as refused:
        session.print(session.say(_REFUSED).format(file=refused.filename, reason=session.why(refused)), error=True)
        return ExitCode.USAGE if isinstance(refused, FileExistsError) else ExitCode.PROBLEMS
    return ExitCode.FINE


def _site(session: Session, folder: Path) -> None:
    made = create_site(folder)
    session.print(session.say(translatable("A new site is in {folder}:")).format(folder=folder))
    for file in made:
        session.print(f"  {file.relative_to(folder).as_posix()}")
    written = f'"{folder}"' if any(map(str.isspace, str(folder))) else folder  # as every shell takes it
    session.print(session.say(translatable("To see it: cartostory serve --site {folder}")).format(folder=written))


def _story(session: Session, site: Path, name: str, here: str, there: str) -> None:
    """Make a story; ask for its towns where somebody sits before the terminal."""
    towns = chosen_towns(session, here, there)
    file = create_story(site, name, session.language)
    if towns:
        with_towns(file, towns, load(site)[0].config.languages, session.say)
    text = translatable("A new story begins in {file}. It is a draft until you take the line “draft: true” out.")
    session.print(session.say(text).format(file=file.relative_to(site).as_posix()))


def _translation(session: Session, site: Path, name: str, language: str) -> None:
    file = create_translation(site, name, language, session.say)
    text = translatable("The translation begins in {file}, with the original beside it. It is a draft.")
    session.print(session.say(text).format(file=file.relative_to(site).as_posix()))


def _theme(session: Session, site: Path, name: str) -> None:
    file = create_override(site, name)
    text = translatable("A copy of the theme’s file is in {file}: it takes the place of the theme’s own.")
    session.print(session.say(text).format(file=file.relative_to(site).as_posix()))


def _text(session: Session, site: Path, name: str, kind: str) -> None:
    file = create_text(site, kind, name, session.today, session.language)
    text = translatable(
        "A draft begins in {file}. It is left out of the site until you take its line “draft: true” out."
    )
    session.print(session.say(text).format(file=file.relative_to(site).as_posix()))


def _page(session: Session, site: Path, name: str) -> None:
    for file in create_page(site, name):
        text = translatable("A draft to complete is in {file}. Then take its line “unfinished: true” out.")
        session.print(session.say(text).format(file=file.relative_to(site).as_posix()))


_IN_A_SITE: dict[str, Callable[[Session, Path, str], None]] = {
    "story": partial(_story, here="", there=""),
    "page": _page,
    "theme": _theme,
    **{kind: partial(_text, kind=kind) for kind in TEXTS},
}
_USAGE = translatable(
    "Write “cartostory new FOLDER” for a site, “cartostory new story NAME” for a story, “cartostory new event NAME” "
    "for the programme, “cartostory new wall NAME” for the wall, “cartostory new page accessibilite” for a legal "
    "page, “cartostory new translation STORY LANGUAGE” for a translation, or “cartostory new theme "
    "assets/css/colours.css” to change a file of the theme."
)
_REFUSED = translatable("{file} cannot be written: {reason}.")
