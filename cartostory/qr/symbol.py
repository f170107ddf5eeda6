"""An address -> the squares of its QR code (ISO/IEC 18004), with as much error correction as its size allows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

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


@dataclass(frozen=True, slots=True)
class Symbol:
    """The squares of a code, row by row, dark ones True, without the quiet zone; `level` is L, M, Q or H."""

    address: str
    rows: tuple[tuple[bool, ...], ...]
    level: str
    version: int

    @property
    def count(self) -> int:
        """Give how many squares a side has."""
        return len(self.rows)

    def square_mm(self, width_mm: float) -> float:
        """Give how wide a square is in a code of this width; widths are those of the dark squares, without margin."""
        return width_mm / self.count


@lru_cache(maxsize=512)
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
    code = segno.make_qr(address, error=level, boost_error=True)  # a better level in the same size comes for nothing
    rows = tuple(tuple(bool(square) for square in row) for row in code.matrix)
    return Symbol(address, rows, str(code.error), int(code.version))
