"""A list of sites -> what each gives, judged and kept in `content/gathered/`.

A site that is wrong, hostile or gone leaves the copy that was kept last as it is: an atlas does not lose a town because
its server has a bad day.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from cartostory.authoring.gathering.fetch import Fetched, Limits, fetch
from cartostory.authoring.gathering.kept import kept_text
from cartostory.authoring.gathering.served import DATA_FOLDER, ServedCatalogue, catalogue_url, read_catalogue
from cartostory.load.gathered import FOLDER, SUFFIX, KeptMembers, members_of, read_kept
from cartostory.load.gathered_atlas import RefusedAtlasError, read_atlas, read_json
from cartostory.load.sites_to_gather import SiteToGather
from cartostory.media.atomic_write import write_whole
from cartostory.media.files import read
from cartostory.model import Partnership
from cartostory.model.licence import Licence, find
from cartostory.model.open_data import ATLAS, CATALOGUE
from cartostory.model.spelling import slug
from cartostory.problems.catalogue.entry import translatable

_HOSTS_AT_ONCE = 8
_LONGEST_NAME = 60


class GatherFate(StrEnum):
    """What became of a site: its file is new, renewed or as it was; refused, with a copy from before or without."""

    NEW = "new"
    RENEWED = "renewed"
    SAME = "same"
    KEPT = "kept"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class GatheredSite:
    """What came of asking one site: how many partnerships its file holds, of which day, and why it was refused."""

    site: SiteToGather
    fate: GatherFate
    file: str
    title: str = ""
    count: int = 0
    day: str = ""
    refusal: RefusedAtlasError | None = None


@dataclass(frozen=True, slots=True)
class GatherManner:
    """How sites are asked: within which limits, with what pause between two sites of one host, in seconds."""

    limits: Limits = field(default_factory=Limits)
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class _Copy:
    """What was kept before; nothing, where there is no such file or it cannot be trusted."""

    members: KeptMembers | None = None
    partnerships: tuple[Partnership, ...] = ()

    @property
    def tags(self) -> Mapping[str, str]:
        return self.members.tags if self.members else {}


@dataclass(frozen=True, slots=True)
class _Came:
    """What a site gave: its catalogue and its atlas, None where they are as they were."""

    catalogue: ServedCatalogue | None
    atlas: bytes | None
    tags: Mapping[str, str]


def gather_all(
    root: Path, sites: Sequence[SiteToGather], beside: Path, today: date, manner: GatherManner
) -> Iterator[GatheredSite]:
    """Ask every site and keep what each gives; yield what came, in the order of the list. Raises `OSError`.

    `beside` is the folder that the list's folders are named from.
    """
    by_host: dict[str, list[SiteToGather]] = {}
    for site in sites:
        by_host.setdefault(urlsplit(site.address).netloc, []).append(site)

    def of_host(own: list[SiteToGather]) -> list[GatheredSite]:
        found = []
        for number, site in enumerate(own):
            if number and site.address:
                manner.sleep(manner.pause)
            found.append(_gather(root, site, beside, today, manner.limits))
        return found

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        came = {one.site: one for own in pool.map(of_host, by_host.values()) for one in own}
    yield from (came[site] for site in sites)


def no_longer_named(root: Path, sites: Iterable[SiteToGather]) -> tuple[str, ...]:
    """Give the files of sites that a list does not name any more."""
    named = {file_of(site) for site in sites}
    folder = root / FOLDER
    there = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(f"{FOLDER}/{name}" for name in sorted(there) if name.endswith(SUFFIX) and name not in named)


def file_of(site: SiteToGather) -> str:
    """Name the file of a site: by words to know it by, and a digest that no two sites share."""
    name = str(site)
    words = slug(name.partition("://")[2] or name)[:_LONGEST_NAME].strip("-")
    return f"{words}-{hashlib.sha256(name.encode()).hexdigest()[:6]}{SUFFIX}".lstrip("-")


def _gather(root: Path, site: SiteToGather, beside: Path, today: date, limits: Limits) -> GatheredSite:
    name = file_of(site)
    file, before = f"{FOLDER}/{name}", _copy(root, name)
    try:
        came = _ask(site, before, limits) if site.address else _look(site, beside, limits)
        members, partnerships = _judged(site, came, before, today, name)
    except RefusedAtlasError as refused:
        fate = GatherFate.KEPT if before.members else GatherFate.MISSING
        return _told(site, fate, file, before.members, before.partnerships, refused)
    is_same = before.members is not None and _lasting(members) == _lasting(before.members)
    is_same = is_same and _told_of(partnerships) == _told_of(before.partnerships)
    if is_same and before.members is not None:
        members = members.model_copy(update={"gathered": before.members.gathered})
    if not is_same or members != before.members:
        write_whole(root / file, kept_text(members, partnerships).encode())
    fate = GatherFate.SAME if is_same else GatherFate.RENEWED if before.members else GatherFate.NEW
    return _told(site, fate, file, members, partnerships)


def _told(  # noqa: PLR0917 - what is told of a site
    site: SiteToGather,
    fate: GatherFate,
    file: str,
    members: KeptMembers | None,
    partnerships: tuple[Partnership, ...],
    refusal: RefusedAtlasError | None = None,
) -> GatheredSite:
    title, day = (members.name, members.gathered) if members else ("", "")
    return GatheredSite(site, fate, file, title, len(partnerships), day, refusal)


def _copy(root: Path, name: str) -> _Copy:
    try:
        return _Copy(*read_kept(root, name))
    except (FileNotFoundError, RefusedAtlasError):  # a file that somebody broke is made anew; builds report it
        return _Copy()


def _ask(site: SiteToGather, before: _Copy, limits: Limits) -> _Came:
    """Ask a server for the two files, each unless it is as it was."""
    tags = dict(before.tags)
    told = fetch(catalogue_url(site.address), _tags_of("catalogue", tags), limits)
    catalogue = None if told.data is None else read_catalogue(read_json(told.data), site.address)
    url = catalogue.atlas_url if catalogue else tags.get("atlas", "")
    atlas = fetch(url, _tags_of("atlas", tags) if url == tags.get("atlas") else {}, limits)
    tags = {**_tags_for("catalogue", told, tags), **_tags_for("atlas", atlas, tags), "atlas": url}
    return _Came(catalogue, atlas.data, tags)


def _tags_of(name: str, tags: Mapping[str, str]) -> Mapping[str, str]:
    return {key: tags.get(f"{name}-{key}", "") for key in ("etag", "modified")}


def _tags_for(name: str, told: Fetched, before: Mapping[str, str]) -> Mapping[str, str]:
    found = told.tags if told.data is not None else _tags_of(name, before)
    return {f"{name}-{key}": value for key, value in found.items() if value}


def _look(site: SiteToGather, beside: Path, limits: Limits) -> _Came:
    """Read the two files from a website that lies in a folder."""
    folder = beside / site.folder / DATA_FOLDER
    try:
        catalogue, atlas = (read(folder, name, limits.most_bytes) for name in (CATALOGUE, ATLAS))
    except FileNotFoundError as error:
        raise RefusedAtlasError(_NO_FOLDER) from error
    except OSError as error:
        raise RefusedAtlasError(_UNREADABLE, why=error.strerror or str(error)) from error
    return _Came(read_catalogue(read_json(catalogue), ""), atlas, {})


def _judged(
    site: SiteToGather, came: _Came, before: _Copy, today: date, name: str
) -> tuple[KeptMembers, tuple[Partnership, ...]]:
    """Make what is kept of what came. Raises `RefusedAtlasError`."""
    members = _members(site, came, before, today)
    told, origin = members_of(members.model_dump(), name.removesuffix(SUFFIX))
    file = f"{FOLDER}/{name}"
    if came.atlas is None:  # as it was, of what may be another title or licence by now
        return told, tuple(replace(one, origin=origin) for one in before.partnerships)
    partnerships = read_atlas(read_json(came.atlas), origin, file)
    if not partnerships:
        raise RefusedAtlasError(_EMPTY)
    return told, partnerships


def _members(site: SiteToGather, came: _Came, before: _Copy, today: date) -> KeptMembers:
    day = today.isoformat()
    if came.catalogue is None:
        if before.members is None:
            raise RefusedAtlasError(_EMPTY)
        return before.members.model_copy(update={"tags": came.tags, "gathered": day})
    said = came.catalogue
    agreed = find(site.licence) if site.licence and not said.licence else None
    terms = agreed or Licence(said.licence, said.licence, said.licence_url)
    if not terms.code:
        raise RefusedAtlasError(_NO_LICENCE)
    return KeptMembers(
        name=said.title or said.address,
        address=said.address,
        publisher=said.publisher,
        language=said.language,
        gathered=day,
        licence=terms.code,
        licence_url=terms.url,
        licence_agreed=agreed is not None,
        tags=came.tags,
    )


def _told_of(partnerships: tuple[Partnership, ...]) -> tuple[Partnership, ...]:
    """Give what is told of partnerships, whatever the day on which it was read."""
    return tuple(replace(one, origin=None) for one in partnerships)


def _lasting(members: KeptMembers) -> KeptMembers:
    """Leave out what changes without anything being new."""
    return members.model_copy(update={"tags": {}, "gathered": "2000-01-01"})


_NO_FOLDER = translatable(
    "that folder holds no built website with open data (donnees/): has it been built, with an address?"
)
_UNREADABLE = translatable("its files cannot be read: {why}")
_EMPTY = translatable("it holds no partnership")
_NO_LICENCE = translatable(
    "it names no licence: ask that town to write “data: {{licence: …}}” in its config.yaml, or write “licence:” in the "
    "list once you have agreed on one"
)
