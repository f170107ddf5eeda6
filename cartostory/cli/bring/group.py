"""`bring FILE… [--to STORY]`; `bring csv` and `bring osm` beside it."""

from __future__ import annotations

import click

from cartostory.cli.bring.files import bring_files
from cartostory.cli.bring.osm import osm
from cartostory.cli.bring.table import bring_csv
from cartostory.cli.help import SpokenGroup

_FILES = "files"


class _BringGroup(SpokenGroup):
    """Takes a line that names no command of its own for one that names files."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command in front that files are brought with, where none is named."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [_FILES, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BringGroup)
@click.option("--lang", expose_value=False, hidden=True)
def bring() -> None:
    """Bring other people’s files into the site, as drafts: cartostory bring FILE."""


bring.add_command(bring_files, _FILES)
bring.add_command(bring_csv, "csv")
bring.add_command(osm, "osm")
