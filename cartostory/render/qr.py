"""An address -> the squares of its QR code (ISO/IEC 18004), with as much error correction as its size allows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zxingcpp
from markupsafe import escape

from cartostory.model.web_address import ascii_address
from cartostory.problems.problem import Problem, Span, problem

MARGIN = 4
"""The quiet zone on each side, in squares: what ISO/IEC 18004, section 9.1, asks for."""

LEAST_MM = 0.4
"""The narrowest square, in a code that is printed anywhere and read by any telephone.

DENSO WAVE, who made the code, asks for four printer dots a square or more: 0.33 mm at 300 dpi, 0.42 mm with five
(https://www.qrcode.com/en/howto/cell.html).
"""

_LEVELS = ("Q", "M", "L")  # a quarter, a seventh, a fourteenth of the code may be lost
_WITH_LOGO = "H"  # a third may be lost: the logo hides a part
_ON_SCREEN = "M"
_RISING = "LMQH"
_SMALLEST, _STEP = 17, 4
"""Version 1 has 21 squares a side, each one after it four more (ISO/IEC 18004, 5.3.1)."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The squares of a code, row by row, dark ones 1, others 0, without the quiet zone; `level` is L, M, Q or H."""

    address: str
    rows: tuple[bytes, ...]
    level: str
    version: int

    @property
    def count(self) -> int:
        """Give how many squares a side has."""
        return len(self.rows)

    def square_mm(self, width_mm: float) -> float:
        """Give how wide a square is in a code of this width; widths are those of the dark squares, without margin."""
        return width_mm / self.count


@lru_cache(maxsize=2048)
def symbol(address: str, width_mm: float | None = None, *, has_logo: bool = False) -> Symbol:
    """Make the code of an address, never a Micro QR code, which few telephones read.

    A logo takes the highest correction. Else the strongest of Q, M and L whose squares are still wide enough in a code
    of `width_mm`; without a width (on a screen), M. Raises `ValueError` for an address too long for any code.
    """
    if has_logo or width_mm is None:
        return _made(address, _WITH_LOGO if has_logo else _ON_SCREEN)
    for level in _LEVELS:
        made = _made(address, level)
        if made.square_mm(width_mm) >= LEAST_MM:
            break
    return made


def _made(address: str, level: str) -> Symbol:
    address = ascii_address(address)
    rows = _encode(address, level)
    for better in _RISING[_RISING.index(level) + 1 :]:  # a better level in the same size comes for nothing
        stronger = _encode(address, better)
        if len(stronger) != len(rows):
            break
        rows, level = stronger, better
    return Symbol(address, rows, level, (len(rows) - _SMALLEST) // _STEP)


def _encode(address: str, level: str) -> tuple[bytes, ...]:
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its stubs do not say
    shades = memoryview(image)
    wide = shades.shape[1] if shades.shape else 0
    dark = shades.tobytes().translate(_DARK)
    return tuple(dark[start : start + wide] for start in range(0, len(dark), wide))


_DARK = bytes(shade == 0 for shade in range(256))
"""Shades of grey -> 1 for black, 0 for all else."""


_TENTH = 10
"""A code is read from ten times its width: the rule of thumb of those who print them."""

_USUAL_COUNT = 25
"""The rule was found with codes of version 2, 25 squares wide; one with more squares has to be larger in proportion."""


def smallest_mm(symbol: Symbol, distance_mm: float = 0) -> int:
    """Give the least width in whole mm: squares of `LEAST_MM`, and a tenth of the distance, more for a dense code.

    How large a code has to be printed, and what is wrong with one that is smaller.
    """
    for_squares = symbol.count * LEAST_MM
    for_distance = distance_mm / _TENTH * max(1, symbol.count / _USUAL_COUNT)
    return math.ceil(round(max(for_squares, for_distance), 3))


def reach_mm(symbol: Symbol, width_mm: float) -> float:
    """Give from how far a code of this width is read."""
    return width_mm * _TENTH / max(1, symbol.count / _USUAL_COUNT)


def problems(symbol: Symbol, width_mm: float, distance_mm: float, span: Span) -> Iterator[Problem]:
    """Find what keeps a printed code from being read. `distance_mm` 0: nobody said from where."""
    square = symbol.square_mm(width_mm)
    if square < LEAST_MM:
        values = {"width": f"{width_mm:g}", "module": f"{square:.2f}", "least": f"{LEAST_MM:g}"}
        yield problem("qr-too-dense", span, **values, smallest=smallest_mm(symbol))
    elif width_mm < smallest_mm(symbol, distance_mm):
        values = {"width": f"{width_mm:g}", "distance": f"{distance_mm / 1000:g}"}
        yield problem("qr-too-small-for-distance", span, **values, smallest=smallest_mm(symbol, distance_mm))


def svg(symbol: Symbol, title: str = "") -> str:
    """Draw a code. `title` is what it is called for those who do not see it; without one it is decoration.

    A QR code -> SVG: one path on white, with its quiet zone. In squares, so that it scales without a blur.
    """
    side = symbol.count + 2 * MARGIN
    named = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" {named} shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path(symbol)}"/></svg>'
    )


def path(symbol: Symbol) -> str:
    """Give the dark squares as SVG path data, each run of a row as one rectangle."""
    return "".join(f"M{x + MARGIN} {y + MARGIN}h{count}v1h-{count}z" for x, y, count in runs(symbol))


def runs(symbol: Symbol) -> Iterator[tuple[int, int, int]]:
    """Give the runs of dark squares: column, row, and how many."""
    for y, row in enumerate(symbol.rows):
        for run in _RUN.finditer(row):
            yield run.start(), y, run.end() - run.start()


_RUN = re.compile(b"\x01+")


__all__ = ["MARGIN", "Symbol", "problems", "reach_mm", "smallest_mm", "svg", "symbol"]
