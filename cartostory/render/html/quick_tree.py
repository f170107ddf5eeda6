"""HTML as programs write it -> its tree, by one pattern: four times as quick as reading what may be anything.

Quoted attributes, closed comments, one doctype at the top. Whatever the pattern does not know, down to a single letter,
gives no tree at all: the caller then reads the whole with the standard library's parser, whose tree is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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


class _OddError(ValueError):
    """Only a patient parser can read this."""


def quick_tree(html: str) -> Element | None:
    """Read HTML; None for what only a patient parser can read."""
    last = Element("", source=html, inner_end=len(html), end=len(html))
    open_ = [last]
    try:
        for token in _tokens(html):
            kind = token.lastindex
            if kind == _TEXT:
                last.inner.append(_text(token[0], token.start(), token.end()))
            elif kind == _END:
                _close(open_, token[_END].lower(), token.start(), token.end())
                last = open_[-1]
            elif kind == _START:
                element = _start(token, html)
                last.inner.append(element)
                if not (token[_START] or element.tag in VOID):
                    open_.append(element)
                    last = element
            elif kind == _RAW:
                last.inner.append(_raw(token, html))
    except _OddError:
        return None
    for element in open_[1:]:
        element.inner_end = element.end = len(html)
    return open_[0]


def quick_opaque_elements(html: str) -> tuple[Element, ...] | None:
    """Find the scripts, style sheets and frames of HTML; None for what only a patient parser can read."""
    try:
        return tuple(_raw(token, html) for token in _tokens(html) if token.lastindex == _RAW)
    except _OddError:
        return None


def _tokens(html: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of HTML, one beside the other. Raises `_OddError` at what is none, or means several things."""
    if "\0" in html or "\r" in html:
        raise _OddError
    doctype = _DOCTYPE.match(html)
    end = doctype.end() if doctype else 0
    for token in _TOKEN.finditer(html, end):
        if token.start() != end or (token.lastindex == _START and _is_odd(token, html)):
            raise _OddError
        end = token.end()
        yield token
    if end != len(html):
        raise _OddError


def _is_odd(token: re.Match[str], html: str) -> bool:
    """Tell whether what follows a start tag may be text to browsers."""
    name = token[6].lower()
    if name in _ESCAPABLE:
        stop = html.find("<", token.end())
        return html[stop : stop + len(name) + 3].lower() != f"</{name}>"
    return name in OPAQUE


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


def _close(open_: list[Element], name: str, at: int, end: int) -> None:
    """Close the innermost element of a name and all that stand in it; nothing where none is open."""
    if open_[-1].tag != name and all(element.tag != name for element in open_):
        return
    while (element := open_.pop()).tag != name:
        element.inner_end = element.end = at
    element.inner_end, element.end = at, end
