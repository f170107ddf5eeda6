"""A source on a server + the areas that maps need -> the site's own archive, written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cartostory.authoring.basemap.extract import Extract, PartFile, places_in_part, plan_extract
from cartostory.authoring.basemap.provenance import Asked, Provenance, from_metadata, save
from cartostory.authoring.basemap.remote import FetchError, Remote, shown
from cartostory.authoring.basemap.write_archive import Contents, write_archive
from cartostory.carto.basemap.archive import Archive, Tile, layer_names
from cartostory.carto.basemap.area import Area, area_of_bounds, tiles_of_areas
from cartostory.carto.basemap.schemas import is_known
from cartostory.geo.bounds import Bounds

SOURCE = "https://build.protomaps.com/{date}.pmtiles"
"""The daily builds of Protomaps: OpenStreetMap, the whole world. `{date}` is a day: 20260330."""
_DAYS_BACK = 14
_SPARE_BYTES = 20_000_000

Progress = Callable[[int, int], None]
"""Is told after each range how many bytes are there, and how many there will be."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source has of the areas: known before anything of it is fetched but directories."""

    remote: Remote
    archive: Archive
    metadata: Mapping[str, object]
    extract: Extract

    @property
    def tiles(self) -> int:
        """Give how many tiles there are."""
        return len(self.extract.spans)

    @property
    def size_bytes(self) -> int:
        """Give how many bytes they have."""
        return self.extract.size_bytes


def open_source(source: str, today: date, connect: Callable[[str], Remote]) -> Remote:
    """Open a source; of one whose address holds `{date}`, the newest build of the last days. Raises `FetchError`."""
    if "{date}" not in source:
        return connect(source).open()
    for back in range(_DAYS_BACK + 1):
        day = today - timedelta(days=back)
        try:
            return connect(source.replace("{date}", f"{day:%Y%m%d}")).open()
        except FetchError as fault:
            if fault.code not in ("basemap-not-there", "basemap-refused"):
                raise
    raise FetchError("basemap-no-build", url=shown(source), days=_DAYS_BACK)


def look_up(remote: Remote, areas: Sequence[Area], kept: frozenset[Tile] = frozenset()) -> Offer:
    """Ask a source what it has of some areas, and of tiles to keep. Raises `FetchError`, `ArchiveError`."""
    archive = Archive(remote.read, remote.size)
    metadata = archive.metadata()
    if not is_known(layer_names(metadata)):
        raise FetchError("basemap-unknown-layers", url=shown(remote.url), layers=_listed(layer_names(metadata)))
    tiles = tiles_of_areas(areas, archive.header["min_zoom"], archive.header["max_zoom"])
    extract = plan_extract(archive, sorted({*tiles, *kept}), (remote.url, remote.etag, str(remote.size)))
    if not extract.spans:
        raise FetchError("basemap-nothing-there", url=shown(remote.url))
    return Offer(remote, archive, metadata, extract)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:12]) or "–"


def fetch(offer: Offer, target: Path, today: date, asked: tuple[Asked, ...], progress: Progress) -> Provenance:
    """Fetch what an offer holds, going on where an earlier fetch of it broke off.

    Raises `FetchError` and `OSError`: what was fetched stays for the next time, and the old archive as it was.
    """
    part = PartFile(target, offer.extract)
    leave_room(target, offer.size_bytes * 2 - part.done_bytes)
    done = part.done_bytes
    with part.open() as file:
        for range_, data in offer.remote.ranges(part.missing()):
            for piece in range_.cut(data):
                file.write(piece)
                done += len(piece)
            file.flush()
            progress(done, offer.size_bytes)
    contents = Contents(
        part.path, places_in_part(offer.extract), offer.metadata, offer.archive.header["tile_compression"]
    )
    provenance = replace(describe(contents, target, offer.metadata), asked=asked, fetched=today.isoformat())
    remote = offer.remote
    provenance = replace(provenance, source=shown(remote.url), etag=remote.etag, source_bytes=remote.size)
    save(target, provenance)
    part.remove()
    return provenance


def describe(contents: Contents, target: Path, metadata: Mapping[str, object]) -> Provenance:
    """Write an archive and say what is in it. Raises `OSError`."""
    digest = write_archive(contents, target)
    zooms = [zoom for zoom, _, _ in contents.places]
    provenance = Provenance(
        source="",
        fetched="",
        tiles=len(contents.places),
        bytes=target.stat().st_size,
        min_zoom=min(zooms),
        max_zoom=max(zooms),
        sha256=digest,
    )
    told: dict[str, Any] = dict(from_metadata(metadata))
    return replace(provenance, **told)


def leave_room(target: Path, needed: int) -> None:
    """Refuse to begin what the disk cannot hold: parts and new archive lie beside each other. Raises `FetchError`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(target.parent).free
    if free < needed + _SPARE_BYTES:
        raise FetchError("basemap-no-room", needed=-(-needed // 1_000_000), free=free // 1_000_000)


def area_of(asked: Asked) -> Area:
    """Give the area of a box that somebody asked for."""
    area = area_of_bounds(Bounds(asked.west, asked.south, asked.east, asked.north), asked.most_zoom)
    return replace(area, least_zoom=asked.least_zoom)
