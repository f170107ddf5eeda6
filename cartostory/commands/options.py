"""The options that several commands take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from cartostory.catalogue.entry import translatable

F = TypeVar("F", bound=Callable[..., Any])
SITE = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
_FORMATS = click.Choice(["text", "json"])

_OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    "site": click.option("--site", type=SITE, default=".", help=translatable("The site’s folder.")),
    "output": click.option("--output", type=SITE, help=translatable("Where the website goes: output/ in the site.")),
    "jobs": click.option("--jobs", type=click.IntRange(1, 256), help=translatable("How many processors work at once.")),
    "drafts": click.option("--drafts", is_flag=True, help=translatable("Drafts too.")),
    "strict": click.option("--strict", is_flag=True, help=translatable("Let warnings stop the build as errors do.")),
    "keep-going": click.option("--keep-going", is_flag=True, help=translatable("Publish what has no errors.")),
    "format": click.option(
        "--format", "form", type=_FORMATS, default="text", help=translatable("How problems are said: text or json.")
    ),
    "lang": click.option("--lang", metavar="fr|en", expose_value=False, help=translatable("The language of messages.")),
}
COMMON = ("site", "output", "jobs", "drafts", "strict", "keep-going", "format", "lang")
"""What `build`, `serve` and `check` take alike, so that a line can be called again with another verb."""


def options(*names: str) -> Callable[[F], F]:
    """Give a command some of the options that several share."""

    def decorate(function: F) -> F:
        for name in reversed(names):
            function = _OPTIONS[name](function)
        return function

    return decorate
