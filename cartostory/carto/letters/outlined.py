"""A map's SVG with text -> the same with outlines in place of it, for browsers: one face wherever it is shown.

An `<img>` cannot load the page's fonts, so its text would stand in whatever serif a reader's machine has. Each glyph is
written once, and every letter refers to it. A name with a halo is drawn twice, so that no letter's halo eats into the
letter before. Text with a letter that our faces lack stays text. What is drawn for paper keeps its text: there the
font is embedded, and words can be searched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from cartostory.carto.letters.outlines import outline
from cartostory.carto.letters.shaping import UNITS, Glyph, Shaped, shaped
from cartostory.carto.svg.element import element, number

_TOKEN = re.compile(r"<(?P<end>/)?(?P<name>g|svg|text)\b(?P<attributes>[^>]*?)(?P<alone>/)?>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_INHERITED = frozenset({"font-size", "font-weight", "font-style", "letter-spacing", "fill", "stroke", "stroke-width"})
_OF_TEXT = frozenset(
    {"x", "y", "text-anchor", "direction", "transform", "font-size", "font-weight", "font-style", "letter-spacing",
     "stroke-width"}
)  # fmt: skip
_BOLD, _BOLD_SPACING = 0.032, 0.012
"""The stroke in ems that makes a letter semibold, and the room that it needs: a second face would be 600 bytes more."""
_NAMES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

Attributes = Mapping[str, str]


@dataclass(slots=True)
class _Sheet:
    """What was written already: the name of each glyph, and of each word with a halo."""

    glyphs: dict[Glyph, str] = field(default_factory=dict)
    words: dict[Shaped, str] = field(default_factory=dict)

    def letters(self, word: Shaped) -> str:
        """Write the letters of a word as references to their glyphs."""
        return "".join(
            element("use", href=f"#{self._name(glyph)}", x=float(x) or None, y=float(y) or None)
            for glyph, x, y in word.glyphs
            if outline(glyph)
        )

    def _name(self, glyph: Glyph) -> str:
        if glyph not in self.glyphs:
            count = len(self.glyphs)
            self.glyphs[glyph] = _NAMES[count % len(_NAMES)] + (
                str(count // len(_NAMES)) if count >= len(_NAMES) else ""
            )
        return self.glyphs[glyph]

    def definitions(self) -> str:
        """Write the outlines of all glyphs that were used."""
        paths = (element("path", id=name, d=outline(glyph)) for glyph, name in self.glyphs.items())
        return element("defs", "".join(paths)) if self.glyphs else ""


def outlined(svg: str) -> str:
    """Give a drawing whose text is outlines."""
    sheet = _Sheet()
    found: list[str] = []
    around: list[Attributes] = [{}]
    place = 0
    for token in _TOKEN.finditer(svg):
        if token.start() < place or (token["name"] == "text" and token["end"]):
            continue
        if token["name"] != "text":
            if token["end"]:
                around.pop()
            elif not token["alone"]:
                own = dict(_ATTRIBUTE.findall(token["attributes"]))
                around.append({**around[-1], **{key: own[key] for key in own.keys() & _INHERITED}})
            continue
        end = svg.index("</text>", token.end())
        drawn = _text(
            sheet, unescape(svg[token.end() : end]), dict(_ATTRIBUTE.findall(token["attributes"])), around[-1]
        )
        if drawn:
            found += (svg[place : token.start()], drawn)
            place = end + len("</text>")
    found.append(svg[place:])
    whole = "".join(found)
    last = whole.rindex("</svg>")
    return whole[:last] + sheet.definitions() + whole[last:]


def _text(sheet: _Sheet, text: str, own: Attributes, around: Attributes) -> str:
    """Write one text as outlines; nothing where our faces lack a letter of it."""
    style = {**around, **own}
    size = float(style.get("font-size", "16"))
    is_bold = style.get("font-weight") == "600"
    spacing = float(style.get("letter-spacing", "0")) / size + (_BOLD_SPACING if is_bold else 0.0)
    word = shaped(text, italic=style.get("font-style") == "italic", spacing=round(spacing, 3))
    if word is None:
        return ""
    scale = size / UNITS
    bold = _BOLD * UNITS if is_bold else 0.0
    halo = float(style.get("stroke-width", "1")) / scale + bold if style.get("stroke", "none") != "none" else 0.0
    plain = {key: value for key, value in own.items() if key not in _OF_TEXT}
    body = _with_halo(sheet, word, style, bold) if halo else sheet.letters(word)
    if halo or bold:
        plain["stroke-width"] = number(halo or bold)
    if bold and not halo:
        plain["stroke"] = style.get("fill", "#000")
    return element("g", body, **{**_named(plain), "transform": _placed(word, own, scale)})


def _with_halo(sheet: _Sheet, word: Shaped, style: Attributes, bold: float) -> str:
    """Write a word on its halo, then again without it; a word that was written already by reference to it."""
    known = sheet.words.get(word)
    if known is None:
        known = sheet.words[word] = f"_{len(sheet.words)}"
        first = element("g", sheet.letters(word), id=known)
    else:
        first = element("use", href=f"#{known}")
    stroke = style.get("fill", "#000") if bold else "none"
    return first + element("use", href=f"#{known}", stroke=stroke, stroke_width=bold or None)


def _placed(word: Shaped, own: Attributes, scale: float) -> str:
    """Give the transform that brings a word's units to its place in px."""
    anchor = own.get("text-anchor", "start")
    if own.get("direction") == "rtl":
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    x = float(own.get("x", "0")) - share * word.width * scale
    turn = own.get("transform", "")
    return f"{turn}translate({number(x)} {number(float(own.get('y', '0')))})scale({_short(scale)})"


def _short(value: float) -> str:
    return f"{value:.3f}".strip("0")


def _named(attributes: Attributes) -> dict[str, str]:
    return {key.replace("-", "_") + ("_" if key == "class" else ""): value for key, value in attributes.items()}
