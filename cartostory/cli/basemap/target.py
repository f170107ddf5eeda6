"""What the commands of the ground share: the site, the file that they write, and how a fault is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from cartostory.authoring.basemap.remote import FetchError
from cartostory.build.options import Options
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.load.site import load, without_drafts
from cartostory.model import Site
from cartostory.model.town_map import USUAL_FILE
from cartostory.problems.messages import translatable
from cartostory.problems.problem import Span, problem

MEGABYTE = 1_000_000


def read_site(options: Options) -> Site:
    """Load the site, whatever is wrong in it: `check` says that."""
    site, _ = load(options.root)
    return site if options.drafts else without_drafts(site)


def target_of(options: Options, site: Site) -> Path:
    """Give the file that is written: the one that config.yaml names, else the usual one. Raises `FetchError`."""
    name = site.config.basemap.name if site.config.basemap else USUAL_FILE
    path = options.root / name
    if not path.resolve().is_relative_to(options.root.resolve()) or path.suffix != ".pmtiles":
        raise FetchError("basemap-target", path=name)
    return path


def saying_faults(session: Session, options: Options, source: str, do: Callable[[], int]) -> int:
    """Run something, and say in a sentence what keeps it from being done; `source` is what is being read."""
    try:
        return do()
    except (FetchError, ArchiveError) as fault:
        blanks: Mapping[str, str | int] = {"path": source, **fault.blanks}
        session.report([problem(fault.code, Span(source), **blanks)], options.root)
    except OSError as error:
        session.print(session.say(_FAILED).format(reason=session.why(error)), error=True)
    return ExitCode.PROBLEMS


def megabytes(count: int) -> str:
    """Write bytes as megabytes: “0.3”, “12”."""
    value = count / MEGABYTE
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"  # noqa: PLR2004 - below, a tenth says something


YES = translatable("Do it without asking.")
MOST = translatable("Fetch nothing if it would be more than this: 80MB.")
_FAILED = translatable("The ground could not be written: {reason}.")
