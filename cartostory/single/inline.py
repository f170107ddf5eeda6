"""HTML with `inline:` in the place of its pictures -> HTML that holds them (RFC 2397)."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from urllib.parse import quote

from cartostory.render.single import INLINE

_MARK = re.compile(rf'src="{INLINE}([^"]+)"')
_SAFE = "!$'()*,-./:;=?@_~"  # what a URL may hold (URL Standard, 4.3), less `&` and `"`, which mean something to HTML
_PREFIX = len('src="data:image/webp;base64,"')


def marks(html: str) -> tuple[str, ...]:
    """List what stands for pictures, each as often as it does."""
    return tuple(_MARK.findall(html))


def drawn(svg: bytes) -> str:
    """Give a drawing as a URL. As text it is a third shorter than in base64."""
    return "data:image/svg+xml," + quote(svg.decode(), safe=_SAFE)


def photo(webp: bytes) -> str:
    """Give a photograph as a URL."""
    return "data:image/webp;base64," + base64.b64encode(webp).decode()


def photo_bytes(length: int) -> int:
    """Give how long a photograph's attribute is: base64 takes four letters for three bytes."""
    return _PREFIX + (length + 2) // 3 * 4


def with_pictures(html: str, urls: Mapping[str, str]) -> str:
    """Put pictures in their places; one that is not given leaves its place empty, and its words stand there."""
    return _MARK.sub(lambda mark: f'src="{urls.get(mark[1], "data:,")}"', html)
