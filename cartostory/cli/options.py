"""The options that several commands take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from cartostory.cli.session import Session
from cartostory.problems.messages import translatable

F = TypeVar("F", bound=Callable[..., Any])
SITE = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DAY_VARIABLE = "CARTOSTORY_TODAY"
"""The variable of the environment that gives the day to every command that asks for it."""
_FORMATS = click.Choice(["text", "json", "github", "sarif"])
_DAY = click.DateTime(["%Y-%m-%d"])


def _keep_day(context: click.Context, _parameter: click.Parameter, given: datetime | None) -> None:
    """Hand the day of `--today` to the session: commands ask the session, never the clock."""
    session: Session = context.obj
    session.given_day = given.date() if given else None


_OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    "site": click.option("--site", type=SITE, default=".", help=translatable("The site’s folder.")),
    "output": click.option("--output", type=SITE, help=translatable("Where the website goes: output/ in the site.")),
    "jobs": click.option("--jobs", type=click.IntRange(1, 256), help=translatable("How many processors work at once.")),
    "drafts": click.option("--drafts", is_flag=True, help=translatable("Drafts too.")),
    "strict": click.option("--strict", is_flag=True, help=translatable("Let warnings stop the build as errors do.")),
    "keep-going": click.option("--keep-going", is_flag=True, help=translatable("Publish what has no errors.")),
    "format": click.option(
        "--format",
        "form",
        type=_FORMATS,
        default="text",
        help=translatable("How problems are said: text, json, github or sarif."),
    ),
    "today": click.option(
        "--today",
        type=_DAY,
        envvar=DAY_VARIABLE,
        metavar="YYYY-MM-DD",
        expose_value=False,
        callback=_keep_day,
        help=translatable("The day to count from, instead of this one; CARTOSTORY_TODAY gives it too."),
    ),
    "opens-in": click.option(
        "--opens-in",
        "language",
        metavar="LANGUAGE",
        default="",
        help=translatable("The language in which the page opens."),
    ),
    "cache": click.option(
        "--cache",
        metavar="FOLDER|s3://…",
        envvar="CARTOSTORY_CACHE",
        default="",
        help=translatable("Where several sites or machines share what they make; CARTOSTORY_CACHE gives it too."),
    ),
    "cache-gb": click.option(
        "--cache-gb",
        type=click.FloatRange(0, 100_000),
        default=10.0,
        show_default=True,
        envvar="CARTOSTORY_CACHE_GB",
        help=translatable("How many gigabytes the shared cache may hold."),
    ),
    "cache-days": click.option(
        "--cache-days",
        type=click.IntRange(0, 36_500),
        default=90,
        show_default=True,
        envvar="CARTOSTORY_CACHE_DAYS",
        help=translatable("After how many days without use something leaves it."),
    ),
    "yes": click.option("--yes", "-y", "agreed", is_flag=True, help=translatable("Do it without asking.")),
    "lang": click.option("--lang", metavar="fr|en", expose_value=False, help=translatable("The language of messages.")),
}
COMMON = ("site", "output", "jobs", "drafts", "strict", "keep-going", "format", "today", "lang")
"""What `build`, `serve` and `check` take alike, so that a line can be called again with another verb."""


def options(*names: str) -> Callable[[F], F]:
    """Give a command some of the options that several share."""

    def decorate(function: F) -> F:
        for name in reversed(names):
            function = _OPTIONS[name](function)
        return function

    return decorate
