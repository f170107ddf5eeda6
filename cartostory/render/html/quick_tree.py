"""HTML as programs write it -> its tree, by one pattern: four times as quick as reading what may be anything.

Quoted attributes, closed comments, one doctype at the top. Whatever the pattern does not know, down to a single letter,
gives no tree at all: the caller then reads the whole with the standard library's parser, whose tree is the same.
"""

from __future__ import annotations

import re
from html import unescape

from cartostory.render.html.element import VOID, Element, Text

_ATTRIBUTES = r"""((?:\s+[A-Za-z_:@][\w:.@-]*(?:="[^"]*"|='[^']*')?)*)\s*"""
_TOKEN = re.compile(
    rf"""
    ([^<]+)
    | </([A-Za-z][A-Za-z0-9-]*)>
    | <(?i:(script|style|iframe)){_ATTRIBUTES}>([^<]*(?:<(?!/|!--)[^<]*)*)</(?i:\3)>
    | <([A-Za-z][A-Za-z0-9-]*){_ATTRIBUTES}(/?)>
    | <!--(?!-?>)((?:[^-]|-(?!-))*)-->
    """,
    re.VERBOSE | re.ASCII,
)
_TEXT, _END, _RAW, _START = 1, 2, 5, 8
"""The last group of each kind of token; of comments it is another."""
_DOCTYPE = re.compile(r"<!doctype\s[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@][\w:.@-]*)(?:="([^"]*)"|='([^']*)')?""", re.ASCII)
OPAQUE = frozenset({"script", "style", "iframe", "plaintext", "xmp", "noembed", "noframes"})
"""Elements whose content is text to browsers: the pattern knows the first three, where nothing in them is odd."""
_ESCAPABLE = frozenset({"title", "textarea"})
"""Elements in which a tag is text to some parsers."""


def quick_tree(html: str) -> Element | None:
    """Read HTML; None for what only a patient parser can read."""
    if "\0" in html or "\r" in html:
        return None
    last = Element("", source=html, inner_end=len(html), end=len(html))
    open_ = [last]
    doctype = _DOCTYPE.match(html)
    end = doctype.end() if doctype else 0
    for token in _TOKEN.finditer(html, end):
        at = token.start()
        if at != end:  # what stands between is no token
            return None
        end = token.end()
        kind = token.lastindex
        if kind == _TEXT:
            last.inner.append(_text(token[0], at, end))
        elif kind == _END:
            _close(open_, token[_END].lower(), at, end)
            last = open_[-1]
        elif kind == _START:
            element = _start(token, html)
            name = element.tag
            if name in OPAQUE or (name in _ESCAPABLE and not _holds_text(html, name, end)):
                return None
            last.inner.append(element)
            if not (token[_START] or name in VOID):
                open_.append(element)
                last = element
        elif kind == _RAW:
            last.inner.append(_raw(token, html))
    if end != len(html):
        return None
    for element in open_[1:]:
        element.inner_end = element.end = len(html)
    return open_[0]


def quick_opaque_elements(html: str) -> tuple[Element, ...] | None:
    """Find the scripts, style sheets and frames of HTML; None for what only a patient parser can read."""
    found = []
    doctype = _DOCTYPE.match(html)
    end = doctype.end() if doctype else 0
    for token in _TOKEN.finditer(html, end):
        if token.start() != end:
            return None
        end = token.end()
        if token.lastindex == _START:
            name = token[6].lower()
            if name in OPAQUE or (name in _ESCAPABLE and not _holds_text(html, name, end)):
                return None
        elif token.lastindex == _RAW:
            found.append(_raw(token, html))
    return tuple(found) if end == len(html) and "\0" not in html and "\r" not in html else None


def _text(written: str, at: int, end: int) -> Text:
    return Text(unescape(written) if "&" in written else written, at, end)


def _start(token: re.Match[str], html: str) -> Element:
    end = token.end()
    return Element(token[6].lower(), _attributes(token[7]), [], html, token.start(), end, end, end)


def _raw(token: re.Match[str], html: str) -> Element:
    start, stop = token.span(_RAW)
    inner: list[Element | Text] = [Text(token[_RAW], start, stop)] if stop > start else []
    return Element(token[3].lower(), _attributes(token[4]), inner, html, token.start(), start, stop, token.end())


def _attributes(written: str) -> dict[str, str]:
    if not written:
        return {}
    found = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(written)}
    return {name: unescape(value) for name, value in found.items()} if "&" in written else found


def _holds_text(html: str, name: str, start: int) -> bool:
    """Tell whether nothing but text stands up to an element's end."""
    stop = html.find("<", start)
    return html[stop : stop + len(name) + 3].lower() == f"</{name}>"


def _close(open_: list[Element], name: str, at: int, end: int) -> None:
    """Close the innermost element of a name and all that stand in it; nothing where none is open."""
    if open_[-1].tag != name and all(element.tag != name for element in open_):
        return
    while (element := open_.pop()).tag != name:
        element.inner_end = element.end = at
    element.inner_end, element.end = at, end
