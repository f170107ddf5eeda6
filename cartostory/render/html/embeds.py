"""The player of another site -> the address of the page where its film stands, and that site's name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from cartostory.model import reference
from cartostory.render.html.tree import edited, tree

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
    try:
        parts = urlsplit(address, scheme="https")
    except ValueError:  # a bracket that is never closed
        return address
    plain = f"{parts.netloc}{_QUERY.sub('', parts.path)}"
    for pattern, page in _PAGES:
        if found := pattern.fullmatch(plain):
            return f"https://{found.expand(page)}"
    return parts.geturl()


def host_of(address: str) -> str:
    """Give the site's name as readers know it."""
    return reference.host_of(address).removeprefix("www.")


def without_frames(html: str) -> str:
    """Put a link in the place of each frame that shows something of another site."""
    if "<iframe" not in html.lower():
        return html
    document = tree(html)
    frames = (frame for frame in document.all("iframe") if frame.attributes.get("src"))
    return edited(document, ((frame.start, frame.end, _link(frame.attributes["src"])) for frame in frames))


def _link(source: str) -> str:
    if not source.startswith(("http://", "https://", "//")):
        return ""
    page = page_of(source)
    return f'<a href="{page.replace("&", "&amp;")}">{host_of(page)}</a>'
