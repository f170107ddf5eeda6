"""HTML from a writer -> HTML that can do nothing but be read.

Python-Markdown lets raw HTML through as it is, `<script>` and `javascript:` included; this runs last, over everything.
"""

from __future__ import annotations

from functools import cache

import nh3

# fmt: off
TAGS = frozenset({
    "a", "abbr", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    "var", "video", "wbr",
})
_WITHOUT_CONTENT = frozenset({
    "applet", "canvas", "embed", "frame", "frameset", "iframe", "input", "math", "noembed", "noframes", "noscript",
    "object", "param", "script", "select", "source", "style", "svg", "template", "textarea", "title", "track",
})
# fmt: on
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"src"},
    "video": {"src"},
    "col": {"span"},
    "details": {"open"},
    "img": {"alt", "src"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = frozenset({"geo", "http", "https", "mailto", "tel"})


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(_WITHOUT_CONTENT),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def sanitise(html: str) -> str:
    """Give a fragment with the allowed elements and attributes only.

    What comes back is canonical (html5ever's serialisation): balanced, lower-case names, attributes between double
    quotes. No-break spaces stand as characters.
    """
    return _cleaner().clean(html).replace("&nbsp;", "\u00a0")
