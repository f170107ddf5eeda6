"""`link add`, `move`, `retire`, `restore` and `make`: each a change of `content/links.yaml`, under a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cartostory.authoring.short_links.complete import complete, moved_stories, new_link
from cartostory.authoring.short_links.links_file import keep, rewrite, with_values
from cartostory.authoring.short_links.listing import as_csv, as_json, as_table, rows
from cartostory.authoring.text_file import CannotEditError
from cartostory.build.lock import alone
from cartostory.build.pipeline import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.find_link import unknown_code, wrong_language
from cartostory.cli.help import SpokenGroup
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.load.short_links import FILE
from cartostory.load.site import load, without_drafts
from cartostory.model import Site
from cartostory.model.link_target import destination, targets
from cartostory.model.short_address import link_path, whole
from cartostory.model.short_code import as_written
from cartostory.model.short_link import Kept
from cartostory.model.spelling import nearest
from cartostory.problems.catalogue import is_error
from cartostory.problems.catalogue.entry import counted, translatable
from cartostory.problems.messages import Messages

# `link add`, `list`, `move`, `retire`, `restore` and `make`: the command line of `short_links/`.

_FORMATS = click.Choice(["table", "csv", "json"])


@click.group("link", cls=SpokenGroup, help=translatable("Make, list, move and retire the short links of QR codes."))
@click.option("--lang", expose_value=False, hidden=True)
def link() -> None:
    """Make, list, move and retire the short links of QR codes."""


@link.command(
    "add", help=translatable("Make a link of its own for one installation, so that its scans can be told apart.")
)
@click.argument("name")
@click.option("--to", "target", required=True, metavar="STORY[#CHAPTER]", help=translatable("Where it leads."))
@click.option("--opens-in", "opens_in", metavar="LANGUAGE", default="", help=translatable("The language it opens in."))
@options("site", "lang")
@click.pass_obj
def add_command(session: Session, /, *, name: str, target: str, opens_in: str, **given: Any) -> int:
    """Make a link of its own for one installation."""
    return add(session, session.options(given), name, target, opens_in)


@link.command("list", help=translatable("List the short links, where they lead, and how they stand."))
@options("site", "lang")
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@click.pass_obj
def list_command(session: Session, /, *, layout: str, **given: Any) -> int:
    """List the short links, where they lead, and how they stand."""
    return list_links(session, session.options(given), layout)


@link.command("move", help=translatable("Let links follow what was renamed: move OLD NEW, a story or STORY#CHAPTER."))
@click.argument("old")
@click.argument("new")
@options("site", "lang")
@click.pass_obj
def move_command(session: Session, /, *, old: str, new: str, **given: Any) -> int:
    """Let links follow what was renamed."""
    return move(session, session.options(given), old, new)


@link.command(
    "retire", help=translatable("Retire a link: its code stays taken, and shows a page that offers the atlas.")
)
@click.argument("code")
@options("site", "today", "lang")
@click.pass_obj
def retire_command(session: Session, /, *, code: str, **given: Any) -> int:
    """Retire a link."""
    return retire(session, session.options(given), code)


@link.command("restore", help=translatable("Take a retired link into use again."))
@click.argument("code")
@options("site", "lang")
@click.pass_obj
def restore_command(session: Session, /, *, code: str, **given: Any) -> int:
    """Take a retired link into use again."""
    return restore(session, session.options(given), code)


@link.command("make", help=translatable("Make the links that are missing, without building the site."))
@options("site", "lang")
@click.pass_obj
def make_command(session: Session, /, **given: Any) -> int:
    """Make the links that are missing, without building the site."""
    return make(session, session.options(given))


# `link list`.


def list_links(session: Session, options: Options, layout: str) -> int:
    """Show the links; give the exit code."""
    site, _ = load(options.root)
    found = rows(without_drafts(site))
    if layout == "json":
        click.echo(as_json(found))
    elif layout == "csv":
        click.echo(as_csv(found, session.say, session.language), nl=False)
    elif not found:
        session.print(session.say(_NOTHING))
    else:
        click.echo(as_table(found, session.say))
        if not site.config.address:
            session.print(session.say(_NO_ADDRESS), error=True)
    return ExitCode.FINE


_NOTHING = translatable("There are no short links yet: “cartostory build” or “cartostory link make” makes them.")
_NO_ADDRESS = translatable("The site’s address is not set in config.yaml: QR codes cannot be made without it.")


# What `build` and `link` say of changes of the short links.


def say_kept(session: Session, kept: Kept) -> None:
    """Say which short links were made, and which follow what was renamed."""
    for link in kept.moved:
        session.print(session.say(_MOVED).format(code=link.code, old=link.target, new=(kept.moves or {})[link.code]))
    if kept.made:
        session.print(session.count(_LINK_MADE, len(kept.made)))
    if kept.noted:
        session.print(session.count(_NOTED, len(kept.noted)))
    session.print(session.say(_COMMIT))


_MOVED = translatable("The short link {code} follows what was renamed: {old} is now {new}.")
_LINK_MADE = counted("{count} short link was made, for a QR code.", "{count} short links were made, for QR codes.")
_NOTED = counted(
    "What {count} event is known by was noted: an event whose file is renamed keeps its code.",
    "What {count} events are known by was noted: an event whose file is renamed keeps its code.",
)
_COMMIT = translatable("They are in content/links.yaml: keep this file with the site (commit it).")


def add(session: Session, options: Options, name: str, target: str, language: str) -> int:
    """Make a link for an installation; give the exit code. The same one asked for twice is made once."""
    with alone(options.state):
        site, _ = load(options.root)
        wrong = _wrong_name(session, name) or _wrong_target(session, site, target)
        wrong = wrong or wrong_language(session, site, language)
        if wrong:
            return wrong
        own = (name.strip(), target, language)
        known = next((one for one in site.short_links if (one.name, one.target.name, one.language) == own), None)
        made = known or new_link(site, target, name.strip(), language)
        if not known and not _written(session, options, Kept(made=(made,)), site):
            return ExitCode.PROBLEMS
    session.print(session.say(_THERE if known else _MADE).format(code=made.code, name=made.name, target=target))
    session.print(f"  {whole(site, made) or link_path(made.code)}")
    return ExitCode.FINE


def move(session: Session, options: Options, old: str, new: str) -> int:
    """Let all links of a target, and of a story's chapters, lead to another; give the exit code."""
    with alone(options.state):
        site, _ = load(options.root)
        wrong = _wrong_target(session, site, new)
        if wrong:
            return wrong
        moves = {link.code: new for link in site.short_links if link.target.name == old}
        if "#" not in old + new:
            moves |= moved_stories(site.short_links, {old: new})
        if not moves:
            session.print(session.say(_NOT_LINKED).format(target=old), error=True)
            return ExitCode.USAGE
        kept = Kept(moved=tuple(link for link in site.short_links if link.code in moves), moves=moves)
        if not _written(session, options, kept, site):
            return ExitCode.PROBLEMS
    say_kept(session, kept)
    return ExitCode.FINE


