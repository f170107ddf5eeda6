"""The player of another site -> the address of the page where its film stands, and that site's name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FRAME = re.compile(
    r"<iframe\b[^>]*?\bsrc\s*=\s*[\"'](?P<src>[^\"']+)[\"'][^>]*>.*?(?:</iframe>|$)", re.DOTALL | re.IGNORECASE
)
_PAGES = (
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"), r"www.youtube.com/watch?v=\1"),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), r"vimeo.com/\1"),
    (re.compile(r"(?:www\.)?dailymotion\.com/embed/video/(\w+)"), r"www.dailymotion.com/video/\1"),
    (re.compile(r"([\w.-]+)/videos/embed/([\w-]+)"), r"\1/w/\2"),  # PeerTube
)
_QUERY = re.compile(r"[?#].*", re.DOTALL)


def page_of(address: str) -> str:
    """Give the page of a film whose player's address is known; any other address as it is, but for its parameters.

    What players are asked (to start by themselves, to know their reader again) is of no use to a link.
    """
    parts = urlsplit(address, scheme="https")
    plain = f"{parts.netloc}{_QUERY.sub('', parts.path)}"
    for pattern, page in _PAGES:
        if found := pattern.fullmatch(plain):
            return f"https://{found.expand(page)}"
    return parts.geturl()


def host_of(address: str) -> str:
    """Give the site's name as readers know it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def without_frames(html: str) -> str:
    """Put a link in the place of each frame that shows something of another site."""
    return _FRAME.sub(_link, html) if "<iframe" in html.lower() else html


def _link(frame: re.Match[str]) -> str:
    if not frame["src"].startswith(("http://", "https://", "//")):
        return ""
    page = page_of(frame["src"].replace("&amp;", "&"))
    return f'<a href="{page.replace("&", "&amp;")}">{host_of(page)}</a>'
