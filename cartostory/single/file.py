"""A story's HTML and its pictures -> one file of at most a megabyte, and what became of its photographs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cartostory.single.fit import fit
from cartostory.single.inline import drawn, marks, photo, photo_bytes, with_pictures

MOST = 1_000_000
"""What messengers and networks of the places that these stories come from carry without complaint."""
WIDEST = 960
SMALLER = ((320, 60), (240, 50), (160, 40))
"""Widths in px, and qualities of WebP, for stories with more photographs than even 480 px leave room for."""

Photos = Mapping[int, Callable[[], bytes]]
"""A photograph's published widths in px -> its bytes as WebP, read when they are wanted."""
Shrink = Callable[[bytes, int, int], bytes]


@dataclass(frozen=True, slots=True)
class Single:
    """A finished file. `widths` are those of its photographs; `left_out` had no room, not even at the smallest."""

    data: bytes
    widths: tuple[int, ...] = ()
    left_out: int = 0


def single(html: str, drawings: Mapping[str, bytes], photos: Mapping[str, Photos], shrink: Shrink) -> Single:
    """Put the pictures in: drawings as they are, photographs at the largest sizes that fit together."""
    called = Counter(marks(html))
    urls = {name: drawn(drawings[name]) for name in called if name in drawings}
    room = MOST - len(with_pictures(html, urls).encode())
    sizes = {name: _published(photos[name]) for name in called if name in photos}
    widths = fit({name: _weighed(found, called[name]) for name, found in sizes.items()}, room)
    if widths is None:
        sizes = {name: _shrunk(photos[name], shrink) for name in sizes}
        while sizes and widths is None:
            widths = fit({name: _weighed(found, called[name]) for name, found in sizes.items()}, room)
            if widths is None:
                sizes.popitem()  # the last one that is read
    widths = widths or {}
    urls |= {name: photo(sizes[name][width]) for name, width in widths.items()}
    left_out = sum(name in photos and name not in widths for name in called)
    return Single(with_pictures(html, urls).encode(), tuple(widths.values()), left_out)


def _published(found: Photos) -> dict[int, bytes]:
    smallest = min(found)
    return {width: found[width]() for width in sorted(found) if width <= max(WIDEST, smallest)}


def _shrunk(found: Photos, shrink: Shrink) -> dict[int, bytes]:
    smallest = min(found)
    source = found[smallest]()
    made = {width: shrink(source, width, quality) for width, quality in reversed(SMALLER) if width < smallest}
    return made or {smallest: source}


def _weighed(sizes: Mapping[int, bytes], times: int) -> list[tuple[int, int]]:
    return [(width, photo_bytes(len(data)) * times) for width, data in sizes.items()]
