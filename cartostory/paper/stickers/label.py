"""A short link -> its QR code with the address in clear, for print: SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartostory.model.short_address import in_clear
from cartostory.paper.typst import Format, compiled
from cartostory.render.qr import MARGIN, Symbol, runs

_EDGE_MM = 2
_LEAST_PT, _MOST_PT = 6.5, 11.0
_LETTER = 0.52
"""How wide a letter is in the mean, in parts of its size: the serif of paper, lower case, with digits."""
_MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class StickerLabel:
    """What is printed: the code, a line above it or none, what it is called for those who do not see it, a logo.

    `logo` is SVG (`logo.py`), or empty; the code has to be made for one (`symbol(…, has_logo=True)`).
    """

    symbol: Symbol
    alt: str
    title: str = ""
    logo: str = ""


def label(
    one: StickerLabel, width_mm: float, form: Format, *, dpi: int = 300, language: str = "fr", author: str = ""
) -> bytes:
    """Print one label. `width_mm` is that of the dark squares; the margin that they need comes to it."""
    data = {
        "label": as_data(one),
        "width_mm": width_mm,
        "page_mm": whole_mm(one.symbol, width_mm) + 2 * _EDGE_MM,
        "size_pt": size_pt(one, whole_mm(one.symbol, width_mm)),
        "lang": language.partition("-")[0],
        "author": author,
    }
    return compiled("label.typ", data, form, dpi)


def as_data(one: StickerLabel) -> Mapping[str, object]:
    """Give a label as `code.typ` reads it."""
    return {
        "runs": list(runs(one.symbol)),
        "count": one.symbol.count,
        "logo": one.logo,
        "title": one.title,
        "alt": one.alt,
        "address": in_clear(one.symbol.address),
    }


def whole_mm(symbol: Symbol, width_mm: float) -> float:
    """Give how wide a code is with its margin."""
    return width_mm * (symbol.count + 2 * MARGIN) / symbol.count


def size_pt(one: StickerLabel, room_mm: float) -> float:
    """Give the size of letters at which the address stands on one line, or on two where that would be too small."""
    address = in_clear(one.symbol.address)
    fitting = room_mm / (len(address) * _LETTER * _MM_PER_PT)
    return min(_MOST_PT, fitting if fitting >= _LEAST_PT else largest_pt(address, room_mm, _LEAST_PT))


def largest_pt(address: str, room_mm: float, wanted_pt: float) -> float:
    """Give the size that is wanted, or less where the longest part of an address, up to its slash, needs it."""
    longest = max(len(part) + 1 for part in address.split("/"))
    return min(wanted_pt, room_mm / (longest * _LETTER * _MM_PER_PT))
