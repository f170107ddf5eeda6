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

from cartostory.render.html.tree import opaque_elements, tree

_RUNNING = frozenset({"", "module", "text/javascript"})

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
    at = _behind_charset(page)
    if at is None:
        return page
    metas = (
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy(page, beside)}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    return page[:at] + metas + page[at:]


def _behind_charset(page: str) -> int | None:
    """Find where a page's policy has to stand; None in what has no head."""
    top = page[: page.find("</head>") + len("</head>")] if "</head>" in page else page
    head = next(tree(top).all("head"), None)
    if head is None:
        return None
    first = head.children[0] if head.children else head
    is_charset = first.tag == "meta" and "charset" in first.attributes
    is_first = is_charset and not page[head.inner_start : first.start].strip()
    return first.end if is_first else head.inner_start


def policy(page: str, beside: Mapping[str, str] | None = None) -> str:
    """Give the policy of a page, as the value of the header would be."""
    inline = _inline(page)
    more = beside or {}
    return "; ".join(
        f"{rule} {sources}{more.get(rule, '')}{_hashes(inline.get(rule, ()))}" for rule, sources in _RULES.items()
    )


def _inline(page: str) -> Mapping[str, list[str]]:
    """Find what stands between `<style>` or `<script>` and its end, by the rule that governs it.

    A script that is a file is allowed as such, and one that holds data never runs.
    """
    contents: dict[str, list[str]] = {}
    for element in opaque_elements(page) if _may_hold_inline(page) else ():
        said = element.attributes
        is_code = element.tag == "script" and "src" not in said and said.get("type", "") in _RUNNING
        if element.tag == "style" or is_code:
            contents.setdefault(f"{element.tag}-src", []).append(element.inner_source)
    return contents


def _may_hold_inline(page: str) -> bool:
    """Tell whether a page has to be read for them: most have none, since their scripts and styles are files."""
    tags = _INLINE_TAG.finditer(page)  # without a copy of the page: the kiosk of a large site holds all of its stories
    return any(tag[1].lower() == "style" or " src=" not in tag[2].lower() for tag in tags)


_INLINE_TAG = re.compile(r"<(style|script)([^>]*)", re.IGNORECASE)


def _hashes(contents: Iterable[str]) -> str:
    """Name inline elements by their content (CSP 3 section 2.3.1), each once."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in contents)
    return "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(digests))
