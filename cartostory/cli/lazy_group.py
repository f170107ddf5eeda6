"""A group of commands whose modules are imported only when one of them is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from cartostory.cli.help import SpokenCommand, SpokenGroup


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """One row of a group's list: the command, the module that declares it under its name, its help's sentence.

    The sentence is the first paragraph of the command's docstring; a test compares the two. It stands here so that the
    list of commands can be shown without importing any.
    """

    name: str
    module: str
    summary: str


class LazyGroup(SpokenGroup):
    """A group that lists its commands from rows, and imports a command's module when that command is called."""

    def __init__(self, name: str | None = None, *, rows: Iterable[LazyCommand] = (), **attributes: Any) -> None:
        """Take the rows besides what click gives a group."""
        super().__init__(name, **attributes)
        self._modules = {row.name: row.module for row in rows}
        for row in rows:
            self.add_command(SpokenCommand(row.name, help=row.summary))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where the group has none of that name."""
        module = self._modules.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(module), cmd_name)
        return command
