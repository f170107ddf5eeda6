"""`photos`: the list of its commands, each a file beside this one."""

from __future__ import annotations

import click

from cartostory.cli.lazy_group import LazyCommand, LazyGroup
from cartostory.problems.messages import translatable

COMMANDS = (
    LazyCommand(
        "register",
        "cartostory.cli.photos.register",
        translatable("Add an entry to fill in for each photograph that the register does not know."),
    ),
    LazyCommand(
        "place",
        "cartostory.cli.photos.place",
        translatable("Propose places for photographs without one, and write them into the register."),
    ),
    LazyCommand(
        "form",
        "cartostory.cli.photos.form",
        translatable(
            "Make the consent form that people sign, as PDF (A4) to print; for one photograph or recording, with "
            "what is known of it."
        ),
    ),
    LazyCommand(
        "report",
        "cartostory.cli.photos.report",
        translatable("List what is published where, under what right, and until when."),
    ),
    LazyCommand(
        "withdraw", "cartostory.cli.photos.withdraw", translatable("Withdraw a photograph from everywhere, for good.")
    ),
    LazyCommand(
        "restore",
        "cartostory.cli.photos.restore",
        translatable("Take a photograph off the withdrawal list: its entry comes back, the picture does not."),
    ),
)


@click.group(cls=LazyGroup, rows=COMMANDS)
@click.option("--lang", expose_value=False, hidden=True)
def photos() -> None:
    """Register, place, list and withdraw photographs."""
