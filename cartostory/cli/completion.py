"""`completion SHELL`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable

_PROGRAM = "cartostory"
VARIABLE = "_CARTOSTORY_COMPLETE"
_FILES = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/completions/cartostory.fish"}


@click.command(cls=SpokenCommand)
@click.argument("shell", type=click.Choice(list(_FILES)))
@options("lang")
@click.pass_context
def completion(context: click.Context, /, *, shell: str) -> int:
    """Print what makes a shell complete commands and options with the tab key.

    For bash: cartostory completion bash >> ~/.bashrc
    """
    session: Session = context.obj
    kind = get_completion_class(shell)
    root = context.find_root().command
    if kind is None:  # click knows the three that are offered
        return ExitCode.OUR_BUG
    click.echo(kind(root, {}, _PROGRAM, VARIABLE).source())
    click.echo(session.say(_WHERE).format(file=_FILES[shell]), err=True)
    return ExitCode.FINE


_WHERE = translatable("Put this at the end of {file}, and open a new terminal.")
