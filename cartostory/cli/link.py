"""`link add`, `list`, `move`, `retire`, `restore` and `make`: each change of `content/links.yaml` is under a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cartostory.authoring.short_links.complete import complete, moved_stories, new_link
from cartostory.authoring.short_links.links_file import keep, rewrite, with_values
from cartostory.authoring.short_links.listing import as_csv, as_json, cells, heads, rows
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.find_link import unknown_code, wrong_language
from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.cli.shared import say_kept
from cartostory.cli.tables import text_table
from cartostory.load.short_links import FILE
from cartostory.load.site import load, without_drafts
from cartostory.model import ShortLink, Site
from cartostory.model.link_target import destination, targets
from cartostory.model.short_address import link_path, whole
from cartostory.model.short_code import as_written
from cartostory.model.short_link import Kept
from cartostory.model.spelling import nearest
from cartostory.problems.catalogue import is_error
from cartostory.problems.messages import Messages, translatable

_FORMATS = click.Choice(["table", "csv", "json"])


@click.group("link", cls=SpokenGroup)
@click.option("--lang", expose_value=False, hidden=True)
def link() -> None:
    """Make, list, move and retire the short links of QR codes."""


@link.command()
@click.argument("name")
@click.option("--to", "target", required=True, metavar="STORY[#CHAPTER]", help=translatable("Where it leads."))
@click.option("--opens-in", "opens_in", metavar="LANGUAGE", default="", help=translatable("The language it opens in."))
@options("site", "lang")
@click.pass_obj
def add(session: Session, /, *, name: str, target: str, opens_in: str, **given: Any) -> int:
    """Make a link of its own for one installation, so that its scans can be told apart."""
    asked = session.options(given)
    with alone(asked):
        site, _ = load(asked.root)
        refusal = _wrong_name(session, name) or _wrong_target(session, site, target)
        refusal = refusal or wrong_language(session, site, opens_in)
        if refusal:
            return refusal
        existing = _same_link(site, name.strip(), target, opens_in)
        link = existing or new_link(site, target, name.strip(), opens_in)
        if not existing and not _written(session, asked, Kept(made=(link,)), site):
            return ExitCode.PROBLEMS
    session.print(session.say(_THERE if existing else _MADE).format(code=link.code, name=link.name, target=target))
    session.print(f"  {whole(site, link) or link_path(link.code)}")
    return ExitCode.FINE


def _same_link(site: Site, name: str, target: str, language: str) -> ShortLink | None:
    """Return the link that was made for such an installation before: the same one asked for twice is made once."""
    asked = (name, target, language)
    return next((link for link in site.short_links if (link.name, link.target.name, link.language) == asked), None)


@link.command("list")
@options("site", "lang")
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@click.pass_obj
def list_links(session: Session, /, *, layout: str, **given: Any) -> int:
    """List the short links, where they lead, and how they stand."""
    asked = session.options(given)
    site, _ = load(asked.root)
    links = rows(without_drafts(site))
    if layout == "json":
        click.echo(as_json(links))
    elif layout == "csv":
        click.echo(as_csv(links, session.say, session.language), nl=False)
    elif not links:
        session.print(session.say(_NOTHING))
    else:
        click.echo(text_table(heads(session.say), cells(links, session.say)))
        if not site.config.address:
            session.print(session.say(_NO_ADDRESS), error=True)
    return ExitCode.FINE


@link.command()
@click.argument("old")
@click.argument("new")
@options("site", "lang")
@click.pass_obj
def move(session: Session, /, *, old: str, new: str, **given: Any) -> int:
    """Let links follow what was renamed: move OLD NEW, a story or STORY#CHAPTER."""
    asked = session.options(given)
    with alone(asked):
        site, _ = load(asked.root)
        refusal = _wrong_target(session, site, new)
        if refusal:
            return refusal
        moves = {link.code: new for link in site.short_links if link.target.name == old}
        if "#" not in old + new:
            moves |= moved_stories(site.short_links, {old: new})
        if not moves:
            session.print(session.say(_NOT_LINKED).format(target=old), error=True)
            return ExitCode.USAGE
        kept = Kept(moved=tuple(link for link in site.short_links if link.code in moves), moves=moves)
        if not _written(session, asked, kept, site):
            return ExitCode.PROBLEMS
    say_kept(session, kept)
    return ExitCode.FINE


