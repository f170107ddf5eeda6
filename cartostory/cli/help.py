"""What click says by itself (headings of the help, wrong options), in the reader's language."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

from cartostory.problems.messages import translatable

_WORD = re.compile(r"YYYY-MM-DD|[A-Z]{3,}(?: RANGE)?")
_WORDS = frozenset(
    {
        translatable("ARGS"),
        translatable("CHAPTER"),
        translatable("COMMAND"),
        translatable("DIR"),
        translatable("DIRECTORY"),
        translatable("FILE"),
        translatable("FLOAT RANGE"),
        translatable("INTEGER RANGE"),
        translatable("KEY"),
        translatable("LANGUAGE"),
        translatable("LOG"),
        translatable("NAME"),
        translatable("NAMES"),
        translatable("NEW"),
        translatable("OLD"),
        translatable("PATH"),
        translatable("PLACE"),
        translatable("STORY"),
        translatable("TARGET"),
        translatable("TEXT"),
        translatable("YYYY-MM-DD"),
    }
)


def spoken(written: str, say: Callable[[str], str]) -> str:
    """Put the placeholders of a usage line or of an option's name into the reader's language.

    The words that stand for a writer's own in a command line (`FILE`, `STORY`), in the reader's language.
    """
    return _WORD.sub(lambda word: say(word[0]) if word[0] in _WORDS else word[0], written)


Say = Callable[[str], str]
_WHOLE = 300  # more characters than any command's help has: click would cut it within a sentence

HELP = translatable("Show this text and exit.")
_USAGE = translatable("Usage: ")
_OPTIONS = translatable("Options")
_COMMANDS = translatable("Commands")


def join_lines(docstring: str) -> str:
    """Return a docstring as the sentences that gettext knows: the lines of each paragraph joined by spaces."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n")).strip()


def translator(context: click.Context) -> Say:
    """Return the translation of the run, which its session holds; sentences stay English where there is no session."""
    return context.obj.say if context.obj else str


class SpokenCommand(click.Command):
    """A command whose help, its docstring, is shown in the reader's language, with its headings."""

    def __init__(self, name: str | None = None, *, help: str | None = None, **attributes: Any) -> None:  # noqa: A002 - click
        """Take what click gives a command; `help` is the docstring."""
        super().__init__(name, help=join_lines(help or ""), **attributes)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        _write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        _write_purpose(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        _write_options(self, ctx, formatter)


class SpokenGroup(click.Group):
    """A group of commands whose help, its docstring, is shown in the reader's language, with its headings."""

    command_class = SpokenCommand

    def __init__(self, name: str | None = None, *, help: str | None = None, **attributes: Any) -> None:  # noqa: A002 - click
        """Take what click gives a group; `help` is the docstring."""
        super().__init__(name, help=join_lines(help or ""), **attributes)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the program is called."""
        _write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the commands are for."""
        _write_purpose(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists of options and of commands."""
        _write_options(self, ctx, formatter)
        say = translator(ctx)
        rows = [(name, _summary(self.commands[name], say)) for name in self.list_commands(ctx)]
        with formatter.section(say(_COMMANDS)):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the commands in the order in which a writer meets them, not by the alphabet."""
        return list(self.commands)


def _summary(command: click.Command, say: Say) -> str:
    return click.Command(command.name, help=say(command.help or "")).get_short_help_str(_WHOLE)


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    say = translator(ctx)
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, spoken(pieces, say), say(_USAGE))


def _write_purpose(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(translator(ctx)(command.help or ""))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    say = translator(ctx)
    records = (_translated(option, say).get_help_record(ctx) for option in command.get_params(ctx))
    rows = [record for record in records if record]
    if rows:
        with formatter.section(say(_OPTIONS)):
            formatter.write_dl([(spoken(name, say), purpose) for name, purpose in rows])


def _translated(parameter: click.Parameter, say: Say) -> click.Parameter:
    """Return a copy of an option that explains itself in the reader's language; arguments have nothing to say."""
    if not isinstance(parameter, click.Option):
        return parameter
    translated = copy.copy(parameter)  # the next run in this process may have another reader
    translated.help = say(HELP if "--help" in parameter.opts else parameter.help or "")
    return translated


def explain(error: click.ClickException, say: Say) -> str:
    """Say what was wrong with a command line, and what would have been right."""
    if isinstance(error, click.NoSuchOption):
        meant = say(_MEANT).format(nearest=error.possibilities[0]) if error.possibilities else ""
        return f"{say(_NO_SUCH_OPTION).format(name=error.option_name)} {meant}".strip()
    if isinstance(error, click.exceptions.NoSuchCommand):
        meant = say(_MEANT).format(nearest=error.possibilities[0]) if error.possibilities else ""
        return f"{say(_NO_SUCH_COMMAND).format(name=error.command_name)} {meant}".strip()
    if isinstance(error, click.MissingParameter):
        return say(_MISSING).format(name=_named(error, say))
    if isinstance(error, click.BadParameter) and error.param:
        return _wrong_value(error, error.param.type, say)
    return error.format_message()


def _wrong_value(error: click.BadParameter, kind: click.ParamType[object], say: Say) -> str:
    """Say what a parameter takes: a choice its values, a range its ends; a path has to lead somewhere."""
    name = _named(error, say)
    if isinstance(kind, click.DateTime):
        return say(_DAY).format(name=name)
    if isinstance(kind, click.Choice):
        return say(_CHOICE).format(name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange) and kind.max is not None:
        return say(_RANGE).format(name=name, least=f"{kind.min:g}", most=f"{kind.max:g}")
    return say(_NOT_THERE if isinstance(kind, click.Path) else _WRONG).format(name=name)


def _named(error: click.BadParameter, say: Say) -> str:
    """Name a parameter as it was given: an option by its name or its variable, an argument by its placeholder."""
    if isinstance(error.param, click.Option):
        if _is_of_environment(error.param, _context(error)):
            return str(error.param.envvar)
        return error.param.opts[0]
    return spoken(error.param.make_metavar(_context(error)), say) if error.param else ""


def _is_of_environment(option: click.Option, context: click.Context) -> bool:
    """Return whether an option's value came from its variable of the environment, not from the line."""
    return context.get_parameter_source(option.name or "") is ParameterSource.ENVIRONMENT


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("cartostory"))


_NO_SUCH_OPTION = translatable("There is no option {name}.")
_NO_SUCH_COMMAND = translatable("There is no command {name}.")
_MEANT = translatable("Did you mean “{nearest}”?")
_CHOICE = translatable("The value of {name} does not fit. It takes one of these: {choices}.")
_RANGE = translatable("The value of {name} does not fit. It takes a number from {least} to {most}.")
_DAY = translatable("The value of {name} does not fit. It takes a day, written as 2026-11-30.")
_NOT_THERE = translatable("What {name} names does not exist, or cannot be read.")
_MISSING = translatable("{name} is missing.")
_WRONG = translatable("The value of {name} does not fit. “cartostory COMMAND --help” shows what does.")
