"""What `basemap fetch` and `basemap update` do alike: look what a source has, say what it weighs, ask, fetch."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from cartostory.authoring.basemap.fetch import SOURCE, Offer, Progress, area_of, look_up, open_source
from cartostory.authoring.basemap.fetch import fetch as bring
from cartostory.authoring.basemap.needs import areas_of
from cartostory.authoring.basemap.provenance import Asked, read
from cartostory.authoring.basemap.remote import FetchError, Remote, shown
from cartostory.authoring.basemap.wishes import asked_boxes, bytes_of
from cartostory.build.lock import alone
from cartostory.build.options import Options
from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.cli.basemap.target import MEGABYTE, megabytes, read_site, saying_faults, target_of
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session, agrees
from cartostory.load.archive_file import open_archive
from cartostory.model import Site
from cartostory.problems.messages import counted, translatable


@dataclass(frozen=True, slots=True)
class BasemapRequest:
    """What was asked for on the command line, as it was typed."""

    story: str = ""
    bbox: str = ""
    around: str = ""
    radius: str = "5km"
    maxzoom: int = 15
    most: str = ""
    agreed: bool = False


def bring_ground(session: Session, options: Options, wish: BasemapRequest) -> int:
    """Fetch what the site's maps need, unless it is there already; give the exit code."""
    site = read_site(options)
    source = _source(site)
    return saying_faults(session, options, shown(source), lambda: _fetch(session, options, site, wish))


def _source(site: Site) -> str:
    return site.config.basemap_source.name if site.config.basemap_source else SOURCE


def _fetch(session: Session, options: Options, site: Site, wish: BasemapRequest) -> int:
    if wish.story and site.partnership(wish.story) is None:
        raise FetchError("basemap-no-story", name=wish.story)
    target = target_of(options, site)
    before = read(target)
    asked = tuple(dict.fromkeys((*(before.asked if before else ()), *_boxes(site, wish))))
    areas = (*areas_of(site, wish.maxzoom, wish.story), *map(area_of, asked))
    if not areas:
        session.print(session.say(_NOTHING_NEAR))
        return ExitCode.FINE
    session.print(session.say(_LOOKING).format(source=shown(_source(site))), error=True)
    remote = open_source(_source(site), options.today, Remote)
    kept = _tiles(target) if wish.story else frozenset()
    offer = look_up(remote, areas, kept)
    if before and _is_current(offer, target, (before.source, before.etag)):
        session.print(session.say(_CURRENT).format(file=_named(options, target)))
        return ExitCode.FINE
    return _bring(session, options, wish, offer, (target, asked))


def _boxes(site: Site, wish: BasemapRequest) -> tuple[Asked, ...]:
    return asked_boxes(site, wish.bbox, (wish.around, wish.radius), wish.maxzoom)


def _tiles(target: Path) -> frozenset[Tile]:
    """List what the archive has already; nothing where there is none that can be read."""
    try:
        return frozenset(open_archive(target).every_tile())
    except (OSError, ArchiveError):
        return frozenset()


def _is_current(offer: Offer, target: Path, source: tuple[str, str]) -> bool:
    """Tell whether the archive comes from the very same file and has all that is needed now."""
    is_same = source == (shown(offer.remote.url), offer.remote.etag) and bool(offer.remote.etag)
    return is_same and set(offer.extract.spans) <= _tiles(target)


def _bring(
    session: Session, options: Options, wish: BasemapRequest, offer: Offer, to: tuple[Path, tuple[Asked, ...]]
) -> int:
    target, asked = to
    count, size = offer.tiles, megabytes(offer.size_bytes)
    session.print(session.count(_OFFER, count, size=size, source=shown(offer.remote.url)))
    most = bytes_of(wish.most)
    if most is not None and offer.size_bytes > most:
        raise FetchError("basemap-too-much", size=size, most=megabytes(most))
    if not (wish.agreed or agrees(session, session.say(_ASK))):
        session.print(session.say(_LEFT))
        return ExitCode.FINE
    with alone(options):
        made = bring(offer, target, options.today, asked, _progress(session))
    name = _named(options, target)
    said = {"file": name, "size": megabytes(made.bytes), "from_": made.min_zoom, "to": made.max_zoom}
    session.print(session.say(_DONE).format(**said, data=made.data_date or "?", licence=made.licence or "?"))
    return ExitCode.FINE


def _progress(session: Session) -> Progress:
    def show(done: int, total: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done / MEGABYTE:.1f} / {total / MEGABYTE:.1f} {session.say(_MB)} ")
            sys.stderr.write("\n" if done == total else "")
            sys.stderr.flush()

    return show


def _named(options: Options, target: Path) -> str:
    return target.relative_to(options.root).as_posix()


_LOOKING = translatable("Looking what {source} has of it …")
_NOTHING_NEAR = translatable("No map of the site comes nearer than zoom 9: the built-in world is all that is needed.")
_CURRENT = translatable("{file} is up to date: same source, and all that the maps need.")
_OFFER = counted("{count} tile, {size} MB, from {source}.", "{count} tiles, {size} MB, from {source}.")
_ASK = translatable("Fetch them?")
_LEFT = translatable("Nothing was fetched.")
_MB = translatable("MB")
_DONE = translatable(
    "{file}: {size} MB, zooms {from_} to {to}, data of {data}, {licence}. Build the site to see it: cartostory build."
)
