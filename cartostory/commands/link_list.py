"""`link list`."""

from __future__ import annotations

import click

from cartostory.catalogue.entry import translatable
from cartostory.commands.session import Session
from cartostory.load.site import load, without_drafts
from cartostory.pipeline import Options
from cartostory.short_links.listing import as_csv, as_json, as_table, rows

FINE = 0


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
    return FINE


_NOTHING = translatable("There are no short links yet: “cartostory build” or “cartostory link make” makes them.")
_NO_ADDRESS = translatable("The site’s address is not set in config.yaml: QR codes cannot be made without it.")
