"""A story's HTML and its pictures -> one file of at most a megabyte, and what became of its photographs."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from cartostory.render.pages.single_file import INLINE, INLINE_END

Sizes = Sequence[tuple[int, int]]
"""Width in px and what it weighs in bytes, both rising."""


def fit(pictures: Mapping[str, Sizes], room: int) -> dict[str, int] | None:
    """Choose a width for each picture; None where there is no room even for the smallest of all.

    Pictures grow step by step, all of them before any grows twice, in the order in which they are read.

    Pictures in several sizes, and what there is room for -> one size of each: the largest that fit together.
    """
    chosen = dict.fromkeys(pictures, 0)
    left = room - sum(sizes[0][1] for sizes in pictures.values())
    if left < 0:
        return None
    for step in range(1, max(map(len, pictures.values()), default=0)):
        for name, sizes in pictures.items():
            if step < len(sizes) and chosen[name] == step - 1 and sizes[step][1] - sizes[step - 1][1] <= left:
                left -= sizes[step][1] - sizes[step - 1][1]
                chosen[name] = step
    return {name: pictures[name][step][0] for name, step in chosen.items()}


_SAFE = "!$'()*,-./:;=?@_~"  # what a URL may hold (URL Standard, 4.3), less `&` and `"`, which mean something to HTML
_ESCAPED = {"%": "%25"} | {letter: quote(letter, safe=_SAFE) for letter in map(chr, range(128)) if letter != "%"}
_ESCAPED = {letter: escaped for letter, escaped in _ESCAPED.items() if letter != escaped}
"""Each letter of ASCII that is written otherwise, the percent sign first: ten times as quick as letter by letter."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_PREFIX = len('src="data:image/webp;base64,"')


def marks(html: str) -> tuple[str, ...]:
    """List what stands for pictures, each as often as it does.

    HTML with marks in the place of its pictures -> HTML that holds them (RFC 2397).
    """
    return tuple(piece.partition(INLINE_END)[0] for piece in html.split(INLINE)[1:])


def drawn(svg: bytes) -> str:
    """Give a drawing as a URL. As text it is a third shorter than in base64."""
    text = svg.decode()
    for letter, escaped in _ESCAPED.items():
        text = text.replace(letter, escaped)
    return "data:image/svg+xml," + _NOT_ASCII.sub(lambda found: quote(found[0]), text)


def photo(webp: bytes) -> str:
    """Give a photograph as a URL."""
    return "data:image/webp;base64," + base64.b64encode(webp).decode()


def photo_bytes(length: int) -> int:
    """Give how long a photograph's attribute is: base64 takes four letters for three bytes."""
    return _PREFIX + (length + 2) // 3 * 4


def with_pictures(html: str, urls: Mapping[str, str]) -> str:
    """Put pictures in their places; one that is not given leaves its place empty, and its words stand there."""
    first, *rest = html.split(INLINE)
    named = (piece.partition(INLINE_END) for piece in rest)
    return "".join((first, *(urls.get(name, "data:,") + text for name, _, text in named)))


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
