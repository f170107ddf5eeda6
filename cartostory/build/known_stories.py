"""Stories whose files an earlier build made of the very same: all that was made of one is kept together, by its inputs.

A story's files (pages, maps, live map, single file, list, papers, the pages of its short links) are a pure function of
the story with its lines, of what every story shows of the others (`render/narrow.py`), of the theme and of the day.
That names a record of them; the letters of the fonts, which hang on all stories, stand in the record and are compared.
What an unchanged story costs is reading its record: nothing is drawn, rendered, packed or weighed.

A record is kept of a story of which everything that is planned was made, and whose problems stand in its own files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from cartostory.build.cache import Cache, key
from cartostory.build.fingerprint import read_problem
from cartostory.build.story_digests import story_digests
from cartostory.build.weights import Weight
from cartostory.model.canonical import digest
from cartostory.model.output import Address, Content, Kind, Stored
from cartostory.model.prepared import PreparedSite
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import DrawnMap
from cartostory.render.narrow import faces_of_site

Bytes = Mapping[Address, int]


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """What was made of one story. `fonts` are the files of fonts that its pages ask for; `letters` its live maps' own.

    `maps`, `paper_bytes`, `single_bytes` and `live_bytes` are what pages are told of them (`render/shared.py`);
    `entries` names what lies in the cache for the next build that makes this story anew.
    """

    fonts: tuple[str, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[Address, DrawnMap] = field(default_factory=dict)
    paper_bytes: Bytes = field(default_factory=dict)
    single_bytes: Bytes = field(default_factory=dict)
    live_bytes: Bytes = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    weights: tuple[Weight, ...] = ()
    entries: tuple[str, ...] = ()


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


def keep(cache: Cache, name: str, record: StoryRecord) -> None:
    """Keep a record, its files in one entry beside it; those that lie in the cache already are pointed at."""
    blob = b"".join(content for content in record.files.values() if isinstance(content, bytes))
    if cache.put(key(name, "files"), blob):
        cache.put(name, json.dumps(_written(record), ensure_ascii=False).encode())


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
        "files": list(_places(record.files)),
        "letters": dict(record.letters),
        "maps": [[*address, asdict(one)] for address, one in _flat(record.maps)],
        "paper": [[*address, size] for address, size in _flat(record.paper_bytes)],
        "single": [[*address, size] for address, size in _flat(record.single_bytes)],
        "live": [[*address, size] for address, size in _flat(record.live_bytes)],
        "problems": [asdict(one) for one in record.problems],
        "weights": [asdict(one) for one in record.weights],
        "entries": record.entries,
    }


def _places(files: Mapping[str, Content]) -> Iterator[list[object]]:
    """Say where each file stands: [path, SHA-256, start, length] in the entry, or [path, name of its own entry]."""
    at = 0
    for path, content in files.items():
        if isinstance(content, Stored):
            yield [path, content.digest]
        else:
            yield [path, sha256(content).hexdigest(), at, len(content)]
            at += len(content)


def _read(found: Mapping[str, Any], blob: Stored, cache: Cache) -> StoryRecord | None:
    files: dict[str, Content] = {}
    for path, name, *place in found["files"]:
        content = Stored(blob.path, name, blob.start + place[0], name, place[1]) if place else cache.stored(name)
        if content is None:
            return None
        files[path] = content
    return StoryRecord(
        fonts=tuple(found["fonts"]),
        files=files,
        letters=found["letters"],
        maps={_address(parts): _map_reader().validate_python(one) for *parts, one in found["maps"]},
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
    return TypeAdapter(DrawnMap)


def made_of(prepared: PreparedSite, slugs: Iterable[str]) -> Mapping[str, tuple[Address, ...]]:
    """Give what is planned for each of some stories alone."""
    found: defaultdict[str, list[Address]] = defaultdict(list)
    for address in prepared.plan.outputs:
        found[prepared.owner(address)].append(address)
    return {slug: tuple(found[slug]) for slug in slugs}


def problems_by_story(prepared: PreparedSite, problems: Iterable[Problem]) -> Mapping[str, tuple[Problem, ...]] | None:
    """Divide problems by the story in whose folder they stand; None where one stands outside the site's content."""
    folders = {f"{one.folder}/": one.slug for one in prepared.site.partnerships}
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        start = "/".join(one.span.file.split("/")[:3]) + "/"
        if start in folders:
            found[folders[start]].append(one)
        elif not one.span.file.startswith("content") and one.span.file != CONFIG_FILE:
            return None
    return {slug: tuple(own) for slug, own in found.items()}


def without(prepared: PreparedSite, records: Mapping[str, StoryRecord]) -> PreparedSite:
    """Give a site of which these stories need not be made."""
    return replace(prepared, known=frozenset(records))
