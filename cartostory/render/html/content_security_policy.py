"""A finished page -> the same page, with what its browser may load and run (Content Security Policy, level 3).

Text of writers is sanitised long before; the policy is the second lock. It stands in the page itself, since towns do
not set the headers of their hosts, and it holds for every page that any theme makes: what stands inline in a template
is allowed by its hash, and by that alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
_RUNNING = frozenset({None, "", "module", "text/javascript"})
_MAYBE_INLINE = re.compile(r"<style\b|<script\b(?![^>]*\ssrc=)", re.IGNORECASE)

_RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data:",
    "connect-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "child-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""`blob:` is the live map's: its worker, its icons; `child-src` tells older Safari what `worker-src` tells the others.

`data:` holds what a single file carries with it. Neither can run as a script of the page. `wasm-unsafe-eval` lets the
live map's shaper of Arabic letters start (WebAssembly); text never becomes JavaScript.
"""

REFERRER = "same-origin"
"""Whoever follows a link to another site is not told where from."""


FROM_DISK = {"script-src": " data:"}
"""What an edition for disks needs beside: its live map's worker may fetch no file, and takes a script as `data:`."""


def guarded(page: str, beside: Mapping[str, str] | None = None) -> str:
    """Give a page its policy, behind its `<meta charset>` and before all that it governs. A fragment stays as it is.

    `beside` adds sources to rules.
    """
    head = _HEAD.search(page)
    if not head:
        return page
    metas = (
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy(page, beside)}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    return page[: head.end()] + metas + page[head.end() :]


def policy(page: str, beside: Mapping[str, str] | None = None) -> str:
    """Give the policy of a page, as the value of the header would be."""
    inline = _Inline()
    if _MAYBE_INLINE.search(page):  # most pages have none: their scripts and styles are files
        inline.feed(page)
    more = beside or {}
    return "; ".join(
        f"{rule} {sources}{more.get(rule, '')}{_hashes(inline.contents.get(rule, ()))}"
        for rule, sources in _RULES.items()
    )


class _Inline(HTMLParser):
    """Finds what stands between `<style>` or `<script>` and its end, as a browser would: never inside an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: dict[str, list[str]] = {}
        self._rule = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a script that is a file is allowed as such, and one that holds data never runs."""
        said = dict(attrs)
        is_inline = tag == "style" or (tag == "script" and "src" not in said and said.get("type") in _RUNNING)
        self._rule = f"{tag}-src" if is_inline else ""
        if is_inline:
            self.contents.setdefault(self._rule, []).append("")

    def handle_data(self, data: str) -> None:
        """Gather the element's text, which may come in pieces."""
        if self._rule:
            self.contents[self._rule][-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - html.parser names it
        """Close the element."""
        self._rule = ""


def _hashes(contents: Iterable[str]) -> str:
    """Name inline elements by their content (CSP 3 section 2.3.1), each once."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in contents)
    return "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(digests))
