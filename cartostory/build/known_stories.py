"""Stories whose files an earlier build made of the very same: all that was made of one is kept together, by its inputs.

A story's files (pages, maps, live map, single file, list, papers, the pages of its short links) are a pure function of
the story with its lines, of what every story shows of the others (`render/narrow.py`), of the theme and of the day.
That names a record of them; the letters of the fonts, which hang on all stories, stand in the record and are compared.
What an unchanged story costs is reading its record: nothing is drawn, rendered, packed or weighed.

A record is kept of a story of which everything that is planned was made, with what was found wrong on the way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cartostory.build.cache import Cache, key
from cartostory.build.fingerprint import read_problem
from cartostory.build.story_digests import story_digests
from cartostory.build.weights import Weight
from cartostory.model.canonical import digest
from cartostory.model.output import Address, Content, Kind, Stored, bytes_of
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem
from cartostory.render.narrow import faces_of_site

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from cartostory.render.drawn_map import DrawnMap

Bytes = Mapping[Address, int]


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """What was made of one story. `fonts` are the files of fonts that its pages ask for; `letters` its live maps' own.

    `paper_bytes`, `single_bytes`, `live_bytes` and `maps` are what pages are told of them (`render/shared.py`);
    `read_maps` reads maps that lie on the disk. `entries` names what lies in the cache for the next build that makes
    this story anew.
    """

    fonts: tuple[str, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[Address, DrawnMap] = field(default_factory=dict)
    read_maps: StoredMaps | None = None
    paper_bytes: Bytes = field(default_factory=dict)
    single_bytes: Bytes = field(default_factory=dict)
    live_bytes: Bytes = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    weights: tuple[Weight, ...] = ()
    entries: tuple[str, ...] = ()

    def map_reader(self) -> Callable[[], Mapping[Address, DrawnMap]]:
        """Give what reads the maps; it can be pickled."""
        return self.read_maps or HeldMaps(self.maps)


@dataclass(frozen=True, slots=True)
class HeldMaps:
    """The maps of a story that the disk refused."""

    maps: Mapping[Address, DrawnMap]

    def __call__(self) -> Mapping[Address, DrawnMap]:
        """Give them."""
        return self.maps


def names(prepared: PreparedSite) -> Mapping[str, str]:
    """Name what every story of a site is made from, by slug."""
    site, theme = prepared.site, prepared.theme
    shared = (faces_of_site(site), theme.name, theme.digest, prepared.plan.folder, prepared.today)
    everybody = digest(shared, lines=False)
    return {slug: key("story", everybody, own) for slug, own in story_digests(site).items()}


def recall(cache: Cache, named: Mapping[str, str]) -> Mapping[str, StoryRecord]:
    """Give the records that the cache has, by slug."""
    found = ((slug, _recalled(cache, name)) for slug, name in named.items())
    return {slug: record for slug, record in found if record}


def keep(cache: Cache, name: str, record: StoryRecord, *, is_whole: bool) -> StoryRecord:
    """Keep a record, its files and maps in one entry beside it; give it with files that lie there.

    One that is not whole is no record for the next build. Where the disk refuses, its files stay in memory.
    """
    maps = json.dumps([[*address, asdict(one)] for address, one in _flat(record.maps)], ensure_ascii=False).encode()
    own = tuple(content for content in record.files.values() if isinstance(content, bytes))
    blob = cache.put_file(key(name, "files"), b"".join((*own, maps)))
    if not isinstance(blob, Stored):
        return record
    places = {path: place for path, *place in _places(record.files)}
    kept = {"files": [[path, *place] for path, place in places.items()], "maps": _place(maps, sum(map(len, own)))}
    if is_whole:
        cache.put(name, json.dumps({**kept, **_written(record)}, ensure_ascii=False).encode())
    files = {path: _content(blob, place) if len(place) > 1 else record.files[path] for path, place in places.items()}
    return replace(record, files=files, maps={}, read_maps=StoredMaps(_content(blob, kept["maps"])))


@dataclass(frozen=True, slots=True)
class StoredMaps:
    """The maps of a story where they lie; pages of all stories that are kept never ask for them."""

    content: Stored

    def __call__(self) -> Mapping[Address, DrawnMap]:
        """Read them. Raises `DamagedEntryError`."""
        found = json.loads(bytes_of(self.content))
        return {_address(parts): _map_reader().validate_python(one) for *parts, one in found}


def _content(blob: Stored, place: Sequence[Any]) -> Stored:
    digest, start, length = place
    return Stored(blob.path, digest, blob.start + start, digest, length)


def _recalled(cache: Cache, name: str) -> StoryRecord | None:
    kept = cache.get(name)
    blob = cache.stored(key(name, "files")) if kept is not None else None
    if kept is None or blob is None:
        return None
    try:
        found = _read(json.loads(kept), blob, cache)
    except (ValueError, KeyError, TypeError):
        return None
    for entry in found.entries if found else ():
        cache.mark(entry)
    return found


def _written(record: StoryRecord) -> dict[str, Any]:
    return {
        "fonts": record.fonts,
        "letters": dict(record.letters),
        "paper": [[*address, size] for address, size in _flat(record.paper_bytes)],
        "single": [[*address, size] for address, size in _flat(record.single_bytes)],
        "live": [[*address, size] for address, size in _flat(record.live_bytes)],
        "problems": [asdict(one) for one in record.problems],
        "weights": [asdict(one) for one in record.weights],
        "entries": record.entries,
    }


def _places(files: Mapping[str, Content]) -> Iterator[list[Any]]:
    """Say where each file stands: [path, SHA-256, start, length] in the entry, or [path, name of its own entry]."""
    at = 0
    for path, content in files.items():
        if isinstance(content, Stored):
            yield [path, content.digest]
        else:
            yield [path, *_place(content, at)]
            at += len(content)


def _place(content: bytes, start: int) -> list[Any]:
    return [sha256(content).hexdigest(), start, len(content)]


def _read(found: Mapping[str, Any], blob: Stored, cache: Cache) -> StoryRecord | None:
    files: dict[str, Content] = {}
    for path, *place in found["files"]:
        content = _content(blob, place) if len(place) > 1 else cache.stored(place[0])
        if content is None:
            return None
        files[path] = content
    return StoryRecord(
        fonts=tuple(found["fonts"]),
        files=files,
        letters=found["letters"],
        read_maps=StoredMaps(_content(blob, found["maps"])),
        paper_bytes={_address(parts): size for *parts, size in found["paper"]},
        single_bytes={_address(parts): size for *parts, size in found["single"]},
        live_bytes={_address(parts): size for *parts, size in found["live"]},
        problems=tuple(map(read_problem, found["problems"])),
        weights=tuple(Weight(**{**one, "single_widths": tuple(one["single_widths"])}) for one in found["weights"]),
        entries=tuple(found["entries"]),
    )


def _flat(values: Mapping[Address, Any]) -> Iterator[tuple[tuple[str, str, str, str], Any]]:
    for address, value in values.items():
        yield (address.kind.value, address.subject, address.language, address.part), value


def _address(parts: Iterable[str]) -> Address:
    kind, *rest = parts
    return Address(Kind(kind), *rest)


@lru_cache(maxsize=1)
def _map_reader() -> TypeAdapter[DrawnMap]:
    """Give what reads a drawn map with every field that it has: one that were left out would change the pages."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - builds whose pages are all kept go without

    from cartostory.render.drawn_map import DrawnMap  # noqa: PLC0415 - same

    return TypeAdapter(DrawnMap)


def made_of(prepared: PreparedSite, slugs: Iterable[str]) -> Mapping[str, tuple[Address, ...]]:
    """Give what is planned for each of some stories alone."""
    found: defaultdict[str, list[Address]] = defaultdict(list)
    for address in prepared.plan.outputs:
        found[prepared.owner(address)].append(address)
    return {slug: tuple(found[slug]) for slug in slugs}


def each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once: a story is met on its page and in its file.

    One line of a template fails on every page that uses it: that is one problem, though its words name the page.
    """
    kept: dict[object, Problem] = {}
    for problem in problems:
        kept.setdefault(problem.span if problem.code == "template-error" else problem, problem)
    return tuple(kept.values())
