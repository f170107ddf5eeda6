"""`link add`, `list`, `move`, `retire`, `restore` and `make`: the command line of `short_links/`."""

from __future__ import annotations

from typing import Any

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.options import options
from cartostory.commands.session import Session
from cartostory.usage import SpokenGroup

_FORMATS = click.Choice(["table", "csv", "json"])


@click.group("link", cls=SpokenGroup, help=translatable("Make, list, move and retire the short links of QR codes."))
@click.option("--lang", expose_value=False, hidden=True)
def link() -> None:
    """Make, list, move and retire the short links of QR codes."""


@link.command(help=translatable("Make a link of its own for one installation, so that its scans can be told apart."))
@click.argument("name")
@click.option("--to", "target", required=True, metavar="STORY[#CHAPTER]", help=translatable("Where it leads."))
@click.option("--opens-in", "opens_in", metavar="LANGUAGE", default="", help=translatable("The language it opens in."))
@options("site", "lang")
@click.pass_obj
def add(session: Session, /, *, name: str, target: str, opens_in: str, **given: Any) -> int:
    """Make a link of its own for one installation."""
    from cartostory.commands.link_change import add as make  # noqa: PLC0415 - each command brings what it needs

    return make(session, session.options(given), name, target, opens_in)


@link.command("list", help=translatable("List the short links, where they lead, and how they stand."))
@options("site", "lang")
@click.option("--format", "layout", type=_FORMATS, default="table", help=translatable("table, csv or json."))
@click.pass_obj
def list_links(session: Session, /, *, layout: str, **given: Any) -> int:
    """List the short links, where they lead, and how they stand."""
    from cartostory.commands.link_list import list_links as show  # noqa: PLC0415 - same

    return show(session, session.options(given), layout)


@link.command(help=translatable("Let links follow what was renamed: move OLD NEW, a story or STORY#CHAPTER."))
@click.argument("old")
@click.argument("new")
@options("site", "lang")
@click.pass_obj
def move(session: Session, /, *, old: str, new: str, **given: Any) -> int:
    """Let links follow what was renamed."""
    from cartostory.commands.link_change import move as follow  # noqa: PLC0415 - same

    return follow(session, session.options(given), old, new)


@link.command(help=translatable("Retire a link: its code stays taken, and shows a page that offers the atlas."))
@click.argument("code")
@options("site", "today", "lang")
@click.pass_obj
def retire(session: Session, /, *, code: str, **given: Any) -> int:
    """Retire a link."""
    from cartostory.commands.link_change import retire as end  # noqa: PLC0415 - same

    return end(session, session.options(given), code)


@link.command(help=translatable("Take a retired link into use again."))
@click.argument("code")
@options("site", "lang")
@click.pass_obj
def restore(session: Session, /, *, code: str, **given: Any) -> int:
    """Take a retired link into use again."""
    from cartostory.commands.link_change import restore as undo  # noqa: PLC0415 - same

    return undo(session, session.options(given), code)


@link.command(help=translatable("Make the links that are missing, without building the site."))
@options("site", "lang")
@click.pass_obj
def make(session: Session, /, **given: Any) -> int:
    """Make the links that are missing, without building the site."""
    from cartostory.commands.link_change import make as complete  # noqa: PLC0415 - same

    return complete(session, session.options(given))
