"""Our SVG -> SVG that Typst draws as browsers do: the fonts and letters of paper, and text from right to left.

Typst's drawer (usvg) shapes Arabic, but knows no `direction`: there `text-anchor` counts from the left in every script.
"""

from __future__ import annotations

import re

from cartostory.carto.svg import FONTS
from cartostory.paper.spelling import spelled

PAPER_FAMILIES = "'Cartostory Serif','Amiri'"
_RTL_TEXT = re.compile(r'<text(?=[^>]* direction="rtl")[^>]*>')
_ANCHOR = re.compile(r' text-anchor="(start|middle|end)"')
_OTHER_SIDE = {"start": ' text-anchor="end"', "middle": ' text-anchor="middle"', "end": ""}


def for_paper(drawn: str) -> str:
    """Give a drawing for Typst."""
    return spelled(_RTL_TEXT.sub(_turned, drawn).replace(FONTS, PAPER_FAMILIES))


def _turned(tag: re.Match[str]) -> str:
    anchor = _ANCHOR.search(tag[0])
    bare = _ANCHOR.sub("", tag[0]).replace(' direction="rtl"', "")
    return bare[:-1] + _OTHER_SIDE[anchor[1] if anchor else "start"] + ">"