@link.command()
@click.argument("code")
@options("site", "today", "lang")
@click.pass_obj
def retire(session: Session, /, *, code: str, **given: Any) -> int:
    """Retire a link: its code stays taken, and shows a page that offers the atlas."""
    asked = session.options(given)
    return _set_retired(session, asked, code, asked.today.isoformat(), _RETIRED)


@link.command()
@click.argument("code")
@options("site", "lang")
@click.pass_obj
def restore(session: Session, /, *, code: str, **given: Any) -> int:
    """Take a retired link into use again."""
    return _set_retired(session, session.options(given), code, "~", _RESTORED)


@link.command()
@options("site", "lang")
@click.pass_obj
def make(session: Session, /, **given: Any) -> int:
    """Make the links that are missing, without building the site."""
    asked = session.options(given)
    with alone(asked):
        loaded, problems = load(asked.root)
        if any(map(is_error, problems)):
            session.report(problems, asked.root)
            return ExitCode.PROBLEMS
        site, kept = complete(loaded)
        if not _written(session, asked, kept, site):
            return ExitCode.PROBLEMS
    if kept.is_empty:
        session.print(session.say(_ALL_THERE).format(count=len(site.short_links)))
    else:
        say_kept(session, kept)
    return ExitCode.FINE


def _set_retired(session: Session, options: Options, written: str, value: str, sentence: str) -> int:
    code = as_written(written)
    with alone(options):
        site, _ = load(options.root)
        link = next((link for link in site.short_links if link.code == code), None)
        if link is None:
            return unknown_code(session, site, code)
        if not _rewritten(session, options, lambda text: with_values(text, code, {"retired": value})):
            return ExitCode.PROBLEMS
    session.print(session.say(sentence).format(code=code, target=link.name or link.target.name))
    return ExitCode.FINE


def _wrong_name(session: Session, name: str) -> int:
    """Refuse an installation without a name: its link would pass for the story's own."""
    if name.strip():
        return ExitCode.FINE
    session.print(session.say(_NO_NAME), error=True)
    return ExitCode.USAGE


def _wrong_target(session: Session, site: Site, target: str) -> int:
    if destination(site, target):
        return ExitCode.FINE
    guess = nearest(target, targets(site))
    session.print(session.say(_NO_TARGET).format(target=target), error=True)
    if guess:
        session.print(session.say(_NEAREST).format(nearest=guess), error=True)
    return ExitCode.USAGE


def _written(session: Session, options: Options, kept: Kept, site: Site) -> bool:
    say = Messages(site.config.first_language).gettext
    return _tried(session, lambda: keep(options.root, kept, say))


def _rewritten(session: Session, options: Options, change: Callable[[str], str]) -> bool:
    return _tried(session, lambda: rewrite(options.root, change))


def _tried(session: Session, work: Callable[[], None]) -> bool:
    try:
        work()
    except CannotEditError:
        session.print(session.say(_CANNOT_EDIT).format(file=FILE), error=True)
        return False
    except OSError as error:
        session.print(session.say(_CANNOT_WRITE).format(file=FILE, reason=session.why(error)), error=True)
        return False
    return True


_MADE = translatable("{code} is the code of “{name}”; it leads to {target}. Keep content/links.yaml with the site.")
_THERE = translatable("{code} is the code of “{name}” already; it leads to {target}.")
_RETIRED = translatable("{code} ({target}) is retired. From the next build on, its page offers the atlas.")
_RESTORED = translatable("{code} leads to {target} again, from the next build on.")
_ALL_THERE = translatable("No link is missing: the site has {count}.")
_NO_NAME = translatable("The installation needs a name, by which its scans are told apart: “Library, hall”.")
_NO_TARGET = translatable("The site has no “{target}”. A story, STORY#CHAPTER, programme/EVENT or a page is expected.")
_NEAREST = translatable("Did you mean “{nearest}”?")
_NOT_LINKED = translatable("No short link leads to “{target}”.")
_CANNOT_EDIT = translatable(
    "{file} cannot be changed without harm: it is broken, or written in an unusual way. “cartostory check” says where."
)
_CANNOT_WRITE = translatable("{file} cannot be written: {reason}.")
_NOTHING = translatable("There are no short links yet: “cartostory build” or “cartostory link make” makes them.")
_NO_ADDRESS = translatable("The site’s address is not set in config.yaml: QR codes cannot be made without it.")
