"""`basemap`: the list of its commands, each a file beside this one."""

from __future__ import annotations

import click

from cartostory.cli.lazy_group import LazyCommand, LazyGroup
from cartostory.problems.messages import translatable

COMMANDS = (
    LazyCommand(
        "fetch",
        "cartostory.cli.basemap.fetch",
        translatable("Fetch what the site’s maps need, from OpenStreetMap’s tiles (network)."),
    ),
    LazyCommand(
        "status",
        "cartostory.cli.basemap.status",
        translatable("Say, chapter by chapter, whether a map has ground under it, how near and how old."),
    ),
    LazyCommand(
        "update",
        "cartostory.cli.basemap.update",
        translatable("Fetch anew what is older than the source, or newly needed (network)."),
    ),
    LazyCommand(
        "add",
        "cartostory.cli.basemap.add",
        translatable("Take the ground from a file: .pmtiles, .mbtiles, .osm.pbf or .osm."),
    ),
)


@click.group(cls=LazyGroup, rows=COMMANDS)
@click.option("--lang", expose_value=False, hidden=True)
def basemap() -> None:
    """Fetch the streets and waters that lie under near maps."""