def retire(session: Session, options: Options, code: str) -> int:
    """Retire a link; give the exit code."""
    return _set_retired(session, options, code, options.today.isoformat(), _RETIRED)


def restore(session: Session, options: Options, code: str) -> int:
    """Take a link into use again; give the exit code."""
    return _set_retired(session, options, code, "~", _RESTORED)


def make(session: Session, options: Options) -> int:
    """Make the links that are missing; give the exit code."""
    with alone(options.state):
        loaded, problems = load(options.root)
        if any(map(is_error, problems)):
            session.report(problems, options.root)
            return ExitCode.PROBLEMS
        site, kept = complete(loaded)
        if not _written(session, options, kept, site):
            return ExitCode.PROBLEMS
    if kept.is_empty:
        session.print(session.say(_ALL_THERE).format(count=len(site.short_links)))
    else:
        say_kept(session, kept)
    return ExitCode.FINE


def _set_retired(session: Session, options: Options, written: str, value: str, said: str) -> int:
    code = as_written(written)
    with alone(options.state):
        site, _ = load(options.root)
        link = next((one for one in site.short_links if one.code == code), None)
        if link is None:
            return unknown_code(session, site, code)
        if not _rewritten(session, options, lambda text: with_values(text, code, {"retired": value})):
            return ExitCode.PROBLEMS
    session.print(session.say(said).format(code=code, target=link.name or link.target.name))
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
    say = Messages(site.config.languages[0]).gettext
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
