"""Finished files -> what each story weighs on its way to a reader, gzipped as web hosts send it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cartostory.check.budget import PageParts
from cartostory.model import Partnership, Story
from cartostory.model.output import OPENING, Address, Content, Kind, Output, size_bytes
from cartostory.model.photo_uses import published
from cartostory.model.prepared import PreparedSite
from cartostory.model.theme import Asset, Theme
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.problems.problem import Span
from cartostory.render.single_file import Single

# A live map's data and the theme -> what it adds to a page, part by part.
#
# What a reader fetches of a town's own map hangs on where they look; it is not counted here.

DATA = "live.js (data)"
_LAYER, _KB = "layer:", 1000
_ASSIGNED = "window.cartostoryLive="  # as `build/tasks.py` writes it
PROGRAM = "maplibre-gl.js + live-map.js"
"""One part of a weight: its writer can change nothing of it."""
_PROGRAM = ("live-map.js", "maplibre-gl.js", "maplibre-gl.css")
MIRRORED = "mapbox-gl-rtl-text.js"
_TILES = "pmtiles.js"
_NOTES, _HAS_NOTES = "live-notes.js", b'"notes":[{'
_HAS_TILES = b'"town":{"layers"'
_IS_MIRRORED = b'"rtl":true'  # as `carto/live/live.py` says it


def live_parts(theme: Theme, data: bytes) -> Mapping[str, int]:
    """Give gzipped bytes by part: program, style sheet, data; what sets Arabic letters only where names need it."""
    mirrored = (MIRRORED,) if _IS_MIRRORED in data else ()
    noted = (_NOTES,) if _HAS_NOTES in data else ()
    names = (*noted, *mirrored, *((_TILES,) if _HAS_TILES in data else ()))
    assets = {name: _asset_bytes(theme.assets[name]) for name in names if name in theme.assets}
    program = sum(_asset_bytes(theme.assets[name]) for name in _PROGRAM if name in theme.assets)
    return {PROGRAM: program, **assets, DATA: gzipped_bytes(data)}


@lru_cache(maxsize=64)
def _asset_bytes(asset: Asset) -> int:
    """Weigh an asset, which every story of a site has: a megabyte is not even read for each to know it again."""
    return gzipped_bytes(asset.data)


_STYLE = "site.css"
_PHONE = "480.webp"


@dataclass(frozen=True, slots=True)
class Weight:
    """A story: bytes before it can be read, with everything that comes while reading, and for its live map.

    `kept_bytes` is what a phone keeps of it to be read without a network, `single_bytes` its file, with the widths in
    px of the photographs in it; 0 where there is none.
    """

    path: str
    first_bytes: int
    whole_bytes: int
    live_bytes: int = 0
    kept_bytes: int = 0
    single_bytes: int = 0
    single_widths: tuple[int, ...] = ()


def weights(
    prepared: PreparedSite, files: Mapping[str, Content], sent: Mapping[Address, Single]
) -> tuple[tuple[Weight, ...], tuple[PageParts, ...]]:
    """Weigh every story in every language; return what each weighs in all, and of which files that is made up."""
    size = _sizer(files)
    weighed: list[Weight] = []
    pages: list[PageParts] = []
    for partnership in (one for one in prepared.site.partnerships if one.slug not in prepared.known):
        for story in partnership.stories.values():
            page = prepared.plan.outputs[Address(Kind.STORY, story.slug, story.language)]
            if page.path in files:
                first = {output.path: size(output.path) for output in _first(prepared, page, story)}
                later = {output.path: size(output.path) for output in _later(prepared, partnership, story)}
                live = _live(prepared, story, files)
                whole = sum({**first, **later}.values())
                carried = (_kept(prepared, story, files), *_sent(sent, story))
                weighed.append(Weight(page.path, sum(first.values()), whole, sum(live.values()), *carried))
                named = _writers(live)
                if sum(named.values()) > prepared.site.config.budget.live_kb * _KB:
                    named = {**named, **_shares(prepared, story, files, named[DATA])}
                    del named[DATA]
                pages.append(PageParts(page.path, Span(story.span.file, 1, 1), first, later, named))
    return tuple(weighed), tuple(pages)


def _kept(prepared: PreparedSite, story: Story, files: Mapping[str, Content]) -> int:
    output = prepared.plan.outputs.get(Address(Kind.KEEP, story.slug, story.language))
    data = files.get(output.path) if output else None
    return int(json.loads(data)["small"]) if isinstance(data, bytes) else 0


def _sent(sent: Mapping[Address, Single], story: Story) -> tuple[int, tuple[int, ...]]:
    found = sent.get(Address(Kind.SINGLE, story.slug, story.language))
    return (len(found.data), found.widths) if found else (0, ())


def _live(prepared: PreparedSite, story: Story, files: Mapping[str, Content]) -> Mapping[str, int]:
    output = prepared.plan.outputs.get(Address(Kind.LIVE, story.slug, story.language))
    data = files.get(output.path) if output else None
    return live_parts(prepared.theme, data) if isinstance(data, bytes) else {}


def _shares(prepared: PreparedSite, story: Story, files: Mapping[str, Content], whole: int) -> Mapping[str, int]:
    """Divide the gzipped bytes of a live map's data: one share for each layer of the story, the rest is the world's."""
    data = files[prepared.plan.outputs[Address(Kind.LIVE, story.slug, story.language)].path]
    text = data.decode().partition(_ASSIGNED)[2] if isinstance(data, bytes) else ""
    sources = json.JSONDecoder().raw_decode(text)[0]["style"]["sources"] if text else {}
    sizes = {name: gzipped_bytes(json.dumps(source).encode()) for name, source in sources.items()}
    scale = whole / max(sum(sizes.values()), 1)
    layers = {name.removeprefix(_LAYER): int(size * scale) for name, size in sizes.items() if name.startswith(_LAYER)}
    return {
        "live.js (world)": whole - sum(layers.values()),
        **{f"live.js ({key})": size for key, size in layers.items()},
    }


def _writers(live: Mapping[str, int]) -> Mapping[str, int]:
    """Leave out what sets Arabic letters: no writer can do without it, so no budget blames them for it."""
    return {name: size for name, size in live.items() if name != MIRRORED}


def _sizer(files: Mapping[str, Content]) -> Callable[[str], int]:
    @cache
    def size(path: str) -> int:
        content = files.get(path, b"")
        return gzipped_bytes(content) if isinstance(content, bytes) else size_bytes(content)

    return size


def _first(prepared: PreparedSite, page: Output, story: Story) -> Iterator[Output]:
    yield page
    wanted = (Address(Kind.ASSET, _STYLE), Address(Kind.MAP, story.slug, story.language, OPENING))
    yield from (prepared.plan.outputs[address] for address in wanted if prepared.plan.has(address))


def _later(prepared: PreparedSite, partnership: Partnership, story: Story) -> Iterator[Output]:
    maps = (Address(Kind.MAP, story.slug, story.language, str(chapter.number)) for chapter in story.chapters)
    photos = (Address(Kind.PHOTO, photo.digest, "", _PHONE) for photo in published(partnership))
    yield from (prepared.plan.outputs[address] for address in (*maps, *photos) if prepared.plan.has(address))
